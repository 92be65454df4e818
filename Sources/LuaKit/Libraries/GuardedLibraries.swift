import CLuaBridge
import Glibc

/// What a guarded state has in place of Lua's `io`, `os`, `package`, `dofile` and `loadfile`.
enum GuardedLibraries {
  private static let largestSource = 64 << 20

  /// What may be granted: the function, and what grants it.
  static let granted = [
    ("dofile", "--allow-read=PATH"), ("loadfile", "--allow-read=PATH"),
    ("io.open", "--allow-read=PATH, --allow-write=PATH"), ("io.lines", "--allow-read=PATH"),
    ("io.input", "--allow-read=PATH"), ("io.output", "--allow-write=PATH"),
    ("os.time", "--allow-clock, but for os.time{…}"), ("os.clock", "--allow-clock"),
    ("os.date", "--allow-clock, but for os.date(format, time)"),
    ("os.getenv", "--allow-env=NAME"), ("os.remove", "--allow-write=PATH"),
    ("os.rename", "--allow-write=PATH"),
  ]

  /// What else is not as in Lua: the function or field, and how it differs.
  static let notes = [
    (
      "require",
      "takes what package.loaded or package.preload has; else a plugin finds the files below its "
        + "lib, a script those that package.path names, at first beside itself, and may read"
    ),
    ("package.path", "empty for plugins and at the prompt; package.cpath is empty, too"),
    ("package.searchers", "asked last, and empty at first"),
    (
      "debug.getinfo",
      "tells of source, lines, name and parameters; of a level it gives no function"
    ),
    ("debug.getmetatable", "gives what getmetatable gives when that is a table"),
    ("debug.setmetatable", "does what setmetatable does"),
  ]

  /// Gives a state the libraries.
  static func install(in state: LuaState) throws(LuaError) {
    let streams = IOLibrary.Streams(LuaAccess(state.policy.permissions))
    state.attach(streams)
    try state.setGlobal("io", Library(functions: IOLibrary.functions, files: streams.standard))
    try state.setGlobal("os", Library(functions: OSLibrary.functions, files: []))
    try state.setGlobal("loadfile", loadfile)
    let chunk = try state.load(dofile, name: "=dofile")
    let run = try state.call(chunk, [loadToRun, state.global("error")])
    try state.setGlobal("dofile", run.first ?? .nil)
    try PackageLibrary.install(in: state)
  }

  /// The source of a file, without a first line that is for the shell; its line feed stays.
  static func source(_ path: String, _ call: LuaCall, by function: String) throws -> [UInt8] {
    let file = try IOLibrary.open(path, .reading, IOLibrary.streams(call).access, by: function)
    while file.buffer.count < largestSource, try file.fill(call.stack) {}
    try file.close()
    let isForShell = file.buffer.first == UInt8(ascii: "#")
    return Array(isForShell ? file.buffer.drop { $0 != UInt8(ascii: "\n") } : file.buffer[...])
  }

  /// Pushes the function of a source file, whose first line may be for the shell.
  private static func load(_ call: LuaCall, by function: String) throws {
    guard let path = try call.argument(1, "filename", as: String?.self) else {
      throw LuaError("not permitted: source from standard input")
    }
    try call.stack.load(source(path, call, by: function), name: "@" + path)
  }

  /// Lua's part of `dofile`: a file may yield, which it could not over a call from Swift.
  private static let dofile = """
    local load, error = ...
    return function(filename)
      local run, problem, level = load(filename)
      if not run then error(problem, level) end
      return run()
    end
    """

  /// Gives the function of a file, or nil, why there is none, and the level that raises it.
  private static let loadToRun = LuaFunction("dofile", "Loads a file.", parameters: []) { call in
    do {
      try load(call, by: "dofile")
      return 1
    } catch let failure as LuaFile.Failure {
      return try call.results(String?.none, "cannot open " + failure.message, 2)
    } catch let error as LuaError {
      if case .syntax = error.kind { return try call.results(String?.none, error.description, 0) }
      return try call.results(String?.none, error.message, 2)
    }
  }

  private static let loadfile = LuaFunction("loadfile", "Loads a file.", parameters: []) { call in
    do {
      let count = call.count
      try load(call, by: "loadfile")
      if count >= 3 {
        try call.stack.pushCopy(at: 3)
        nl_set_environment(call.stack.state)
      }
      return 1
    } catch let failure as LuaFile.Failure {
      return try call.results(String?.none, "cannot open " + failure.message)
    } catch let error as LuaError {
      guard case .syntax = error.kind else { throw error }
      return try call.results(String?.none, error.description)
    }
  }

  /// A plain table that scripts may change, as they may Lua's own.
  private struct Library: LuaPushable {
    static let luaType: LuaType = "table"
    let functions: [LuaFunction]
    let files: [(name: String, file: LuaFile)]

    func push(to stack: LuaStack) throws(LuaError) {
      try stack.pushTable(named: functions.count + files.count)
      for function in functions {
        try function.push(to: stack)
        try stack.setField(function.name, ofTableAt: -2)
      }
      for (name, file) in files {
        try LuaFileType.type.object(file).push(to: stack)
        try stack.setField(name, ofTableAt: -2)
      }
    }
  }
}
