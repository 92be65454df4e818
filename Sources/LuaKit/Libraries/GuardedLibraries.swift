import CLuaBridge
import Glibc

/// What a guarded state has in place of Lua's `io`, `os`, `dofile` and `loadfile`.
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

  /// Lua's part of what reads source files.
  private static let files = """
    local read, load, error = ...
    local function loadfile(path, mode, ...)
      local source, name = read(path)
      if not source then return nil, name end
      return load(source, name, mode, ...)
    end
    local function dofile(path)
      local run, problem = loadfile(path)
      if not run then error(problem, 0) end
      return run()
    end
    return loadfile, dofile
    """

  /// Gives a state the libraries.
  static func install(in state: LuaState) throws(LuaError) {
    let streams = IOLibrary.Streams(LuaAccess(state.policy.permissions))
    state.attach(streams)
    try state.setGlobal("io", Library(functions: IOLibrary.functions, files: streams.standard))
    try state.setGlobal("os", Library(functions: OSLibrary.functions, files: []))
    let chunk = try state.load(files, name: "=files")
    let results = try state.call(
      chunk, [reader, try state.global("load"), try state.global("error")])
    guard results.count == 2 else { return }
    try state.setGlobal("loadfile", results[0])
    try state.setGlobal("dofile", results[1])
  }

  /// Reads a source file, without a first line for the shell, and gives it with its name.
  private static let reader = LuaFunction("read", "Reads a file.", parameters: []) { call in
    guard let path = try call.argument(1, "filename", as: String?.self) else {
      throw LuaError("not permitted: source from standard input")
    }
    do {
      let access = try IOLibrary.streams(call).access
      let file = try IOLibrary.open(path, .reading, access, by: "loading")
      while file.buffer.count < largestSource, try file.fill(call.stack) {}
      try file.close()
      let isForShell = file.buffer.first == UInt8(ascii: "#")
      let source = isForShell ? file.buffer.drop { $0 != UInt8(ascii: "\n") } : file.buffer[...]
      return try call.results(LuaString(Array(source)), "@" + path)
    } catch let failure as LuaFile.Failure {
      return try call.results(String?.none, "cannot open " + failure.message)
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
