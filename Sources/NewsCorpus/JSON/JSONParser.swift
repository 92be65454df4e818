import FoundationEssentials

/// Builds the values of JSON that was checked before.
///
/// Of members with the same name the first one counts.
struct JSONParser {
  private let bytes: UnsafePointer<UInt8>
  private let end: Int
  private var position = 0

  /// The value of a valid document of at most ``JSONFault/depthLimit`` levels; nil when a number of
  /// it cannot be represented.
  ///
  /// ``ByteWords/padding`` bytes behind the document must be readable.
  static func value(of document: UnsafeBufferPointer<UInt8>) -> JSONValue? {
    guard let base = document.baseAddress else { return nil }
    var parser = JSONParser(bytes: base, end: document.count)
    return parser.value()
  }

  /// The members of a valid object whose names are wanted.
  static func members(
    of document: UnsafeBufferPointer<UInt8>, where isWanted: (String) -> Bool
  ) -> [String: JSONValue]? {
    guard let base = document.baseAddress else { return nil }
    var parser = JSONParser(bytes: base, end: document.count)
    parser.skipSpace()
    return parser.members(where: isWanted)
  }

  private init(bytes: UnsafePointer<UInt8>, end: Int) { (self.bytes, self.end) = (bytes, end) }

  private var current: UInt8 { position < end ? bytes[position] : 0 }

  private mutating func skipSpace() {
    while position < end, bytes[position] <= 0x20 { position += 1 }
  }

  private mutating func value() -> JSONValue? {
    skipSpace()
    switch current {
    case UInt8(ascii: "\""): return .string(string())
    case UInt8(ascii: "{"): return members { _ in true }.map { .table($0) }
    case UInt8(ascii: "["): return elements().map { .list($0) }
    case UInt8(ascii: "t"): return word(4, .bool(true))
    case UInt8(ascii: "f"): return word(5, .bool(false))
    case UInt8(ascii: "n"): return word(4, .null)
    default: return number()
    }
  }

  private mutating func word(_ count: Int, _ value: JSONValue) -> JSONValue {
    position += count
    return value
  }

  private mutating func members(where isWanted: (String) -> Bool) -> [String: JSONValue]? {
    var members: [String: JSONValue] = [:]
    position += 1
    skipSpace()
    while current == UInt8(ascii: "\"") {
      let name = string()
      skipSpace()
      position += 1
      if isWanted(name) {
        guard let value = value() else { return nil }
        if members[name] == nil { members[name] = value }
      } else {
        skip()
      }
      skipSpace()
      if current == UInt8(ascii: ",") { position += 1 }
      skipSpace()
    }
    position += 1
    return members
  }

  private mutating func elements() -> [JSONValue]? {
    var elements: [JSONValue] = []
    position += 1
    skipSpace()
    while position < end, current != UInt8(ascii: "]") {
      guard let value = value() else { return nil }
      elements.append(value)
      skipSpace()
      if current == UInt8(ascii: ",") { position += 1 }
      skipSpace()
    }
    position += 1
    return elements
  }

  /// Leaves a value out.
  private mutating func skip() {
    var depth = 0
    repeat {
      skipSpace()
      switch current {
      case UInt8(ascii: "\""): _ = passString()
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        (depth, position) = (depth + 1, position + 1)
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        (depth, position) = (depth - 1, position + 1)
      case UInt8(ascii: ","), UInt8(ascii: ":"): position += 1
      default: passWord()
      }
    } while depth > 0 && position < end
  }

  private mutating func passWord() {
    repeat {
      position += 1
    } while position < end && bytes[position] != UInt8(ascii: ",")
      && bytes[position] != UInt8(ascii: "}") && bytes[position] != UInt8(ascii: "]")
  }

  /// Goes behind a string; says where its inside ends, and whether it has no escapes.
  private mutating func passString() -> (end: Int, isPlain: Bool) {
    position += 1
    var (isPlain, seen): (Bool, UInt64) = (true, 0)
    while true {
      position = ByteWords.stop(bytes, from: position, to: end, seen: &seen)
      if position >= end || bytes[position] == UInt8(ascii: "\"") { break }
      isPlain = false
      position = min(end, position + 2)
    }
    defer { position += 1 }
    return (position, isPlain)
  }

  private mutating func string() -> String {
    let start = position + 1
    let (last, isPlain) = passString()
    let inside = UnsafeBufferPointer(start: bytes + start, count: last - start)
    return isPlain
      ? String(decoding: inside, as: UTF8.self)
      : String(decoding: JSONEscapes.undone(inside), as: UTF8.self)
  }

  private mutating func number() -> JSONValue? {
    let start = position
    var isWhole = true
    while position < end {
      switch bytes[position] {
      case 0x30...0x39, UInt8(ascii: "-"): break
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"):
        isWhole = false
      default: return number(start, isWhole)
      }
      position += 1
    }
    return number(start, isWhole)
  }

  private func number(_ start: Int, _ isWhole: Bool) -> JSONValue? {
    let digits = UnsafeBufferPointer(start: bytes + start, count: position - start)
    let text = String(decoding: digits, as: UTF8.self)
    if isWhole, let integer = Int64(text) { return .integer(integer) }
    // What the library makes of other numbers (1e2, 1.0) is not for this parser to know.
    return try? JSONDecoder().decode(JSONValue.self, from: Data(digits))
  }
}
