import LuaKit

extension ProgramGrammar {
  /// A use of the libraries of Lua, those that newslab replaces above all.
  func library() -> String {
    switch chance.below(10) {
    case 0, 1: patternUse()
    case 2: tableUse()
    case 3: "local _ = string.format(\(format()), \(list()))"
    case 4: packing()
    case 5:
      "local _ = utf8.\(chance.pick(["len", "codepoint", "offset", "codes", "char"]))(\(list()))"
    case 6: "local _ = select(\(value(of: "integer")), \(list()))"
    default: "local _ = \(chance.pick(sources.libraryFunctions))(\(list()))"
    }
  }

  private func list() -> String {
    let types = ["any", "string", "integer", "table", "string"]
    return (0..<chance.number(1...4)).map { _ in value(of: chance.pick(types)) }
      .joined(separator: ", ")
  }

  private func patternUse() -> String {
    let name = chance.pick(["find", "match", "gmatch", "gsub"])
    let subject =
      chance.percent(70) ? value(of: "string") : "(\(object(of: "Article", odd: 3))).text"
    let replacement = chance.pick(["'%1'", "'%0%9'", "{}", callback(), value(of: "any")])
    let extra =
      name == "gsub" ? ", \(replacement)" : chance.percent(40) ? ", \(value(of: "integer"))" : ""
    let call = "string.\(name)(\(subject), '\(pattern())'\(extra))"
    return name == "gmatch" ? "for a, b in \(call) do print(a, b) end" : "local _ = \(call)"
  }

  /// A pattern, which need not be well formed.
  private func pattern() -> String {
    let parts = [
      "a", ".", "%a", "%s", "%w*", ".-", "(.-)", "()", "[a-z]", "[^%s]+", "%b()", "%f[%w]", "%1",
      "^", "$", "*", "[", "]", "(", ")", "%", "x?", "é", "[]]", "[%", "\\0", "+", "-",
    ]
    return (0..<chance.number(0...6)).map { _ in chance.pick(parts) }.joined()
  }

  private func format() -> String {
    let parts = [
      "%d", "%5.2f", "%s", "%-10s", "%q", "%x", "%c", "%g", "%i", "%a", "%p", "%", "%99.99f",
      "%123d",
      "%.3s", "%u", "%%", "text", "\\0", "%+d",
    ]
    return "'\((0..<chance.number(1...4)).map { _ in chance.pick(parts) }.joined())'"
  }

  private func packing() -> String {
    let parts = [
      "b", "i4", "s1", "z", "j", "d", "!8", "Xi8", "i17", ">", "<", "c10", "s", "x", " ",
    ]
    let form = (0..<chance.number(1...5)).map { _ in chance.pick(parts) }.joined()
    return switch chance.below(3) {
    case 0: "local _ = string.pack('\(form)', \(list()))"
    case 1: "local _ = string.unpack('\(form)', \(value(of: "string")), \(value(of: "integer")))"
    default: "local _ = string.packsize('\(form)')"
    }
  }

  private func tableUse() -> String {
    let kept = chance.percent(60) ? table() : value(of: "any")
    switch chance.below(8) {
    case 0: return "local t = \(kept) table.sort(t, \(callback()))"
    case 1:
      return "local t = {} for i = 1, \(chance.number(1...300)) do t[i] = (i * 7919) % 31 end "
        + "table.sort(t, \(chance.pick([callback(), "function(a, b) return true end", "nil"])))"
    case 2:
      return "local _ = table.concat(\(kept), \(value(of: "string")), \(value(of: "integer")))"
    case 3:
      let ends = (0..<3).map { _ in value(of: "integer") }.joined(separator: ", ")
      return "table.move(\(kept), \(ends), \(value(of: "table")))"
    case 4: return "table.insert(\(kept), \(list()))"
    case 5: return "table.remove(\(kept), \(value(of: "integer")))"
    case 6:
      return
        "local _ = table.pack(table.unpack(\(kept), \(value(of: "integer")), \(value(of: "integer"))))"
    default:
      return
        "local _ = select('#', table.unpack({}, 1, \(chance.pick(["10", "7000", "250", "1e6 // 1 | 0"]))))"
    }
  }
}
