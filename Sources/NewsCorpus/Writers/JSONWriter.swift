import NewsModel

/// Writes JSON as bytes: in one line, or indented.
///
/// Strings come out as valid UTF-8 whatever they hold; control characters are always escaped.
package struct JSONWriter {
  /// How the output is laid out.
  package enum Layout: Sendable {
    /// All in one line, without spaces.
    case compact
    /// A line a value; lists of numbers in one line.
    case indented
  }

  /// What was written so far.
  package private(set) var bytes: [UInt8] = []
  private let layout: Layout
  private var depth = 0
  private var isFirst = true
  private var inlineDepth = 0

  /// Begins with nothing.
  package init(layout: Layout) { self.layout = layout }

  /// The bytes that were written since the last call; the output may be written in pieces.
  package mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// Writes an object; the body writes its members with ``member(_:_:)``.
  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    enclose("{", "}", body)
  }

  /// Writes a list with an element for each value.
  package mutating func list<Values: Sequence>(
    _ values: Values, _ write: (inout JSONWriter, Values.Element) -> Void
  ) {
    enclose("[", "]") { writer in
      for value in values {
        writer.separate()
        write(&writer, value)
      }
    }
  }

  /// Writes a member of an object: its name, then what the body writes.
  package mutating func member(_ name: String, _ write: (inout JSONWriter) -> Void) {
    separate()
    string(name)
    append(isInline ? ":" : ": ")
    write(&self)
  }

  /// Writes in one line whatever the layout.
  package mutating func inline(_ write: (inout JSONWriter) -> Void) {
    inlineDepth += 1
    write(&self)
    inlineDepth -= 1
  }

  /// Writes null.
  package mutating func null() { append("null") }

  /// Writes true or false.
  package mutating func bool(_ value: Bool) { append(value ? "true" : "false") }

  /// Writes a whole number.
  package mutating func integer(_ value: some BinaryInteger) { append(String(value)) }

  /// Writes the shortest number that reads back as the same; null for what JSON cannot write.
  package mutating func number(_ value: Double) {
    append(value.isFinite ? value.description : "null")
  }

  /// Writes a string.
  package mutating func string(_ value: String) {
    var value = value
    value.withUTF8 { escape($0) }
  }

  /// Writes a text as a string.
  package mutating func string(_ text: ArticleText) {
    text.bytes.withUnsafeBufferPointer { escape($0) }
  }

  private var isInline: Bool { layout == .compact || inlineDepth > 0 }

  private mutating func append(_ text: String) { bytes += text.utf8 }

  private mutating func enclose(
    _ opening: String, _ closing: String, _ body: (inout JSONWriter) -> Void
  ) {
    append(opening)
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { breakLine() }
    isFirst = false
    append(closing)
  }

  private mutating func separate() {
    if !isFirst { append(",") }
    isFirst = false
    breakLine()
  }

  private mutating func breakLine() {
    guard !isInline else { return }
    bytes.append(0x0A)
    bytes += repeatElement(0x20, count: depth * 2)
  }

  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(0x22)
    var copied = 0
    for index in text.indices where Self.needsEscape(text, index) {
      bytes += text[copied..<index]
      switch text[index] {
      case 0x22: append("\\\"")
      case 0x5C: append("\\\\")
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0x09: append("\\t")
      case 0xC2: escape(unit: text[index + 1])
      case let byte: escape(unit: byte)
      }
      copied = index + (text[index] == 0xC2 ? 2 : 1)
    }
    bytes += text[copied...]
    bytes.append(0x22)
  }

  /// Quotes, backslashes, and control characters: those of ASCII and U+0080 to U+009F.
  private static func needsEscape(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    switch text[index] {
    case 0..<0x20, 0x22, 0x5C, 0x7F: true
    case 0xC2: index + 1 < text.count && text[index + 1] < 0xA0
    default: false
    }
  }

  private mutating func escape(unit: UInt8) {
    let digits = Array("0123456789abcdef".utf8)
    append("\\u00")
    bytes.append(digits[Int(unit >> 4)])
    bytes.append(digits[Int(unit & 15)])
  }
}

extension JSONWriter {
  /// Writes a number, or null.
  package mutating func integer(orNull value: Int?) {
    if let value { integer(value) } else { null() }
  }

  /// Writes a string, or null.
  package mutating func string(orNull value: String?) {
    if let value { string(value) } else { null() }
  }

  /// Writes a list of strings.
  package mutating func strings(_ values: [String]) {
    list(values) { $0.string($1) }
  }

  /// Writes a value that the model has no field for, names in order.
  package mutating func value(_ value: MetaValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .integer(let value): integer(value)
    case .number(let value): number(value)
    case .string(let value): string(value)
    case .list(let values): list(values) { $0.value($1) }
    case .table(let values): table(values)
    }
  }

  /// Writes values by name, the names in the order of their bytes.
  package mutating func table(_ values: [String: MetaValue]) {
    let sorted = values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    object { writer in
      for (name, value) in sorted { writer.member(name) { $0.value(value) } }
    }
  }
}
