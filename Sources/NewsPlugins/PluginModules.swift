import LuaKit
import NewsAnalysis
import NewsCorpus
import NewsModel
import NewsScript
import Spelling

/// The `require` of a plugin: it finds the files below `lib`, and those of the plugins that it uses.
///
/// `words` and `lib.words` are `lib/words.lua`; of a plugin `cues` that it uses, `cues` is
/// `lib/init.lua` or `lib/cues.lua`, and `cues.verbs` is `lib/verbs.lua`. Modules of that plugin find
/// in turn their own, and those of what it uses.
struct PluginModules: Sendable {
  let folder: String
  let current: String
  let uses: [String: PluginUse]

  /// The error without a place in `require` itself: the message of a file that does not compile
  /// has the place.
  static func shown(_ error: LuaError) -> LuaError {
    var error = error
    if error.location?.source == "require" { error.location = nil }
    return error
  }

  /// Gives a state the function.
  func install(in state: ScriptState) {
    let all = PluginUse.all(uses)
    state.lua.setModuleFinder { (name, scope) throws(LuaError) in
      guard let scope, let use = all[scope] else {
        return try find(name, in: folder, using: uses, scope: nil)
      }
      return try find(name, in: use.folder, using: use.uses, scope: use.title)
    }
  }

  /// Throws when the plugin itself cannot require a module.
  func check(_ name: String) throws(LuaError) {
    _ = try find(name, in: folder, using: uses, scope: nil)
  }

  /// The file of a module that the plugin itself can require, as messages show it.
  func path(of name: String) -> String? {
    try? find(name, in: folder, using: uses, scope: nil).path
  }

  /// The module of a name, as a plugin in a folder sees it.
  private func find(
    _ name: String, in folder: String, using uses: [String: PluginUse], scope: String?
  ) throws(LuaError) -> LuaModuleSource {
    let full = name.hasPrefix("lib.") ? String(name.dropFirst(4)) : name
    let used = uses.keys.first { name == $0 || name.hasPrefix($0 + ".") }
    // An owner and a slash stand in names of plugins only.
    if used?.contains("/") != true, let path = try file(full, below: folder, shown: name) {
      return try source(path, "lib." + full, in: folder, shown: name, scope: scope)
    }
    guard let used, let use = uses[used] else {
      throw missing(name, in: folder, using: uses)
    }
    let inner =
      name == used
      ? ["init", String(used.split(separator: "/").last ?? "")]
      : [String(name.dropFirst(used.count + 1))]
    for part in inner {
      if let path = try file(part, below: use.folder, shown: name) {
        return try source(path, "lib." + part, in: use.folder, shown: name, scope: use.title)
      }
    }
    throw missing(inner.last ?? "", in: use.folder, using: [:], shown: name)
  }

  /// The file of a module below `lib`, or nil.
  private func file(
    _ name: String, below folder: String, shown: String
  ) throws(LuaError) -> String? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let isGood = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy(Self.isNameByte)
    }
    guard isGood else {
      throw LuaError("module '\(shown)': expected letters, digits, '_' and '-' between dots")
    }
    let stem = folder + "/lib/" + parts.joined(separator: "/")
    return [".lua", "/init.lua"].map { stem + $0 }.first(where: SourceFile.exists)
  }

  private func source(
    _ path: String, _ key: String, in folder: String, shown name: String, scope: String?
  ) throws(LuaError) -> LuaModuleSource {
    guard let real = SourceFile.resolved(path), let root = SourceFile.resolved(folder),
      real.hasPrefix(root + "/")
    else { throw LuaError("module '\(name)' lies outside the plugin") }
    let shown = SourceFile.shown(path, from: current)
    do throws(FileError) {
      return LuaModuleSource(
        key: scope.map { $0 + ":" + key } ?? key, source: LuaString(try SourceFile.read(real)),
        path: shown, scope: scope)
    } catch {
      throw LuaError("cannot read '\(shown)': \(error)")
    }
  }

  private func missing(
    _ name: String, in folder: String, using uses: [String: PluginUse], shown: String? = nil
  ) -> LuaError {
    let known = FolderNames.inside(folder + "/lib").filter { $0.hasSuffix(".lua") }
      .map { String($0.dropLast(4)) }
    let wanted = name.hasPrefix("lib.") ? String(name.dropFirst(4)) : name
    let nearest = NearestName.nearest(to: wanted, among: known + uses.keys.sorted())
    return LuaError("no module '\(shown ?? name)' in lib" + NearestName.question(nearest))
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
}
