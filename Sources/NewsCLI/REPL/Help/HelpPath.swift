/// An expression that can be followed without running anything: names, fields, constant keys, and
/// calls, of which only the declared result is known.
struct HelpPath: Equatable {
  /// What stands behind the first name.
  enum Step: Equatable {
    /// `.name`, or a string in brackets.
    case field(String)
    /// `:name`.
    case method(String)
    /// `[3]`.
    case index(Int)
    /// A call with whatever arguments.
    case call
  }

  /// The name of the variable.
  let root: String
  /// What is read of it, one after the other.
  let steps: [Step]

  /// Reads an expression; nil when it is another one.
  init?(_ text: String) {
    var reader = Reader(Array(text.utf8))
    guard let root = reader.name() else { return nil }
    var steps: [Step] = []
    while !reader.isAtEnd {
      guard let step = reader.step() else { return nil }
      steps.append(step)
    }
    (self.root, self.steps) = (root, steps)
  }

  private struct Reader {
    let bytes: [UInt8]
    var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position >= bytes.count }

    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func name() -> String? {
      skipSpaces()
      let start = position
      while let byte, Self.isWord(byte) { position += 1 }
      guard position > start, !(0x30...0x39).contains(bytes[start]) else { return nil }
      defer { skipSpaces() }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    mutating func step() -> Step? {
      defer { skipSpaces() }
      switch byte {
      case UInt8(ascii: "."):
        position += 1
        return name().map { .field($0) }
      case UInt8(ascii: ":"):
        position += 1
        return name().map { .method($0) }
      case UInt8(ascii: "("), UInt8(ascii: "{"): return skipGroup() ? .call : nil
      case UInt8(ascii: "\""), UInt8(ascii: "'"): return string() == nil ? nil : .call
      case UInt8(ascii: "["):
        position += 1
        return key()
      default: return nil
      }
    }

    private mutating func key() -> Step? {
      skipSpaces()
      let step: Step
      if let text = string() {
        step = .field(text)
      } else {
        let start = position
        while let byte, (0x30...0x39).contains(byte) { position += 1 }
        let digits = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let number = Int(digits) else { return nil }
        step = .index(number)
      }
      skipSpaces()
      guard byte == UInt8(ascii: "]") else { return nil }
      position += 1
      return step
    }

    /// A quoted string without escapes, which is passed.
    private mutating func string() -> String? {
      guard let quote = byte, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        let end = bytes[(position + 1)...].firstIndex(of: quote)
      else { return nil }
      let inner = bytes[(position + 1)..<end]
      if inner.contains(UInt8(ascii: "\\")) { return nil }
      position = end + 1
      return String(decoding: inner, as: UTF8.self)
    }

    /// Passes what stands in parentheses or braces.
    private mutating func skipGroup() -> Bool {
      let text = String(decoding: bytes[position...], as: UTF8.self)
      var scan = LuaTextScan(text[...])
      var depth = 0
      while let byte = scan.next() {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: ")"), UInt8(ascii: "}"): depth -= 1
        default: continue
        }
        if depth == 0 {
          position = bytes.count - scan.left
          return true
        }
      }
      return false
    }

    private mutating func skipSpaces() {
      while let byte, byte == 0x20 || byte == 0x09 { position += 1 }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_")
    }
  }
}
