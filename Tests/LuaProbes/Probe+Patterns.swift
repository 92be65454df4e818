extension Probe {
  static let patterns: [Probe] =
    [
      ("three shortest", "('a'):rep(4000)", ".-.-.-b"),
      ("three longest", "('a'):rep(4000)", ".*.*.*b"),
      ("four longest", "('a'):rep(4000)", "(.*)(.*)(.*)(.*)b"),
      (
        "many optional", "('a'):rep(60)",
        String(repeating: "a?", count: 60)
          + String(repeating: "a", count: 60) + "b"
      ),
      ("sets", "('a'):rep(4000)", "[a-z]-[%w]-[^x]-[xyz]"),
      ("captures", "('ab'):rep(2000)", "(a-b-)-(.-)(.-)c"),
      ("back reference", "('a'):rep(200000)", "(.-)%1%1b"),
      ("balance", "('('):rep(2000000)", "%b()x"),
      ("frontier", "('a '):rep(4000)", "%f[%a].-%f[%A].-%f[%a].-b"),
      ("long row", "('a'):rep(4000000)", "a*b"),
      ("end anchor", "('a'):rep(4000000)", "[%w ]-%.$"),
    ].flatMap { name, subject, pattern in
      [
        Probe("find: \(name)", "local s = \(subject) while true do s:find('\(pattern)') end"),
        Probe("match: \(name)", "local s = \(subject) while true do s:match('\(pattern)') end"),
        Probe(
          "gmatch: \(name)",
          "local s = \(subject) "
            + "while true do for _ in s:gmatch('\(pattern)') do end end"),
        Probe("gsub: \(name)", "local s = \(subject) while true do s:gsub('\(pattern)', '') end"),
      ]
    } + [
      Probe(
        "plain find of a near miss",
        "local s = ('a'):rep(5000000) "
          + "while true do s:find(('a'):rep(100000) .. 'b', 1, true) end"),
      Probe(
        "plain find of a near miss at its end",
        "local s = ('a'):rep(2000000) "
          + "local w = ('a'):rep(1000000) .. 'b' while true do s:find(w, 1, true) end"),
      Probe(
        "plain find of a near miss at its beginning",
        "local s = ('a'):rep(2000000) "
          + "local w = 'b' .. ('a'):rep(1000000) while true do s:find(w, 1, true) end"),
      Probe(
        "plain find of a near miss in its middle",
        "local h = ('a'):rep(500000) "
          + "local s, w = ('a'):rep(2000000), h .. 'b' .. h while true do s:find(w, 1, true) end"),
      Probe(
        "find without special bytes",
        "local s, w = ('ab'):rep(1000000), ('ab'):rep(400000) .. 'a' "
          + ".. 'a' while true do s:find(w) end"),
      Probe("long pattern", "local p = ('[%w%s]?'):rep(1000000) while true do ('abc'):find(p) end"),
      Probe(
        "long set",
        "local p = '[' .. ('ab'):rep(1000000) .. ']' "
          + "while true do ('x'):rep(1000):find(p) end"),
      Probe(
        "gsub with a function that loops", "('aaa'):gsub('a', function() while true do end end)"),
      Probe(
        "gsub with a table that loops",
        "('aaa'):gsub('a', setmetatable({}, {__index = function() "
          + "while true do end end}))"),
      Probe(
        "gsub of empty matches", "local s = ('x'):rep(1000000) while true do s:gsub('', '') end"),
      Probe(
        "gsub with a long replacement",
        "local r = ('%1'):rep(100000) "
          + "while true do pcall(string.gsub, ('x'):rep(1000), '(.)', r) end"),
      Probe(
        "gmatch that is never done",
        "local f = ('x'):rep(100):gmatch('') "
          + "while true do f() end"),
    ]
}
