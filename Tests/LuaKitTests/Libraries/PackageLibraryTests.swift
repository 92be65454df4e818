import LuaKit
import TestSupport
import Testing

struct PackageLibraryTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("return { name = ..., path = select(2, ...) }", to: "in/m.lua")
    try folder.write("return 'deep'", to: "in/a/b.lua")
    try folder.write("#!/usr/bin/lua\nreturn 'init'", to: "in/pack/init.lua")
    try folder.write("count = (count or 0) + 1", to: "in/silent.lua")
    try folder.write("package.loaded[...] = 'set'", to: "in/sets.lua")
    try folder.write("return false", to: "in/no.lua")
    try folder.write("x = =", to: "in/bad.lua")
    try folder.write("tries = (tries or 0) + 1 error('tried ' .. tries)", to: "in/fails.lua")
    try folder.write("return require 'circle'", to: "in/circle.lua")
    try folder.write("return 'secret'", to: "secret.lua")
  }

  /// A state that may read `in`, where it finds its modules; `D` is the folder above.
  private func state(_ policy: LuaPolicy = .plugin) throws -> LuaState {
    let state = try Interpreter.state(policy.granting([.read(folder.file("in"))]))
    try state.setModulePath("\(folder.path)/in/?.lua;\(folder.path)/in/?/init.lua")
    try state.setGlobal("D", folder.path)
    return state
  }

  @Test(arguments: [
    ("require('m').name", "m"), ("require('m').path == D .. '/in/m.lua'", "true"),
    ("select(2, require 'm') == D .. '/in/m.lua'", "true"), ("require 'a.b'", "deep"),
    ("require 'pack'", "init"), ("require 'm' == require 'm'", "true"),
    ("require 'silent', require 'silent', count", "true"),
    ("(function() require 'silent' require 'silent' return count end)()", "1"),
    (
      "(function() require 'silent' package.loaded.silent = nil require 'silent' return count end)()",
      "2"
    ),
    ("require 'sets'", "set"), ("require 'no'", "false"),
    ("require 'string' == string and require '_G' == _G", "true"),
    ("(function() package.preload.p = function(...) return ... end return require 'p' end)()", "p"),
    ("(function() package.loaded.q = 7 return require 'q' end)()", "7"),
    (
      "(function() package.searchers[1] = function(n) return function() return n .. '!' end end "
        + "return require 'other' end)()", "other!"
    ),
    ("package.searchpath('a.b', D .. '/in/?.lua') == D .. '/in/a/b.lua'", "true"),
    ("package.searchpath('a-b', D .. '/in/?.lua', '-') == D .. '/in/a/b.lua'", "true"),
    ("package.searchpath('a.b', D .. '/in/?.lua', '')", "nil"),
    ("package.config:sub(1, 1), package.cpath", "/"),
    ("coroutine.wrap(function() coroutine.yield(require 'a.b') end)()", "deep"),
  ])
  func `require works as in Lua`(expression: String, shown: String) throws {
    for policy in [LuaPolicy.plugin, .script] {
      #expect(try state(policy).text("return " + expression) == shown)
    }
  }

  @Test(arguments: [
    ("require 'bad'", "in/bad.lua:1: unexpected symbol near '='"),
    ("require 'circle'", "module 'circle' requires itself"),
    ("require()", "test.lua:1: bad argument #1 'name': expected string, got nil"),
    ("require 'gone'", "in/gone.lua'; no file '"),
    ("package.path = 1 require 'm'", "test.lua:1: 'package.path' must be a string"),
    ("package.path = '' require 'm'", "package.path is empty"),
    (
      "package.path = D .. '/?.lua' require 'secret'",
      "no module 'secret': not permitted: require of '"
    ),
    ("package.path = '/etc/?' require 'passwd'", "grant it with --allow-read=/etc/passwd"),
    (
      "local _, why = package.searchpath('passwd', '/etc/?') error(why)",
      "not permitted: package.searchpath of '/etc/passwd' for reading"
    ),
  ])
  func `an error says what was looked for`(script: String, message: String) throws {
    let error = try #require(state().failure(script))
    #expect(error.description.contains(message), "\(error.description)")
  }

  @Test func `a module that failed may be tried again`() throws {
    let script =
      "local _, one = pcall(require, 'fails') local _, two = pcall(require, 'fails') "
      + "return one:match 'tried %d' .. ', ' .. two:match 'tried %d'"
    #expect(try state().text(script) == "tried 1, tried 2")
  }

  @Test func `a finder of the host takes the place of files`() throws {
    let state = try state()
    state.setModuleFinder { (name, _) throws(LuaError) in
      if name == "none" { throw LuaError("no module of that name") }
      return LuaModuleSource(
        key: "key", source: LuaString(Array("return {...}".utf8)), path: "here.lua")
    }
    try state.setModule("given", 5)
    #expect(try state.text("return table.concat(require 'x', ' ')") == "key here.lua")
    #expect(try state.text("return require 'x' == require 'y', require 'y'") == "true")
    #expect(try state.text("return require 'given'") == "5")
    #expect(state.failure("require 'none'")?.description == "test.lua:1: no module of that name")
  }

  @Test(arguments: [
    // The libraries that `package` shows are the guarded ones, and Lua's own list is out of reach.
    "for name, library in pairs(package.loaded) do assert(library == _G[name], name) end",
    "assert(package.loaded.os.execute == os.execute and not pcall(require('os').execute, 'true'))",
    "assert(not pcall(package.loadlib, 'libc.so.6', '*'))",
    "assert(package.loaded.string.rep == string.rep)",
    "package.loaded = nil package.preload = nil package.searchers = nil assert(require 'm')",
    "setmetatable(package.loaded, {__index = function() error 'mine' end}) "
      + "assert(select(2, pcall(require, 'm')):find 'mine')",
    "load, error, type, setmetatable = nil assert(require 'm')",
  ])
  func `nothing is reached through package`(script: String) throws {
    let error = try state().failure(script)
    #expect(error == nil, "\(error?.description ?? "")")
  }

  @Test func `a module that loops is stopped`() throws {
    try folder.write("ready() while true do end", to: "in/loops.lua")
    let state = try state(.script)
    let error = try Stopper.run("pcall(require, 'loops')", in: state)
    #expect(error?.kind == .stopped(.interrupted))
    #expect(try state.text("return require('m').name") == "m")
  }
}
