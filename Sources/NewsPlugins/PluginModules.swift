import LuaKit
import NewsAnalysis
import NewsCorpus
import NewsModel
import NewsScript
import Spelling

/// The `require` of a plugin: it finds the files below `lib` and nothing else.
struct PluginModules: Sendable {
  let folder: String
  let current: String

  /// The error without a place in `require` itself: the message of a file that does not compile
  /// has the place.
  static func shown(_ error: LuaError) -> LuaError {
    var error = error
    if error.location?.source == "require" { error.location = nil }
    return error
  }

  /// Gives a state the function.
  func install(in state: ScriptState) {
    state.lua.setModuleFinder { name throws(LuaError) in try find(name) }
  }

  /// The module that is called `lib.cues` or `cues`: `lib/cues.lua`, else `lib/cues/init.lua`.
  private func find(_ name: String) throws(LuaError) -> LuaModuleSource {
    let full = name.hasPrefix("lib.") ? String(name.dropFirst(4)) : name
    let parts = full.split(separator: ".", omittingEmptySubsequences: false)
    let isGood = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy(Self.isNameByte)
    }
    guard isGood else {
      throw LuaError("module '\(name)': expected letters, digits, '_' and '-' between dots")
    }
    let key = "lib." + full
    let stem = folder + "/lib/" + parts.joined(separator: "/")
    let path = [".lua", "/init.lua"].map { stem + $0 }.first(where: SourceFile.exists)
    guard let path, let real = SourceFile.resolved(path) else { throw missing(name) }
    guard let root = SourceFile.resolved(folder), real.hasPrefix(root + "/") else {
      throw LuaError("module '\(name)' lies outside the plugin")
    }
    let shown = SourceFile.shown(path, from: current)
    do throws(FileError) {
      return LuaModuleSource(key: key, source: LuaString(try SourceFile.read(real)), path: shown)
    } catch {
      throw LuaError("cannot read '\(shown)': \(error)")
    }
  }

  private func missing(_ name: String) -> LuaError {
    let known = FolderNames.inside(folder + "/lib").filter { $0.hasSuffix(".lua") }
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
