extension Probe {
  private static func long(_ name: String, _ use: String, of text: String = "('x'):rep(4000000)")
    -> Probe
  {
    Probe(name, "local s = \(text) while true do \(use) end")
  }

  static let texts: [Probe] = [
    long("upper", "s:upper()"), long("lower", "s:lower()"), long("reverse", "s:reverse()"),
    long("rep", "s:rep(2)"), long("rep of one", "('x'):rep(2000000)"), long("sub", "s:sub(2)"),
    long("byte of many", "s:byte(1, 100000)"), long("byte of too many", "pcall(s.byte, s, 1, -1)"),
    long("len", "s:len()"), long("concatenation", "local x = s .. 'x'"),
    long("comparison", "local x = s < t", of: "('x'):rep(4000000) local t = s .. 'y'"),
    long(
      "comparison of zeros", "local x = s < t",
      of: "('\\0'):rep(4000000) local t = s .. 'y'"),
    long(
      "equality", "local x = s == t",
      of: "('x'):rep(4000000) local t = ('x'):rep(4000000)"),
    long("key", "local x = ({})[s .. 'x']"), long("format %s", "string.format('%s', s)"),
    long("format %10s", "string.format('%10s', s)"), long("format %q", "string.format('%q', s)"),
    long("format %q of zeros", "string.format('%q', s)", of: "('\\0'):rep(1000000)"),
    long("long format", "string.format(s)", of: "('%%'):rep(2000000)"),
    long("format of numbers", "string.format('%99.99f', 1e308)"),
    long("pack", "string.pack('s4', s)"), long("pack z", "string.pack('z', s)"),
    long("pack c", "string.pack('c10000000', '')"),
    long("unpack", "string.unpack('z', s .. '\\0')"),
    long("long pack format", "pcall(string.pack, s)", of: "(' '):rep(1000000)"),
    long("packsize", "pcall(string.packsize, s)", of: "('b'):rep(1000000)"),
    long("tonumber", "tonumber(s)", of: "'0x' .. ('1'):rep(4000000)"),
    long("tonumber of spaces", "tonumber(s)", of: "(' '):rep(4000000) .. '1'"),
    long("tonumber with a base", "tonumber(s, 36)"),
    long("number from text", "local x = s + 1", of: "(' '):rep(4000000) .. '1'"),
    long("utf8.len", "utf8.len(s)"),
    long(
      "utf8.len of long characters", "utf8.len(s)",
      of: "('\\u{10FFFF}'):rep(1000000)"),
    long("utf8.codes", "for _ in utf8.codes(s) do end"),
    long("utf8.codepoint", "utf8.codepoint(s, 1, 100000)"),
    long("utf8.codepoint of too many", "pcall(utf8.codepoint, s, 1, -1)"),
    long("utf8.offset", "utf8.offset(s, 3999999)"),
    long("utf8.offset backwards", "utf8.offset(s, -3999999)"),
    long(
      "utf8.offset over continuations", "pcall(utf8.offset, s, 2, 1)",
      of: "'a' .. ('\\x80'):rep(4000000)"),
    long(
      "utf8.codes over continuations", "pcall(function() for _ in utf8.codes(s) do end end)",
      of: "'a' .. ('\\x80'):rep(4000000)"),
    long(
      "utf8.char", "utf8.char(table.unpack(t))",
      of: "'' local t = {} for i = 1, 100000 do t[i] = 1000 end"),
    long("print", "string.format('%s', s):sub(1, 1)"),
    long("os.date", "os.date(s, 0)", of: "('%c'):rep(10000)"),
    long("math.random", "math.random(1 << 60)"),
    long("dump", "pcall(string.dump, function() end)"),
  ]

  /// What one instruction or function of Lua does in one go, on the longest texts that a plugin can
  /// hold: nothing stops it before it is done.
  static let huge: [Probe] = [
    huge("comparison of zeros", "local x = s < t", of: "('\\0'):rep(200000000) local t = s .. 'y'"),
    huge("comparison", "local x = s < t", of: "('x'):rep(200000000) local t = s .. 'y'"),
    huge("concatenation", "local x = s .. 'y'"), huge("key", "local x = ({})[s .. 'x']"),
    huge("tonumber", "tonumber(s)", of: "'0x' .. ('1'):rep(200000000)"),
    huge("tonumber with a base", "tonumber(s, 36)"),
    huge("tonumber of spaces", "tonumber(s)", of: "(' '):rep(200000000) .. '1'"),
    huge("upper", "s:upper()"), huge("format %s", "string.format('%s', s)"),
    huge("format %q", "string.format('%q', s)", of: "('\\0'):rep(50000000)"),
    huge("sub", "s:sub(2)"), huge("pack", "string.pack('s4', s)"), huge("utf8.len", "utf8.len(s)"),
    huge("plain find", "s:find('y', 1, true)"), huge("match", "s:match('x*y')"),
    huge("gsub", "s:gsub('y', '')"),
    huge("load", "load('return ' .. s)", of: "('x'):rep(100000000)"),
    Probe(
      "huge table: next",
      "local t = {} for i = 1, 5e6 do t[i] = true end "
        + "for i = 1, 5e6 do t[i] = nil end while true do next(t) end", isHeavy: true),
    Probe(
      "huge table: rehash", "local t = {} for i = 1, math.huge do t[i * 3] = true end",
      ends: .memory, isHeavy: true),
    Probe(
      "huge heap: collection",
      "local t = {} for i = 1, 4e6 do t[i] = {} end "
        + "while true do local x = {} end", isHeavy: true),
  ]

  private static func huge(
    _ name: String, _ use: String, of text: String = "('x'):rep(200000000)"
  ) -> Probe {
    Probe("huge text: \(name)", "local s = \(text) while true do \(use) end", isHeavy: true)
  }
}
