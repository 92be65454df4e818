import CLuaBridge
import Glibc

/// `os` of guarded states: the clock, the environment and files as the permissions allow; dates are
/// those of UTC, so that they are the same everywhere.
enum OSLibrary {
  static let functions = [time, clock, date, difference, variable, remove, rename, exit]

  private static func access(_ call: LuaCall) throws(LuaError) -> LuaAccess {
    try IOLibrary.streams(call).access
  }

  private static let time = LuaFunction("time", "Gives a time in seconds.", parameters: []) {
    call in
    guard !call.stack.isNil(at: 1) else {
      try access(call).checkClock(by: "os.time")
      return try call.results(Glibc.time(nil))
    }
    guard case .table(let table) = try call.stack.read(LuaValue.self, at: 1) else {
      throw call.bad(1, "table", "expected table, got \(call.stack.typeName(at: 1))")
    }
    var fields = try DateTable.read(table)
    errno = 0
    let seconds = timegm(&fields)
    // -1 is a second before 1970, too; the fields say which.
    if seconds == -1, fields.tm_wday < 0 || errno == EOVERFLOW {
      throw LuaError("time result cannot be represented")
    }
    try call.stack.pushCopy(at: 1)
    try DateTable.write(fields, to: call.stack)
    return try call.results(seconds)
  }

  private static let clock = LuaFunction("clock", "Gives the time used.", parameters: []) { call in
    try access(call).checkClock(by: "os.clock")
    return try call.results(Double(Glibc.clock()) / Double(CLOCKS_PER_SEC))
  }

  private static let date = LuaFunction("date", "Shows a time.", parameters: []) { call in
    let format = try call.argument(1, "format", as: String?.self) ?? "%c"
    if call.stack.isNil(at: 2) { try access(call).checkClock(by: "os.date without a time") }
    var seconds = try call.argument(2, "time", as: Int?.self) ?? Glibc.time(nil)
    var fields = tm()
    guard gmtime_r(&seconds, &fields) != nil else {
      throw LuaError("date result cannot be represented")
    }
    let pattern = format.hasPrefix("!") ? format.dropFirst() : format[...]
    if pattern.hasPrefix("*t") {
      try call.stack.pushTable(named: 9)
      try DateTable.write(fields, to: call.stack)
      return 1
    }
    do throws(LuaError) {
      return try call.results(LuaString(DateFormat.text(pattern, fields)))
    } catch {
      throw call.bad(1, "format", error.message)
    }
  }

  private static let difference = LuaFunction(
    "difftime", "Gives the seconds between two times.", parameters: []
  ) { call in
    let end = try call.argument(1, "time", as: Double.self)
    return try call.results(end - call.argument(2, "time", as: Double.self))
  }

  private static let variable = LuaFunction(
    "getenv", "Reads an environment variable.", parameters: []
  ) { call in
    try call.results(access(call).variable(call.argument(1, "name", as: String.self)))
  }

  private static func path(_ call: LuaCall, _ index: Int, by function: String) throws -> String {
    let path = try call.argument(index, "filename", as: String.self)
    if path.utf8.contains(0) { throw LuaFile.Failure(path: path, number: ENOENT) }
    // A link is removed, not what it leads to: its folder is judged.
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    let parent = LuaPath.resolved(parts.count == 1 ? "." : folder.isEmpty ? "/" : folder)
    let last = String(parts.last ?? "")
    let isName = !["", ".", ".."].contains(last)
    let whole = isName ? (parent == "/" ? "" : parent) + "/" + last : LuaPath.resolved(path)
    try access(call).check(resolved: whole, shown: path, for: .writing, by: function)
    return whole
  }

  private static let remove = LuaFunction("remove", "Removes a file.", parameters: []) { call in
    try LuaFileType.results(call) {
      let path = try path(call, 1, by: "os.remove")
      let shown = try call.argument(1, "filename", as: String.self)
      if Glibc.remove(path) != 0 { throw LuaFile.Failure(path: shown, number: errno) }
      return try call.results(true)
    }
  }

  private static let rename = LuaFunction("rename", "Renames a file.", parameters: []) { call in
    try LuaFileType.results(call) {
      let (old, new) = (
        try path(call, 1, by: "os.rename"), try path(call, 2, by: "os.rename")
      )
      let shown = try call.argument(1, "filename", as: String.self)
      if Glibc.rename(old, new) != 0 { throw LuaFile.Failure(path: shown, number: errno) }
      return try call.results(true)
    }
  }

  private static let exit = LuaFunction("exit", "Ends the script.", parameters: []) { call in
    let core = try call.stack.core()
    guard core.mayExit else {
      throw LuaError("not permitted: os.exit, only a script that runs by itself may end")
    }
    switch try call.stack.read(LuaValue.self, at: 1) {
    case .nil, .boolean(true): core.exitStatus = 0
    case .boolean(false): core.exitStatus = 1
    default:
      core.exitStatus = Int32(truncatingIfNeeded: try call.argument(1, "code", as: Int.self) & 0xFF)
    }
    nl_stop(call.stack.state, Int32(NL_STOP_EXIT))
    return 0
  }
}
