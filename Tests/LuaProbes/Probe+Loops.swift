extension Probe {
  static let loops: [Probe] = [
    Probe("plain loop", "while true do end"),
    Probe("goto loop", "::again:: goto again"),
    Probe("endless for", "for i = 1, math.huge do end"),
    Probe("repeat loop", "repeat until false"),
    Probe("tail calls", "local function f() return f() end f()"),
    Probe("pcall loop", "while true do pcall(function() while true do end end) end"),
    Probe("pcall of error", "while true do pcall(error, 'x') end"),
    Probe("pcall of pcall", "while true do pcall(pcall, pcall, error) end"),
    Probe("pcall of itself", "local function f() return pcall(f) or f() end while true do f() end"),
    Probe(
      "next over a huge table",
      "local t = {} for i = 1, 1e5 do t[i] = i end "
        + "while true do for k in pairs(t) do end end"),
    Probe("iterator that never ends", "for _ in function() return 1 end do end"),
    Probe("closures", "while true do local f = function() return f end f() end"),
    Probe(
      "varargs",
      "local function f(...) return select('#', ...) end "
        + "while true do f(table.unpack({}, 1, 200)) end"),
    Probe("deep recursion", "local function f() return 1 + f() end f()", ends: .depth),
    Probe(
      "deep recursion in pcall", "local function f() f() end while true do pcall(f) end",
      ends: .depth),
    Probe(
      "deep recursion in coroutine",
      "coroutine.wrap(function() local function f() f() end while true do pcall(f) end end)()",
      ends: .depth),
  ]

  static let handlers: [Probe] = [
    Probe(
      "xpcall(loop, loop)",
      "local function loop() while true do end end xpcall(loop, loop) while true do end"),
    Probe("handler that loops", "xpcall(error, function() while true do end end)"),
    Probe(
      "handler that loops in pcall",
      "xpcall(error, function() while true do pcall(function() while true do end end) end end)"),
    Probe(
      "error in handler",
      "while true do xpcall(error, function() error('again') end) end"),
    Probe(
      "handler that calls xpcall",
      "local function h() xpcall(error, h) end while true do xpcall(error, h) end"),
    Probe(
      "xpcall in xpcall",
      "local function loop() while true do end end "
        + "xpcall(xpcall, loop, function() xpcall(loop, loop) end, loop) while true do end"),
    Probe(
      "traceback in handler",
      "while true do xpcall(error, debug.traceback, 'x') end"),
    Probe(
      "xpcall in coroutine",
      "local function loop() while true do end end "
        + "coroutine.wrap(function() xpcall(function() coroutine.yield() loop() end, loop) end)() "
        + "coroutine.wrap(function() xpcall(loop, loop) end)() loop()"),
    Probe(
      "tracebacks of deep calls",
      "local function f(n) if n == 0 then while true do debug.traceback('x') end end f(n - 1) end "
        + "f(10000)"),
  ]

  static let loads: [Probe] = [
    Probe("load of pieces without end", "load(function() return ' ' end)"),
    Probe("load of a function that loops", "load(function() while true do end end)"),
    Probe(
      "load of a long source",
      "local s = ('x = 1 '):rep(1000000) while true do load(s) end"),
    Probe(
      "load of a long text",
      "local s = 'return [[' .. ('x'):rep(50000000) .. ']]' "
        + "while true do load(s) end"),
    Probe(
      "load of a long comment",
      "local s = '--' .. ('x'):rep(100000000) "
        + "while true do load(s) end"),
    Probe("loads", "while true do load('return 1') end"),
  ]
}
