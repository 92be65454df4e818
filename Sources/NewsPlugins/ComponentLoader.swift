import LuaKit
import NewsAnalysis
import NewsCorpus
import NewsModel
import NewsScript
import Spelling

/// Finds and loads what a command line calls a component.
///
/// `file.lua` is all components of a file, `file.lua:name` one of them, `plugin:name` one of a
/// plugin, `plugin:` or a plugin's folder all of them; a bare name must be unique among the shipped
/// scripts and the components of all plugins. A file or plugin runs once, in a state of its own.
package final class ComponentLoader {
  private let host: ScriptHost
  private let folder: String
  private let resources: ResourceFolder
  private let plugins: PluginFolders
  private var loaded: [String: [LoadedComponent]] = [:]

  /// Makes a loader for a host; paths are relative to `folder`, the current one.
  package init(
    host: ScriptHost, environment: [String: String], folder: String, resources: ResourceFolder
  ) {
    let folder = SourceFile.resolved(folder) ?? folder
    (self.host, self.folder, self.resources) = (host, folder, resources)
    plugins = PluginFolders(environment: environment, folder: folder, resources: resources)
  }

  /// The components that a specification names, at least one.
  package func load(_ specification: String) throws(ComponentLoadError) -> [LoadedComponent] {
    if specification.isEmpty { throw .usage("expected a component, got an empty name") }
    if specification.hasSuffix(".lua") { return try file(specification) }
    guard let colon = specification.lastIndex(of: ":") else {
      return specification.contains("/")
        ? try components(of: plugin(specification)) : try bare(specification)
    }
    let source = String(specification[..<colon])
    let name = String(specification[specification.index(after: colon)...])
    let components =
      source.hasSuffix(".lua") ? try file(source) : try components(of: plugin(source))
    return name.isEmpty ? components : [try pick(name, of: components, in: source)]
  }

  private func pick(_ name: String, of components: [LoadedComponent], in source: String)
    throws(ComponentLoadError) -> LoadedComponent
  {
    if let found = components.first(where: { $0.component.name == name }) { return found }
    let known = components.map(\.component.name)
    let nearest = NearestName.nearest(to: name, among: known)
    let end =
      nearest == nil ? "; it has " + known.joined(separator: ", ") : NearestName.question(nearest)
    throw .usage("'\(source)' has no component '\(name)'\(end)")
  }

  private func file(_ specification: String) throws(ComponentLoadError) -> [LoadedComponent] {
    let path = SourceFile.path(specification, from: folder)
    if let components = loaded[path] { return components }
    let shown = SourceFile.shown(path, from: folder)
    let source: [UInt8]
    do throws(FileError) {
      source = try SourceFile.read(path)
    } catch {
      throw .unreadable("cannot read '\(shown)': \(error)")
    }
    do throws(LuaError) {
      loaded[path] = try ScriptState.components(
        of: source, shown: shown, host: host, policy: host.policy)
    } catch {
      throw .notLoaded(error)
    }
    guard let components = loaded[path], !components.isEmpty else {
      throw ComponentLoadError(PluginError.noComponents(path: shown))
    }
    return components
  }

  private func plugin(_ name: String) throws(ComponentLoadError) -> Plugin {
    do throws(PluginError) {
      return try plugins.plugin(name)
    } catch {
      throw ComponentLoadError(error)
    }
  }

  private func components(of plugin: Plugin) throws(ComponentLoadError) -> [LoadedComponent] {
    if let components = loaded[plugin.folder] { return components }
    do throws(PluginError) {
      let components = try plugin.load(host: host)
      loaded[plugin.folder] = components
      return components
    } catch {
      throw ComponentLoadError(error)
    }
  }
}

extension ComponentLoader {
  /// A component that can be called by its name alone.
  private struct Candidate {
    let name: String
    /// The specification that calls it without doubt.
    let specification: String
  }

  /// The component of a name that nothing else has.
  private func bare(_ name: String) throws(ComponentLoadError) -> [LoadedComponent] {
    var failures: [String] = []
    let candidates = shippedScripts() + pluginComponents(failures: &failures)
    let found = candidates.filter { $0.name == name }
    if found.count == 1 {
      return try load(found[0].specification).filter { $0.component.name == name }
    }
    if found.count > 1 {
      let list = found.map(\.specification).joined(separator: ", ")
      throw .usage("'\(name)' is the name of \(found.count) components: \(list)")
    }
    if let plugin = try? plugins.plugin(name) {
      let calls = candidates.map(\.specification).filter {
        $0.hasPrefix(plugin.manifest.name + ":")
      }
      throw .usage("'\(name)' is a plugin; its components: " + calls.joined(separator: ", "))
    }
    let names = Set(candidates.map(\.name)).sorted()
    let nearest = NearestName.nearest(to: name, among: names)
    let known = nearest == nil ? "; known: " + names.joined(separator: ", ") : ""
    let broken = failures.map { "; " + $0 }.joined()
    throw .usage("no component '\(name)'\(NearestName.question(nearest))\(known)\(broken)")
  }

  /// A shipped script has one component, of the same name as the file.
  private func shippedScripts() -> [Candidate] {
    ["annotators", "classifiers", "filters", "reports"].flatMap { kind in
      FolderNames.inside(resources.scripts + "/" + kind).filter { $0.hasSuffix(".lua") }
        .map { file in
          let path = resources.scripts + "/" + kind + "/" + file
          return Candidate(
            name: String(file.dropLast(4)), specification: SourceFile.shown(path, from: folder))
        }
    }
  }

  private func pluginComponents(failures: inout [String]) -> [Candidate] {
    var candidates: [Candidate] = []
    for result in plugins.all() {
      do {
        let plugin = try result.get()
        candidates += try components(of: plugin).map {
          Candidate(name: $0.component.name, specification: $0.source)
        }
      } catch {
        failures.append("a plugin does not load: \(error)")
      }
    }
    return candidates
  }
}
