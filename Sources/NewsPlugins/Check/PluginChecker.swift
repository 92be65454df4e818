import Glibc
import LuaKit
import NewsAnalysis
import NewsCorpus
import NewsScript

/// Reads the files of plugins and scripts and says what is wrong with them; nothing is run.
package struct PluginChecker: Sendable {
  private let plugin: LuaKnowledge
  private let plain: LuaKnowledge
  private let current: String

  /// Makes a checker; messages name files relative to the current folder.
  package init(current: String) throws(LuaError) {
    plugin = try LuaKnowledge(.plugin)
    plain = try LuaKnowledge(.plain)
    self.current = SourceFile.resolved(current) ?? current
  }

  /// What is wrong with a file, or with the plugin or the scripts in a folder; `folders` are those
  /// of the plugins that a plugin may use.
  package func check(_ path: String, in folders: PluginFolders? = nil) throws(PluginError)
    -> CheckResult
  {
    let full = SourceFile.path(path, from: current)
    if SourceFile.exists(full) {
      return check(scripts: try sources([full]))
    }
    guard SourceFile.isFolder(full) else {
      throw .unreadable(path: path, .system(ENOENT))
    }
    let isPlugin =
      SourceFile.exists(full + "/" + PluginManifest.fileName)
      || SourceFile.exists(full + "/" + PluginManifest.mainFile)
    return isPlugin
      ? try check(pluginIn: full, folders) : check(scripts: try sources(luaFiles(below: full)))
  }

  /// What is wrong with a plugin that was found.
  package func check(_ plugin: Plugin, in folders: PluginFolders? = nil) throws(PluginError)
    -> CheckResult
  {
    try check(pluginIn: plugin.folder, folders, installed: plugin)
  }

  /// What is wrong with sources that stand alone, by the paths that messages give them.
  package func check(scripts sources: [(path: String, bytes: [UInt8])]) -> CheckResult {
    var paths: [String: String] = [:]
    for (path, _) in sources {
      for name in Self.moduleNames(of: path) where paths[name] == nil { paths[name] = path }
    }
    let project = CheckProject(sources, plain) { name, _ in paths[name] }
    return CheckResult(findings(project), fileCount: sources.count)
  }

  private func check(
    pluginIn folder: String, _ folders: PluginFolders?, installed: Plugin? = nil
  ) throws(PluginError) -> CheckResult {
    var report = CheckReport()
    var (plugin, modules): (Plugin?, PluginModules?) = (installed, nil)
    do throws(PluginError) {
      let found: Plugin
      if let installed {
        found = installed
      } else {
        found = try Plugin(folder: folder, origin: .named, current: current, folders: folders)
      }
      plugin = found
      if !found.worksHere {
        throw .wrongVersion(
          plugin: found.manifest.name, wants: found.manifest.newslab, newslab: NewslabAPI.version)
      }
      modules = try found.modules
    } catch {
      report.add(error, of: SourceFile.shown(folder, from: current))
    }
    let parts = [PluginManifest.mainFile, "lib", "data"].map { folder + "/" + $0 }
    if !parts.contains(where: { SourceFile.exists($0) || SourceFile.isFolder($0) }) {
      report.add(
        ManifestRule.description,
        path: SourceFile.shown(folder, from: current) + "/" + PluginManifest.fileName, line: 1,
        "the plugin has neither \(PluginManifest.mainFile) nor lib nor data")
    }
    let sources = try sources(luaFiles(below: folder))
    let project = CheckProject(sources, self.plugin, plugin: plugin, modules: modules) { name, _ in
      modules?.path(of: name)
    }
    return CheckResult(report.findings + findings(project), fileCount: sources.count)
  }

  private func findings(_ project: CheckProject) -> [Finding] {
    var report = CheckReport()
    for rule in CheckRules.all where project.plugin != nil || !rule.description.isForPlugins {
      for file in project.files where file.source.problems.isEmpty || rule == SyntaxRule.self {
        rule.check(file, &report)
      }
      // What is used may be used where nothing can be read.
      if project.files.allSatisfy(\.source.problems.isEmpty) { rule.check(project, &report) }
    }
    return report.findings
  }

  /// The files of Lua below a folder, but for hidden ones, sorted.
  private func luaFiles(below folder: String) -> [String] {
    FolderNames.inside(folder).flatMap { name -> [String] in
      let path = folder + "/" + name
      if name.hasPrefix(".") { return [] }
      if SourceFile.isFolder(path) { return SourceFile.isLink(path) ? [] : luaFiles(below: path) }
      return name.hasSuffix(".lua") && SourceFile.exists(path) ? [path] : []
    }
  }

  private func sources(_ paths: [String]) throws(PluginError) -> [(path: String, bytes: [UInt8])] {
    var sources: [(path: String, bytes: [UInt8])] = []
    for path in paths {
      let shown = SourceFile.shown(path, from: current)
      do throws(FileError) {
        sources.append((shown, try SourceFile.read(path)))
      } catch {
        throw .unreadable(path: shown, error)
      }
    }
    return sources
  }

  /// What a file may be required as: `pl/utils.lua` as `utils`, `pl.utils` and so on.
  static func moduleNames(of path: String) -> [String] {
    var parts = path.split(separator: "/").map(String.init)
    guard let last = parts.popLast(), last.hasSuffix(".lua") else { return [] }
    if last != "init.lua" { parts.append(String(last.dropLast(4))) }
    return parts.indices.map { parts[$0...].joined(separator: ".") }
  }
}

extension CheckReport {
  /// Keeps why a plugin cannot be used; the place is that which the error names.
  fileprivate mutating func add(_ error: PluginError, of folder: String) {
    var (path, line) = (folder + "/" + PluginManifest.fileName, 1)
    var message = error.description
    if case .badManifest(let place, let key, let problem) = error {
      message = key.map { "'\($0)': \(problem)" } ?? problem
      let colon = place.lastIndex(of: ":")
      let number = colon.flatMap { Int(place[place.index(after: $0)...]) }
      if let colon, let number {
        (path, line) = (String(place[..<colon]), number)
      } else {
        path = place
      }
    }
    add(ManifestRule.description, path: path, line: line, message)
  }
}
