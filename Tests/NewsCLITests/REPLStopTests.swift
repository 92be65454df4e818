import Foundation
import TestSupport
import Testing

/// Ctrl-C at the prompt against what hangs other hosts of Lua, several in one session.
@Suite(.serialized)
struct REPLStopTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("print 'begun' while true do end", to: "endless.lua")
  }

  private func open() throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      ProcessRunner.newslab, in: folder.path,
      environment: ["TERM": "xterm", "XDG_STATE_HOME": folder.file("state")])
    try terminal.wait(for: "newslab> ")
    terminal.type(
      "function loop() print 'begun' while true do end end "
        + "function with(name) return setmetatable({}, {[name] = loop}) end "
        + "function say(...) print 'begun' return ... end package.path = './?.lua' print 'ready'")
    try terminal.wait(for: "\nready")
    try terminal.wait(for: "newslab> ")
    return terminal
  }

  /// What is typed; it prints `begun` when the part begins that has to be stopped.
  private static let groups: [(name: String, probes: [String])] = [
    (
      "code",
      [
        "say() while true do end", "say() while true do pcall(error) end",
        "while true do pcall(loop) end", "coroutine.wrap(loop)()",
        "local co = coroutine.create(loop) while true do coroutine.resume(co) end",
        "coroutine.wrap(function() pcall(coroutine.wrap(loop)) loop() end)()",
        "coroutine.wrap(function() local x <close> = with '__close' end)()",
        "local co = coroutine.create(function() local x <close> = with '__close' "
          + "coroutine.yield() end) coroutine.resume(co) coroutine.close(co)",
        "xpcall(loop, loop)", "xpcall(error, loop)", "error(with '__tostring')",
        "say() while true do pcall(setmetatable, {}, {__gc = loop}) end",
      ]
    ),
    (
      "library functions",
      [
        "('a'):rep(4000):find(say '.-.-.-b')", "('a'):rep(300000):find(say '.-b')",
        "('a'):rep(4000):match(say '.-.-.-b')", "('a'):rep(4000):gsub(say '.-.-.-b', '')",
        "for _ in ('a'):rep(4000):gmatch(say '.-.-.-b') do end",
        "table.move({}, 1, say(1e15), 2)", "say() while true do ('x'):rep(1e7) end",
        "local t = table.pack(('x'):rep(1e5):byte(1, -1)) say() while true do table.sort(t) end",
        "local t = {} for i = 1, 1e5 do t[i] = i end say() while true do table.concat(t) end",
        "local s = ('é'):rep(1e6) say() while true do utf8.len(s) end",
        "say() while true do collectgarbage() end", "load(loop)", "('x'):gsub('x', loop)",
      ]
    ),
    (
      "callbacks",
      [
        "table.sort({3, 2, 1}, loop)", "return with('__index').x", "with('__newindex').x = 1",
        "with '__call' ()", "return with '__concat' .. ''", "return with '__lt' < with '__lt'",
        "return #with '__len'", "do local x <close> = with '__close' end", "require 'endless'",
        "dofile 'endless.lua'", ":load endless.lua", "tostring(with '__tostring')",
        "('%s'):format(with '__tostring')", "print(with '__tostring')",
        "ipairs(with '__index')(with '__index', 0)",
      ]
    ),
    (
      "values that are shown",
      [
        "with '__tostring'", "{ with '__tostring' }", "nil, with '__tostring'",
        "say(setmetatable({}, {__tostring = function() while true do pcall(loop) end end}))",
        "while true do print('begun') end", "while true do io.write('begun\\n') end",
      ]
    ),
  ]

  @Test(arguments: groups.map(\.name))
  func `Ctrl-C brings the prompt back`(group: String) throws {
    let terminal = try open()
    for (number, probe) in (Self.groups.first { $0.name == group }?.probes ?? []).enumerated() {
      terminal.type(probe)
      try terminal.wait(for: "\nbegun")
      usleep(20_000)
      terminal.control("c")
      if number % 2 == 0 {
        // The second one comes while the first has its effect, or to the prompt.
        terminal.control("c")
        try terminal.wait(for: "newslab> ")
      } else {
        try terminal.wait(for: "\ninterrupted")
        try terminal.wait(for: "newslab> ")
      }
      terminal.type("'sum', \(number) + 1")
      try terminal.wait(for: "\nsum     \(number + 1)\n")
      try terminal.wait(for: "newslab> ")
    }
    // What was stopped is garbage now.
    terminal.type("collectgarbage()")
    terminal.type("'small', collectgarbage 'count' < 8192")
    try terminal.wait(for: "\nsmall   true")
    terminal.type(":quit")
    #expect(terminal.waitForExit() == 0)
  }

  @Test func `values without an end are shown in part, and can be stopped`() throws {
    let terminal = try open()
    let values = [
      "(function() local t = {} t.t = t for i = 1, 1e5 do t[i] = t end return say(t) end)()",
      "(function() local t = {} for i = 1, 1e6 do t[i] = i end return say(t) end)()",
      "(function() local t = {} for i = 1, 1e5 do t = {t} end return say(t) end)()",
      "(function() local t = {} for i = 1, 60 do t = {t, t} end return say(t) end)()",
      "say(('x'):rep(1e6))", "table.unpack({}, say(1), 1e5)",
      "say(with '__pairs'), with '__index', with '__name', with '__len'",
    ]
    for (number, value) in values.enumerated() {
      terminal.type(value)
      try terminal.wait(for: "\nbegun")
      terminal.control("c")
      // Whether the value or the key was first, the session goes on. People type later than a signal
      // takes to the prompt.
      try terminal.wait(for: "newslab> ")
      usleep(200_000)
      terminal.type("'number', \(number)")
      try terminal.wait(for: "\nnumber  \(number)")
    }
  }

  @Test func `Ctrl-C at the prompt, within a line or a chunk, runs nothing`() throws {
    let terminal = try open()
    for (number, typed) in ["", "print 'never'", "  ", "\t", "x = {"].enumerated() {
      terminal.send(typed)
      // A signal may overtake what is typed behind it.
      for _ in 0..<2 {
        terminal.control("c")
        try terminal.wait(for: "\nnewslab> ")
      }
      terminal.type("function f()")
      try terminal.wait(for: "..> ")
      terminal.send("print 'never'")
      terminal.control("c")
      try terminal.wait(for: "\nnewslab> ")
      terminal.type("'number', \(number)")
      try terminal.wait(for: "\nnumber  \(number)")
      try terminal.wait(for: "newslab> ")
    }
    #expect(!terminal.screen.contains("\nnever"))
  }

  @Test(arguments: [
    "while true do pcall(loop) end", "xpcall(loop, loop)", "('a'):rep(4000):find(say '.-.-.-b')",
    "with '__tostring'",
  ])
  func `a terminal that goes away ends the program, whatever runs`(script: String) throws {
    let terminal = try open()
    terminal.type(script)
    try terminal.wait(for: "\nbegun")
    #expect(terminal.hangUp() != nil)
  }
}
