import Foundation
import LuaKit
import TestSupport
import Testing

struct IOLibraryTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.file("in"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      atPath: folder.file("out"), withIntermediateDirectories: true)
    try folder.write("one\ntwo\n\nlast", to: "in/lines.txt")
    try folder.write(" 12 -0x1F 1e2.5 3..4 x", to: "in/numbers.txt")
    try folder.write("#!/usr/bin/lua\nreturn 1, ...", to: "in/chunk.lua")
    try folder.write("return (", to: "in/broken.lua")
    try folder.write("return x", to: "in/env.lua")
    try folder.write("return coroutine.yield(7)", to: "in/yields.lua")
    try folder.write("secret", to: "secret.txt")
  }

  /// A state that may read `in` and write `out`; `R`, `W` are their paths.
  private func state(_ policy: LuaPolicy = .plugin) throws -> LuaState {
    let granted = policy.granting([.read(folder.file("in")), .write(folder.file("out"))])
    let state = try Interpreter.state(granted)
    try state.setGlobal("D", folder.path + "/")
    try state.setGlobal("R", folder.file("in") + "/")
    try state.setGlobal("W", folder.file("out") + "/")
    try state.run("L, N = R .. 'lines.txt', R .. 'numbers.txt'")
    try state.run(
      """
      function show(...)
        local t = table.pack(...)
        for i = 1, t.n do t[i] = tostring(t[i]) end
        return table.concat(t, '|')
      end
      """)
    return state
  }

  @Test(arguments: [
    ("io.open(L):read()", "one"), ("io.open(L):read('l', 'L', 'n')", "one|two\n|nil"),
    ("io.open(L):read('a')", "one\ntwo\n\nlast"), ("io.open(L):read(2, 0, 3)", "on||e\nt"),
    ("(function(f) f:read('a') return f:read('a', 'l', 0, 1) end)(io.open(L))", "|nil"),
    ("(function(f) f:read('a') return f:read(0) end)(io.open(L))", "nil"),
    ("io.open(N):read('n', 'n', 'n', 'n', 'n', 'n', 'n', 'n')", "12|-31|100.0|0.5|3.0|0.4|nil"),
    ("io.open(L):read('*l')", "one"), ("io.flush(), io.stdout:flush()", "true|true"),
    ("io.open(L):seek('end')", "13"), ("io.open(L):seek('set', 4)", "4"),
    ("(function(f) f:read() return f:seek(), f:read() end)(io.open(L))", "4|two"),
    ("io.type(io.open(L)), io.type(1)", "file|nil"),
    (
      "(function(f) return f:close(), io.type(f), tostring(f) end)(io.open(L))",
      "true|closed file|file (closed)"
    ),
    (
      "(function(n) for l in io.lines(L) do n = n .. l .. ';' end return n end)('')",
      "one;two;;last;"
    ),
    (
      "(function(n) for a, b in io.lines(L, 1, 'L') do n = n .. a .. b end return n end)('')",
      "one\ntwo\n\nlast"
    ),
    ("select('#', io.lines(L))", "4"),
    ("io.open(R .. 'none')", "RANnone: No such file or directory|2"),
    (
      "(function() io.input(L) return io.read(), io.lines()(), io.type(io.stdin) end)()",
      "one|two|file"
    ),
    ("pcall(io.open(L).write, io.open(L), 'x')", "true|nil|Bad file descriptor|9"),
    ("io.stdout:close()", "nil|cannot close standard file"), ("io.stdout:setvbuf('no')", "true"),
    ("dofile(R .. 'chunk.lua')", "1"),
    ("coroutine.wrap(function() return dofile(R .. 'yields.lua') end)()", "7"),
    ("(function() local f = coroutine.wrap(dofile) f(R .. 'yields.lua') return f(8) end)()", "8"),
    ("loadfile(R .. 'chunk.lua')(7)", "1|7"),
    ("(function(f) return f end)(loadfile(R .. 'broken.lua'))", "nil"),
    ("loadfile(R .. 'env.lua', 't', {x = 5})()", "5"),
    ("loadfile(R .. 'none.lua')", "nil|cannot open RNnone.lua: No such file or directory"),
  ])
  func `reads as Lua does`(expression: String, shown: String) throws {
    let expected = shown.replacingOccurrences(of: "RAN", with: "nil|" + folder.file("in") + "/")
      .replacingOccurrences(of: "RN", with: folder.file("in") + "/")
    #expect(try state().text("return show(\(expression))") == expected)
  }

  @Test func `writes as Lua does`() throws {
    let script = """
      local f <close> = assert(io.open(W .. 'a.txt', 'w'))
      assert(f:write('one', 2, '\\n', 0.5) == f)
      f:close()
      local g = io.open(W .. 'a.txt', 'a')
      g:write('end'):seek('set', 0)
      g:close()
      io.output(W .. 'b.txt')
      io.write('default')
      io.close()
      os.rename(W .. 'b.txt', W .. 'c.txt')
      io.open(W .. 'd.txt', 'w'):write('left open')
      assert(os.remove(W .. 'none') == nil)
      """
    var state: LuaState? = try state()
    try state?.run(script)
    state = nil
    #expect(try folder.read("out/a.txt") == "one2\n0.5end")
    #expect(try folder.read("out/c.txt") == "default")
    #expect(try folder.read("out/d.txt") == "left open")
    #expect(!FileManager.default.fileExists(atPath: folder.file("out/b.txt")))
  }

  @Test func `a file for both is read and written in turn`() throws {
    let policy = LuaPolicy.plugin.granting([.read(folder.file("out"))])
    let script = """
      local f = io.open(W .. 'both.txt', 'w+')
      f:write('abcdef'):seek('set', 0)
      local a = f:read(2)
      f:write('XY')
      f:seek('set', 0)
      return show(a, f:read('a'))
      """
    #expect(try state(policy).text(script) == "ab|abXYef")
  }

  @Test(arguments: [
    "io.open(D .. 'secret.txt')", "io.open(R .. '../secret.txt')", "io.lines(D .. 'secret.txt')",
    "io.open(R .. 'link')", "io.open(R .. 'folder/secret.txt')", "io.open(R .. 'none/../../x')",
    "io.open('/etc/passwd')", "io.open(R .. 'lines.txt', 'r+')", "io.open(R .. 'new', 'w')",
    "io.open(W .. '../new', 'w')", "io.open(W .. 'link', 'w')", "io.open(W .. 'x')",
    "io.input(D .. 'secret.txt')", "io.output(R .. 'x')", "dofile(D .. 'secret.txt')",
    "loadfile(D .. 'secret.txt')", "os.remove(R .. 'lines.txt')",
    "os.rename(W .. 'x', R .. 'x')", "os.rename(R .. 'lines.txt', W .. 'x')",
    "os.remove(W .. '..')", "io.open(R:sub(1, -2) .. 'side/x')", "io.open('/proc/self/environ')",
  ])
  func `what is not granted is refused, links and dots or not`(call: String) throws {
    let files = FileManager.default
    try files.createSymbolicLink(
      atPath: folder.file("in/link"), withDestinationPath: folder.file("secret.txt"))
    try files.createSymbolicLink(
      atPath: folder.file("in/folder"), withDestinationPath: folder.path)
    try files.createSymbolicLink(
      atPath: folder.file("out/link"), withDestinationPath: folder.file("new"))
    let state = try state()
    let error = state.failure(call)
    #expect(error?.message.hasPrefix("not permitted: ") == true, "\(String(describing: error))")
    #expect(try folder.read("secret.txt") == "secret")
    #expect(!files.fileExists(atPath: folder.file("new")))
    #expect(!files.fileExists(atPath: folder.file("in/new")))
  }

  @Test(arguments: [
    "io.open(R)", "io.open(R .. 'pipe')", "io.open(L .. '\\0')", "io.open('')",
  ])
  func `what is no regular file is not opened`(call: String) throws {
    mkfifo(folder.file("in/pipe"), 0o600)
    let granted = LuaPolicy.plugin.granting([.read("/")])
    #expect(try state(granted).text("return (\(call))") == "nil")
  }

  @Test(arguments: [
    ("io.open(L, 'x')", "bad argument #2 'mode': invalid mode 'x'"),
    ("io.open(L, '')", "bad argument #2 'mode': invalid mode ''"),
    ("io.open(L):read('x')", "bad argument #1 'format': invalid format 'x'"),
    ("(function(f) f:close() f:read() end)(io.open(L))", "attempt to use a closed file"),
    ("io.write({})", "bad argument #1 'value': expected string or number, got table"),
    ("io.lines(R .. 'none')", "none: No such file or directory"),
    ("dofile(R .. 'broken.lua')", "unexpected symbol near <eof>"),
    ("loadfile(D .. 'secret.txt')", "secret.txt' for reading, grant it with --allow-read=SECRET"),
    ("dofile()", "not permitted: source from standard input"),
  ])
  func `says what is wrong`(call: String, message: String) throws {
    let message = message.replacingOccurrences(of: "SECRET", with: folder.file("secret.txt"))
    let error = try state().failure(call)
    #expect(error?.message.hasSuffix(message) == true, "\(String(describing: error))")
  }

  @Test func `a file that is too large for the limit stops the call`() throws {
    let state = try state(Interpreter.limited(to: 1))
    let text = String(repeating: "x", count: 3 << 20)
    try folder.write(text, to: "in/large.txt")
    #expect(
      state.failure("pcall(function() io.open(R .. 'large.txt'):read('a') end)")?.kind
        == .stopped(.memory))
  }

  @Test func `what a script writes goes to the console of the host`() throws {
    let state = try state()
    var lines: [String] = []
    var input: [[UInt8]] = [Array("a\nb".utf8), Array("c\n".utf8), []]
    state.attach(
      LuaConsole(
        write: { _, bytes, isError in
          lines.append((isError ? "! " : "") + String(decoding: bytes, as: UTF8.self))
        }, read: { input.isEmpty ? [] : input.removeFirst() }))
    try state.run("io.write('x', 1) io.stderr:write('oops') io.write(io.read('l', 'l'))")
    #expect(lines == ["x", "1", "! oops", "a", "bc"])
  }
}
