/// Finds the fields of a record in one pass over its bytes, and decodes nothing.
///
/// It takes only what is surely an article: on any doubt it gives up, and ``RecordDecoder`` says what
/// the record is, or what is wrong with it.
struct RecordScanner {
  private let bytes: UnsafePointer<UInt8>
  private let end: Int
  private var position = 0
  /// The bits of all bytes of strings.
  private var seen: UInt64 = 0
  private var slices = RecordFields.Slices(repeating: RecordFields.Slice())
  private var fields: UInt32 = 0
  private var hasOthers = false

  /// The fields of a record, or nil when it is left to the decoder.
  ///
  /// ``ByteWords/padding`` bytes behind the record must be readable.
  static func fields(
    of record: UnsafeBufferPointer<UInt8>, pool: RecordPool
  ) -> RecordFields? {
    guard let base = record.baseAddress, record.count <= UInt32.max else { return nil }
    var scanner = RecordScanner(bytes: base, end: record.count)
    guard scanner.object(), scanner.isArticle else { return nil }
    return RecordFields(scanner.slices, hasOthers: scanner.hasOthers, in: record, pool: pool)
  }

  private init(bytes: UnsafePointer<UInt8>, end: Int) { (self.bytes, self.end) = (bytes, end) }

  /// Whether the record has a text, and is valid UTF-8.
  private var isArticle: Bool {
    let text = slices[RecordField.text.rawValue].form
    guard text == .plain || text == .escaped else { return false }
    return !ByteWords.hasWide(seen) || ByteWords.isUTF8(bytes, count: end)
  }

  /// The byte at the position; 0, which no JSON has outside strings, at the end.
  @inline(__always)
  private var current: UInt8 { position < end ? bytes[position] : 0 }

  @inline(__always)
  private mutating func skipSpace() {
    while position < end {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A else { return }
      position += 1
    }
  }

  /// Takes a byte if it is the next one.
  @inline(__always)
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard position < end, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Reads the whole record; false when it is left to the decoder.
  private mutating func object() -> Bool {
    skipSpace()
    guard take("{") else { return false }
    repeat {
      skipSpace()
      guard take("\""), member() else { return false }
      skipSpace()
    } while take(",")
    guard take("}") else { return false }
    skipSpace()
    return position == end
  }

  /// Reads a name behind its quote, and its value.
  private mutating func member() -> Bool {
    let start = position
    guard let form = string(), form == .plain else { return false }
    let count = position - 1 - start
    skipSpace()
    guard take(":") else { return false }
    skipSpace()
    guard count > 0, count <= 8 else { return other() }
    let name = ByteWords.load(bytes, start) & (UInt64.max >> UInt64(64 - 8 * count))
    guard let field = RecordField(packed: name) else {
      // What newslab wrote itself has a form of its own.
      return name != Self.format && other()
    }
    let bit: UInt32 = 1 << UInt32(field.rawValue)
    guard fields & bit == 0 else { return false }
    fields |= bit
    return value(of: field)
  }

  private static let format = RecordField.packed("format")

  private mutating func other() -> Bool {
    hasOthers = true
    return value(depth: 1)
  }

  /// Reads the value of a field if it has a type that the field may have.
  private mutating func value(of field: RecordField) -> Bool {
    let start = position
    var form = RecordFields.Form.json
    switch current {
    case UInt8(ascii: "n"): return word("null")
    case UInt8(ascii: "\""):
      position += 1
      guard field != .meta, let found = string() else { return false }
      // An escape in the id would have to be undone at once.
      if field == .id, found == .escaped { return false }
      slices[field.rawValue] = RecordFields.Slice(
        start: UInt32(start + 1), end: UInt32(position - 1), form: found)
      return true
    case UInt8(ascii: "["):
      guard field == .authors || field == .keywords, strings() else { return false }
    case UInt8(ascii: "{"):
      guard field == .meta, value(depth: 1) else { return false }
    default:
      guard field == .id, integer() else { return false }
      form = .plain
    }
    slices[field.rawValue] = RecordFields.Slice(
      start: UInt32(start), end: UInt32(position), form: form)
    return true
  }

  /// Reads a list of strings.
  private mutating func strings() -> Bool {
    position += 1
    skipSpace()
    if take("]") { return true }
    repeat {
      skipSpace()
      guard take("\""), string() != nil else { return false }
      skipSpace()
    } while take(",")
    return take("]")
  }

  /// Reads a whole number that is written as newslab writes it.
  private mutating func integer() -> Bool {
    let start = position
    _ = take("-")
    let first = current
    guard first >= 0x31 && first <= 0x39 || first == 0x30 && position == start else { return false }
    digits()
    guard first != 0x30 || position == start + 1, position - start <= 18 else { return false }
    let next = current
    return next != UInt8(ascii: ".") && next | 0x20 != UInt8(ascii: "e")
  }

  private mutating func digits() {
    while position < end, bytes[position] >= 0x30, bytes[position] <= 0x39 { position += 1 }
  }

  /// Reads any value inside `depth` lists and objects.
  private mutating func value(depth: Int) -> Bool {
    switch current {
    case UInt8(ascii: "\""):
      position += 1
      return string() != nil
    case UInt8(ascii: "{"): return depth < JSONFault.depthLimit && members(depth: depth + 1)
    case UInt8(ascii: "["): return depth < JSONFault.depthLimit && elements(depth: depth + 1)
    case UInt8(ascii: "t"): return word("true")
    case UInt8(ascii: "f"): return word("false")
    case UInt8(ascii: "n"): return word("null")
    default: return number()
    }
  }

  private mutating func members(depth: Int) -> Bool {
    position += 1
    skipSpace()
    if take("}") { return true }
    repeat {
      skipSpace()
      guard take("\""), string() != nil else { return false }
      skipSpace()
      guard take(":") else { return false }
      skipSpace()
      guard value(depth: depth) else { return false }
      skipSpace()
    } while take(",")
    return take("}")
  }

  private mutating func elements(depth: Int) -> Bool {
    position += 1
    skipSpace()
    if take("]") { return true }
    repeat {
      skipSpace()
      guard value(depth: depth) else { return false }
      skipSpace()
    } while take(",")
    return take("]")
  }

  private mutating func word(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard position + count <= end else { return false }
    for index in 0..<count where bytes[position + index] != word.utf8Start[index] { return false }
    position += count
    return true
  }

  /// Reads a number that is surely finite.
  private mutating func number() -> Bool {
    _ = take("-")
    let start = position
    digits()
    let count = position - start
    guard count > 0, count < 300, count == 1 || bytes[start] != 0x30 else { return false }
    if take(".") {
      let fraction = position
      digits()
      guard position > fraction else { return false }
    }
    return current | 0x20 != UInt8(ascii: "e")
  }

  /// Reads a string behind its first quote, and takes the last one; nil when it is not valid.
  @inline(__always)
  private mutating func string() -> RecordFields.Form? {
    var form = RecordFields.Form.plain
    while true {
      position = ByteWords.stop(bytes, from: position, to: end, seen: &seen)
      guard position < end else { return nil }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return form
      case UInt8(ascii: "\\"):
        form = .escaped
        guard escape() else { return nil }
      default: return nil
      }
    }
  }

  /// Reads an escape.
  @inline(__always)
  private mutating func escape() -> Bool {
    guard position + 1 < end else { return false }
    switch bytes[position + 1] {
    case UInt8(ascii: "n"), UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"),
      UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"):
      position += 2
      return true
    case UInt8(ascii: "u"): return numberedEscape()
    default: return false
    }
  }

  /// Reads `\uXXXX`, or two of them that are halves of a character.
  private mutating func numberedEscape() -> Bool {
    guard let unit = hexUnit() else { return false }
    guard unit & 0xF800 == 0xD800 else { return true }
    guard unit < 0xDC00, position + 1 < end, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u"), let other = hexUnit()
    else { return false }
    return other & 0xFC00 == 0xDC00
  }

  private mutating func hexUnit() -> UInt32? {
    guard position + 6 <= end else { return nil }
    for index in position + 2..<position + 6 where JSONEscapes.digit(bytes[index]) > 15 {
      return nil
    }
    defer { position += 6 }
    return JSONEscapes.hexUnit(bytes, at: position + 2)
  }
}
