import LuaKit
import NewsCorpus
import NewsModel
import NewsScript
import Spelling

/// The `require` of a plugin: it finds the files below `lib` and nothing else.
struct PluginModules: Sendable {
  let folder: String
  let current: String

  /// Lua's part: runs a file once, however often it is asked for.
  private static let require = """
    local find, load, error = ...
    local loaded, loading = {}, {}
    return function(name)
      local key, source, chunk = find(name)
      if not key then error(source, 2) end
      if loaded[key] ~= nil then return loaded[key] end
      if loading[key] then error("module '" .. key .. "' requires itself", 2) end
      local run, problem = load(source, chunk, "t")
      if not run then error(problem, 0) end
      loading[key] = true
      local value = run(key)
      loading[key] = nil
      if value == nil then value = true end
      loaded[key] = value
      return value
    end
    """

  /// The error without a place in `require` itself: the message of a file that does not compile
  /// has the place.
  static func shown(_ error: LuaError) -> LuaError {
    var error = error
    if error.location?.source == "require" { error.location = nil }
    return error
  }

  /// Gives a state the function.
  func install(in state: ScriptState) throws(LuaError) {
    let chunk = try state.lua.load(Self.require, name: "=require")
    let find = LuaClosure { call in
      let name = try call.argument(1, "name", as: String.self)
      do throws(LuaError) {
        let (key, source, path) = try self.find(name)
        return try call.results(key, source, "@" + path)
      } catch {
        return try call.results(String?.none, error.message)
      }
    }
    let load = try state.lua.global("load")
    let error = try state.lua.global("error")
    let results = try state.lua.call(chunk, [find, load, error])
    try state.lua.setGlobal("require", results.first ?? .nil)
  }

  /// The key, the source and the path of a module that is called `lib.cues` or `cues`.
  private func find(_ name: String) throws(LuaError) -> (
    key: String, source: LuaString, path: String
  ) {
    let full = name.hasPrefix("lib.") ? String(name.dropFirst(4)) : name
    let parts = full.split(separator: ".", omittingEmptySubsequences: false)
    let isGood = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy(Self.isNameByte)
    }
    guard isGood else {
      throw LuaError("module '\(name)': expected letters, digits, '_' and '-' between dots")
    }
    let key = "lib." + full
    let path = folder + "/lib/" + parts.joined(separator: "/") + ".lua"
    guard let real = SourceFile.resolved(path) else { throw missing(name) }
    guard let root = SourceFile.resolved(folder), real.hasPrefix(root + "/") else {
      throw LuaError("module '\(name)' lies outside the plugin")
    }
    let shown = SourceFile.shown(path, from: current)
    do throws(FileError) {
      return (key, LuaString(try SourceFile.read(real)), shown)
    } catch {
      throw LuaError("cannot read '\(shown)': \(error)")
    }
  }

  private func missing(_ name: String) -> LuaError {
    let known = SourceFile.names(in: folder + "/lib").filter { $0.hasSuffix(".lua") }
      .map { String($0.dropLast(4)) }
    let wanted = name.hasPrefix("lib.") ? String(name.dropFirst(4)) : name
    let nearest = NearestName.nearest(to: wanted, among: known)
    return LuaError("no module '\(name)' in lib" + NearestName.question(nearest))
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
}
