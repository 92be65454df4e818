/// Records of JSON as different writers make them, and broken ones.
extension Generator {
  /// A line that is an object with fields of a record, most of them right; names are those given.
  package mutating func record(_ names: [String]) -> [UInt8] {
    var members: [String] = []
    if !chance(oneIn: 12) { members.append(quoted("text") + colon() + string(text())) }
    for _ in 0..<Int.random(in: 0...8, using: &self) {
      let name = chance(oneIn: 3) ? word() : pick(names) ?? ""
      let isText = chance(oneIn: 30)
      members.append((isText ? quoted("text") : string(name)) + colon() + value(of: name))
    }
    members.shuffle(using: &self)
    let space = pick(["", "", " ", "\t"]) ?? ""
    let line = space + "{" + space + members.joined(separator: "," + space) + space + "}" + space
    return Array(line.utf8)
  }

  /// The same with some bytes changed, left out or doubled.
  package mutating func broken(_ line: [UInt8]) -> [UInt8] {
    var line = line
    for _ in 0..<Int.random(in: 1...3, using: &self) where !line.isEmpty {
      let index = Int.random(in: line.indices, using: &self)
      switch Int.random(in: 0..<5, using: &self) {
      case 0: line.remove(at: index)
      case 1: line.insert(line[index], at: index)
      case 2: line.removeSubrange(index...)
      case 3: line[index] = pick(Array(#"{}[]":,\u0e.-tnf"#.utf8)) ?? 0
      default: line[index] = UInt8.random(in: 0...255, using: &self)
      }
    }
    // A line feed would make two lines of it.
    return line.map { $0 == 0x0A ? 0x20 : $0 }
  }

  private mutating func colon() -> String { pick([":", ": ", " : "]) ?? ":" }

  private func quoted(_ name: String) -> String { "\"" + name + "\"" }

  private mutating func value(of name: String) -> String {
    if chance(oneIn: 8) { return "null" }
    if chance(oneIn: 8) { return json(depth: 0) }
    switch name {
    case "id":
      return pick([#""a1""#, "17", "-5", "-0", "1.0", "12345678901234567890", #""""#, #""\u0061""#])
        ?? ""
    case "date":
      return pick([
        #""2017-04-06""#, #""2017-04""#, #""2017-04-06T17:23:00Z""#, #""April 6""#,
        #""2017-13-01""#,
      ]) ?? ""
    case "authors", "keywords":
      return chance(oneIn: 4) ? string(word()) : "[" + string(word()) + " , " + string(word()) + "]"
    case "meta": return chance(oneIn: 6) ? "{ }" : "{" + string(word()) + ":" + json(depth: 1) + "}"
    case "format":
      return pick([#""newslab-article/1""#, #""newslab-article/9""#, #""ninjs""#, "1"]) ?? ""
    default: return string(chance(oneIn: 4) ? sentence() : word())
    }
  }

  private mutating func json(depth: Int) -> String {
    switch Int.random(in: 0..<(depth > 2 ? 5 : 7), using: &self) {
    case 0: pick(["true", "false", "null"]) ?? ""
    case 1, 2:
      pick([
        "0", "-0", "7", "-17", "1.0", "0.5", "-2.25", "1e2", "1E-3", "9223372036854775807",
        "9223372036854775808", "123456789012345678901234567890", "1e-400", "0.1", "10.50",
      ]) ?? ""
    case 3, 4: string(word())
    case 5: "[" + json(depth: depth + 1) + ", " + json(depth: depth + 1) + "]"
    default:
      "{" + string(word()) + ":" + json(depth: depth + 1) + "," + string(word()) + ": "
        + json(depth: depth + 1) + "}"
    }
  }

  /// A string with escapes where there must be some, and now and then elsewhere.
  private mutating func string(_ text: String) -> String {
    let escapesWide = chance(oneIn: 3)
    var string = "\""
    for unit in text.unicodeScalars {
      switch unit {
      case "\"": string += "\\\""
      case "\\": string += "\\\\"
      case "\n": string += "\\n"
      case "\r": string += "\\r"
      case "\t": string += chance(oneIn: 2) ? "\\t" : "\\u0009"
      case "/": string += chance(oneIn: 2) ? "/" : "\\/"
      case _ where unit.value < 0x20: string += Self.numbered(UInt16(unit.value))
      case _ where unit.value >= 0x80 && escapesWide || chance(oneIn: 200):
        string += String(unit).utf16.map { Self.numbered($0) }.joined()
      default: string.unicodeScalars.append(unit)
      }
    }
    return string + "\""
  }

  private static func numbered(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
