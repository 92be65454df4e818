import CLuaBridge

extension LuaFile {
  /// What `read` is asked for.
  enum Format: Sendable {
    case line(keepsEnd: Bool)
    case all
    case number
    case bytes(Int)

    /// Reads a format as scripts write it: `"l"`, `"L"`, `"a"`, `"n"` (`*` may stand in front), or
    /// a number of bytes.
    static func read(_ call: LuaCall, at index: Int) throws(LuaError) -> Format {
      if let count = try? call.stack.read(Int.self, at: index) { return .bytes(max(count, 0)) }
      let text = try call.argument(index, "format", as: String.self)
      switch text.drop(while: { $0 == "*" }).first {
      case "n": return .number
      case "l": return .line(keepsEnd: false)
      case "L": return .line(keepsEnd: true)
      case "a": return .all
      default: throw call.bad(index, "format", "invalid format '\(text)'")
      }
    }

    /// The formats among the arguments, a line when there are none.
    static func all(_ call: LuaCall, from first: Int) throws(LuaError) -> [Format] {
      guard call.count >= first else { return [.line(keepsEnd: false)] }
      var formats: [Format] = []
      for index in first...call.count { formats.append(try read(call, at: index)) }
      return formats
    }
  }

  /// Pushes what the formats ask for, up to the first that finds nothing, and gives the number.
  func read(_ formats: [Format], _ stack: LuaStack) throws -> Int32 {
    var count: Int32 = 0
    for format in formats {
      count += 1
      if try !read(format, stack) {
        try stack.pushNil()
        break
      }
    }
    return count
  }

  private func read(_ format: Format, _ stack: LuaStack) throws -> Bool {
    switch format {
    case .line(let keepsEnd): return try readLine(keepsEnd: keepsEnd, stack)
    case .number: return try readNumber(stack)
    case .all:
      while try fill(stack) {}
      try push(upTo: buffer.count, stack)
      return true
    case .bytes(let count):
      while buffer.count - position < max(count, 1), try fill(stack) {}
      if position == buffer.count { return false }
      try push(upTo: min(count, buffer.count - position) + position, stack)
      return true
    }
  }

  private func push(upTo end: Int, _ stack: LuaStack) throws(LuaError) {
    try LuaString(Array(buffer[position..<end])).push(to: stack)
    position = end
  }

  private func readLine(keepsEnd: Bool, _ stack: LuaStack) throws -> Bool {
    var searched = position
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        try push(upTo: keepsEnd ? end + 1 : end, stack)
        position = end + 1
        return true
      }
      // Filling may drop what was read before.
      let waiting = buffer.count - position
      guard try fill(stack) else { break }
      searched = position + waiting
    }
    if position == buffer.count { return false }
    try push(upTo: buffer.count, stack)
    return true
  }

  /// The next byte, which stays.
  private func peek(_ stack: LuaStack) throws -> UInt8? {
    if position == buffer.count, try !fill(stack) { return nil }
    return buffer[position]
  }

  /// A numeral of Lua behind white space; of what is none, the part that looked like one is gone.
  private func readNumber(_ stack: LuaStack) throws -> Bool {
    while let byte = try peek(stack), byte == 0x20 || (0x09...0x0D).contains(byte) {
      position += 1
    }
    var numeral = Numeral()
    while let byte = try peek(stack), numeral.take(byte) { position += 1 }
    let bytes = numeral.bytes
    return bytes.withUnsafeBytes { nl_push_numeral(stack.state, $0.baseAddress, $0.count) }
  }
}

/// Collects the longest text that may be a numeral: `-12.5e3`, `0x1F.8p-2`.
private struct Numeral {
  private(set) var bytes: [UInt8] = []
  private enum Part { case sign, whole, fraction, exponentSign, exponent }
  private var part = Part.sign
  private var isHex = false
  private static let longest = 200

  /// Takes the next byte; false when it does not belong to the numeral.
  mutating func take(_ byte: UInt8) -> Bool {
    guard bytes.count < Self.longest, accepts(byte) else { return false }
    bytes.append(byte)
    return true
  }

  private mutating func accepts(_ byte: UInt8) -> Bool {
    let isSign = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
    switch part {
    case .sign where isSign && bytes.isEmpty: return true
    case .exponentSign where isSign:
      part = .exponent
      return true
    case .exponentSign, .exponent:
      part = .exponent
      return (0x30...0x39).contains(byte)
    default: return acceptsDigit(byte)
    }
  }

  private mutating func acceptsDigit(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    if part == .sign { part = .whole }
    if byte == UInt8(ascii: "."), part == .whole {
      part = .fraction
      return true
    }
    if lower == UInt8(ascii: "x"), bytes.last == UInt8(ascii: "0"), bytes.count <= 2, !isHex {
      isHex = true
      return true
    }
    if lower == UInt8(ascii: isHex ? "p" : "e"), !bytes.isEmpty {
      part = .exponentSign
      return true
    }
    return (0x30...0x39).contains(byte) || (isHex && (0x61...0x66).contains(lower))
  }
}
