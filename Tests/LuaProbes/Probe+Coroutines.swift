extension Probe {
  /// What makes `closing(body)`: a value whose `__close` runs a body.
  private static let closing =
    "local function closing(f) return setmetatable({}, {__close = f}) end "
    + "local function loop() while true do end end "

  static let coroutines: [Probe] = [
    Probe("coroutine loop", "coroutine.resume(coroutine.create(function() while true do end end))"),
    Probe("wrapped loop", "coroutine.wrap(function() while true do end end)()"),
    Probe(
      "wrapped loop in pcall",
      "while true do pcall(coroutine.wrap(function() while true do end end)) end"),
    Probe(
      "coroutine made before the limit",
      setup:
        "old = coroutine.create(function() while true do coroutine.yield() while true do end end end) "
        + "coroutine.resume(old)", "coroutine.resume(old) while true do end"),
    Probe(
      "wrapped before the limit",
      setup:
        "older = coroutine.wrap(function() while true do coroutine.yield() end end)",
      "while true do older() end"),
    Probe(
      "yields",
      "for _ in coroutine.wrap(function() while true do coroutine.yield(1) end end) do end"),
    Probe("many coroutines", "while true do coroutine.wrap(function() end)() end"),
    Probe(
      "coroutines within coroutines",
      "local function nest(n) if n == 0 then while true do end end "
        + "pcall(coroutine.wrap(nest), n - 1) end nest(100) while true do end"),
    Probe(
      "resume of the dead",
      "local co = coroutine.create(function() end) "
        + "while true do coroutine.resume(co) end"),
    Probe("wrap that raises", "while true do pcall(coroutine.wrap(error), 'x') end"),
    Probe(
      "isyieldable, running, status",
      "local co = coroutine.running() "
        + "while true do coroutine.status(co) coroutine.isyieldable() end"),
    Probe("__close that loops", closing + "do local c <close> = closing(loop) end"),
    Probe("__close after a stop", closing + "local c <close> = closing(loop) loop()"),
    Probe(
      "many __close after a stop",
      closing + "local function f(n) local c <close> = closing(loop) if n == 0 then loop() end "
        + "f(n - 1) end f(150)"),
    Probe(
      "__close in a stopped coroutine",
      closing
        + "coroutine.wrap(function() local c <close> = closing(loop) loop() end)()"),
    Probe(
      "__close with pcall in a stopped coroutine",
      closing
        + "coroutine.wrap(function() local c <close> = closing(function() "
        + "while true do pcall(loop) end end) loop() end)()"),
    Probe(
      "__close in nested stopped coroutines",
      closing
        + "local function nest(n) local c <close> = closing(loop) if n == 0 then loop() end "
        + "coroutine.wrap(nest)(n - 1) end nest(50)"),
    Probe(
      "__close in nested stopped coroutines, in pcall",
      closing
        + "local function nest(n) local c <close> = closing(loop) if n == 0 then loop() end "
        + "pcall(coroutine.wrap(nest), n - 1) loop() end nest(50)"),
    Probe(
      "coroutine.close over a __close that loops",
      closing
        + "local co = coroutine.create(function() local c <close> = closing(loop) coroutine.yield() "
        + "end) coroutine.resume(co) coroutine.close(co)"),
    Probe(
      "coroutine.close from another coroutine",
      closing
        + "local co = coroutine.create(function() local c <close> = closing(loop) coroutine.yield() "
        + "end) coroutine.resume(co) "
        + "coroutine.wrap(function() while true do pcall(coroutine.close, co) end end)()"),
    Probe(
      "coroutine.close within __close",
      closing
        + "local function made(n) local co = coroutine.create(function() "
        + "local c <close> = closing(function() if n == 0 then loop() end "
        + "coroutine.close(made(n - 1)) end) coroutine.yield() end) coroutine.resume(co) return co end "
        + "coroutine.close(made(10)) loop()"),
    Probe(
      "coroutine.close within __close, too deep",
      closing
        + "local function made() local co = coroutine.create(function() "
        + "local c <close> = closing(function() pcall(coroutine.close, made()) end) "
        + "coroutine.yield() end) coroutine.resume(co) return co end "
        + "while true do coroutine.close(made()) end"),
    Probe(
      "wrap over a __close that loops",
      closing
        + "pcall(coroutine.wrap(function() local c <close> = closing(loop) error('x') end)) loop()"),
    Probe(
      "__close is a wrapped coroutine",
      closing
        + "local c <close> = closing(coroutine.wrap(function() while true do pcall(loop) end end)) loop()"
    ),
    Probe(
      "__close that raises",
      closing
        + "while true do pcall(function() local c <close> = closing(error) error('x') end) end"),
    Probe(
      "generic for closes a loop",
      closing
        + "for i in next, {1}, nil, closing(loop) do break end"),
    Probe(
      "hoard of coroutines with __close",
      closing + "local t = {} for i = 1, 1000 do "
        + "t[i] = coroutine.create(function() local c <close> = closing(loop) coroutine.yield() end) "
        + "coroutine.resume(t[i]) end for i = 1, 1000 do pcall(coroutine.close, t[i]) end loop()"),
    Probe(
      "coroutine in table.sort",
      "table.sort({3, 1, 2}, coroutine.wrap(function() "
        + "while true do end end))"),
    Probe(
      "recursion through coroutines",
      "local function f() coroutine.wrap(f)() end "
        + "while true do pcall(f) end"),
  ]
}
