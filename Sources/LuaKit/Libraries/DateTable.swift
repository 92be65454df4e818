import Glibc

/// The table of a date: `year`, `month`, `day`, `hour`, `min`, `sec` and what follows from them.
enum DateTable {
  /// Reads the fields; `year`, `month` and `day` must be there, noon is meant unless said.
  static func read(_ table: LuaReference) throws(LuaError) -> tm {
    var fields = tm()
    fields.tm_year = try field("year", of: table, minus: 1900)
    fields.tm_mon = try field("month", of: table, minus: 1)
    fields.tm_mday = try field("day", of: table)
    fields.tm_hour = try field("hour", of: table, default: 12)
    fields.tm_min = try field("min", of: table, default: 0)
    fields.tm_sec = try field("sec", of: table, default: 0)
    fields.tm_wday = -1
    return fields
  }

  private static func field(
    _ name: String, of table: LuaReference, minus start: Int = 0, default fallback: Int? = nil
  ) throws(LuaError) -> Int32 {
    let value: Int
    switch try table.field(name) {
    case .integer(let number): value = number
    case .number(let number) where Int(exactly: number) != nil: value = Int(number)
    case .string(let text):
      guard let number = Int(String(decoding: text.bytes, as: UTF8.self)) else {
        throw LuaError("field '\(name)' is not an integer")
      }
      value = number
    case .nil:
      guard let fallback else { throw LuaError("field '\(name)' missing in date table") }
      value = fallback
    default: throw LuaError("field '\(name)' is not an integer")
    }
    let (number, isTooLarge) = value.subtractingReportingOverflow(start)
    guard !isTooLarge, let field = Int32(exactly: number) else {
      throw LuaError("field '\(name)' is out-of-bound")
    }
    return field
  }

  /// Sets the fields of the table on top.
  static func write(_ fields: tm, to stack: LuaStack) throws(LuaError) {
    let numbers: [(String, Int)] = [
      ("year", Int(fields.tm_year) + 1900), ("month", Int(fields.tm_mon) + 1),
      ("day", Int(fields.tm_mday)), ("hour", Int(fields.tm_hour)), ("min", Int(fields.tm_min)),
      ("sec", Int(fields.tm_sec)), ("yday", Int(fields.tm_yday) + 1),
      ("wday", Int(fields.tm_wday) + 1),
    ]
    for (name, value) in numbers {
      try value.push(to: stack)
      try stack.setField(name, ofTableAt: -2)
    }
    try false.push(to: stack)
    try stack.setField("isdst", ofTableAt: -2)
  }
}

/// Dates as text, by the letters of `strftime`.
enum DateFormat {
  private static let letters = Set("aAbBcCdDeFgGhHIjmMnprRStTuUVwWxXyYzZ%".utf8)
  private static let afterE = Set("cCxXyY".utf8)
  private static let afterO = Set("deHImMSuUVwWy".utf8)

  /// The text of a pattern; an unknown letter throws.
  static func text(_ pattern: Substring, _ fields: tm) throws(LuaError) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(pattern.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      bytes += shown(try specifier(&rest), fields)
    }
    return bytes
  }

  private static func specifier(_ rest: inout ArraySlice<UInt8>) throws(LuaError) -> String {
    let first = rest.popFirst()
    if let first, letters.contains(first) { return "%" + String(UnicodeScalar(first)) }
    let known = first == UInt8(ascii: "E") ? afterE : first == UInt8(ascii: "O") ? afterO : []
    if let first, let second = rest.popFirst(), known.contains(second) {
      return "%" + String(UnicodeScalar(first)) + String(UnicodeScalar(second))
    }
    let shown = first.map { String(UnicodeScalar($0)) } ?? ""
    throw LuaError("invalid conversion specifier '%\(shown)'")
  }

  private static func shown(_ specifier: String, _ fields: tm) -> [UInt8] {
    var fields = fields
    var buffer = [CChar](repeating: 0, count: 256)
    let count = strftime(&buffer, buffer.count, specifier, &fields)
    return buffer[..<count].map { UInt8(bitPattern: $0) }
  }
}
