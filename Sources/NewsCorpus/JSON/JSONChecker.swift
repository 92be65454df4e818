/// Walks over a JSON document.
struct JSONChecker {
  private let bytes: [UInt8]
  private var position = 0
  private var closers: [UInt8] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func fault(_ expected: String) -> JSONFault {
    guard let current else {
      return JSONFault(column: position + 1, problem: "expected \(expected), found the end")
    }
    let isPlain = current > 0x20 && current < 0x7F
    let found =
      isPlain ? "'\(Unicode.Scalar(current))'" : "0x" + String(current, radix: 16, uppercase: true)
    return JSONFault(column: position + 1, problem: "expected \(expected), found \(found)")
  }

  private mutating func skipSpace() {
    while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  mutating func checkDocument() throws(JSONFault) {
    repeat {
      let isOpened = try value()
      if !isOpened { try separators() }
    } while !closers.isEmpty
    skipSpace()
    if current != nil { throw fault("the end") }
  }

  /// Reads a scalar, or opens a list or object and says whether a value must follow inside it.
  private mutating func value() throws(JSONFault) -> Bool {
    skipSpace()
    switch current {
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "{"), UInt8(ascii: "["): return try open()
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    case let byte? where byte == UInt8(ascii: "-") || isDigit(byte): try number()
    default: throw fault("a value")
    }
    return false
  }

  private mutating func open() throws(JSONFault) -> Bool {
    let isObject = current == UInt8(ascii: "{")
    if closers.count == JSONFault.depthLimit {
      throw JSONFault(
        column: position + 1, problem: "more than \(JSONFault.depthLimit) levels of nesting")
    }
    position += 1
    closers.append(UInt8(ascii: isObject ? "}" : "]"))
    skipSpace()
    if current == closers.last { return false }
    if isObject { try key() }
    return true
  }

  /// Behind a value or at once behind an opening: closes what ends here, and goes to the next value.
  private mutating func separators() throws(JSONFault) {
    while let closer = closers.last {
      skipSpace()
      if current == closer {
        position += 1
        closers.removeLast()
        continue
      }
      guard current == UInt8(ascii: ",") else {
        throw fault("',' or '\(Unicode.Scalar(closer))'")
      }
      position += 1
      if closer == UInt8(ascii: "}") { try key() }
      return
    }
  }

  private mutating func key() throws(JSONFault) {
    skipSpace()
    guard current == UInt8(ascii: "\"") else { throw fault("a name in double quotes") }
    try string()
    skipSpace()
    guard current == UInt8(ascii: ":") else { throw fault("':'") }
    position += 1
  }

  private mutating func word(_ word: StaticString) throws(JSONFault) {
    for index in 0..<word.utf8CodeUnitCount {
      guard current == word.utf8Start[index] else { throw fault("'\(word)'") }
      position += 1
    }
  }

  private mutating func digits() throws(JSONFault) {
    guard let first = current, isDigit(first) else { throw fault("a digit") }
    while let byte = current, isDigit(byte) { position += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private mutating func number() throws(JSONFault) {
    let start = position
    if current == UInt8(ascii: "-") { position += 1 }
    let first = position
    try digits()
    if bytes[first] == 0x30, position > first + 1 {
      throw JSONFault(column: start + 1, problem: "a number that begins with 0")
    }
    if current == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if Double(text)?.isFinite != true {
      throw JSONFault(column: start + 1, problem: "a number that is too large")
    }
  }

  private mutating func string() throws(JSONFault) {
    let start = position
    position += 1
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return
      case UInt8(ascii: "\\"): try escape()
      case 0..<0x20: throw fault("an escape such as \\n for a control character")
      default: position += 1
      }
    }
    throw JSONFault(column: start + 1, problem: "a string without an end")
  }

  private mutating func escape() throws(JSONFault) {
    position += 1
    guard let letter = current else { return }
    guard letter == UInt8(ascii: "u") else {
      guard #""\/bfnrt"#.utf8.contains(letter) else { throw fault("an escape") }
      position += 1
      return
    }
    let start = position - 1
    let unit = try hexUnit()
    guard unit & 0xF800 == 0xD800 else { return }
    if unit < 0xDC00, current == UInt8(ascii: "\\"), position + 1 < bytes.count,
      bytes[position + 1] == UInt8(ascii: "u")
    {
      position += 1
      if try hexUnit() & 0xFC00 == 0xDC00 { return }
    }
    throw JSONFault(column: start + 1, problem: "half of a surrogate pair")
  }

  private mutating func hexUnit() throws(JSONFault) -> UInt16 {
    position += 1
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("a hex digit")
      }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }
}
