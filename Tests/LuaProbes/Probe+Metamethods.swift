extension Probe {
  private static func event(_ event: String, _ use: String) -> Probe {
    Probe(
      event,
      "local function loop() while true do end end "
        + "local a, b = setmetatable({}, {\(event) = loop}), setmetatable({}, {\(event) = loop}) "
        + "\(use) loop()")
  }

  static let metamethods: [Probe] = [
    event("__index", "local x = a.x"), event("__newindex", "a.x = 1"), event("__call", "a()"),
    event("__eq", "local x = a == b"), event("__lt", "local x = a < b"),
    event("__le", "local x = a <= b"), event("__len", "local x = #a"),
    event("__concat", "local x = a .. b"), event("__add", "local x = a + b"),
    event("__unm", "local x = -a"), event("__band", "local x = a & b"),
    event("__pairs", "for k in pairs(a) do end"), event("__tostring", "local x = tostring(a)"),
    Probe(
      "__tostring through print",
      "print(setmetatable({}, {__tostring = function() "
        + "while true do end end}))"),
    Probe(
      "__tostring through string.format",
      "string.format('%s', setmetatable({}, "
        + "{__tostring = function() while true do end end}))"),
    Probe(
      "error with __tostring",
      "error(setmetatable({}, {__tostring = function() "
        + "while true do end end}))", ends: .error("")),
    Probe(
      "error with __tostring that grows",
      "error(setmetatable({}, {__tostring = function() "
        + "local s = 'x' while true do s = s .. s end end}))", ends: .error("")),
    Probe(
      "error with __tostring that recurses",
      "local e e = setmetatable({}, {__tostring = "
        + "function() return tostring(e) end}) error(e)", ends: .error("")),
    Probe(
      "error with __tostring that raises", "error(setmetatable({}, {__tostring = error}))",
      ends: .error("")),
    Probe(
      "error with __name and __index",
      "error(setmetatable({}, setmetatable({__name = 1}, "
        + "{__index = function() while true do end end})))", ends: .error("")),
    Probe(
      "long __index chain",
      "local t = {} for i = 1, 1900 do t = setmetatable({}, "
        + "{__index = t}) end while true do local x = t.x end"),
    Probe(
      "__index of itself",
      "local t = {} setmetatable(t, {__index = t}) "
        + "while true do pcall(function() return t.x end) end"),
    Probe(
      "__gc that loops",
      "setmetatable({}, {__gc = function() while true do end end}) "
        + "collectgarbage()", ends: .error("not permitted: a metatable with __gc")),
    Probe(
      "__gc set later",
      "local m = {} for i = 1, 100 do setmetatable({}, m) end "
        + "m.__gc = function() while true do end end "
        + "local t = {} for i = 1, 1e5 do t = {t} end error('done', 0)", ends: .error("done")),
    Probe(
      "__gc through a chain",
      "local m = setmetatable({}, {__index = {__gc = function() "
        + "while true do end end}}) for i = 1, 1000 do setmetatable({}, m) end "
        + "local t for i = 1, 1e5 do t = {} end error('done', 0)", ends: .error("done")),
    Probe(
      "weak tables",
      "local t = setmetatable({}, {__mode = 'k'}) local last = {} "
        + "while true do local new = {} t[new] = last last = new if math.random(1000) == 1 then "
        + "last = {} end end"),
    Probe(
      "weak keys in a chain",
      "local keys, n = {}, 20000 for i = 1, n do keys[i] = {} end "
        + "local order = {} for i = 1, n do order[i] = i end "
        + "for i = n, 2, -1 do local j = math.random(i) order[i], order[j] = order[j], order[i] end "
        + "local t = setmetatable({}, {__mode = 'k'}) "
        + "for i = 1, n - 1 do t[keys[order[i]]] = keys[order[i + 1]] end "
        + "root = keys[order[1]] keys = nil order = nil "
        + "while true do local x = {} end", isHeavy: true),
  ]
}
