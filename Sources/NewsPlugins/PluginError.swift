import LuaKit
import NewsCorpus
import NewsModel
import Spelling

/// Why a plugin, or a file of it, cannot be used.
package enum PluginError: Error, CustomStringConvertible {
  /// A file cannot be read.
  case unreadable(path: String, FileError)
  /// A file cannot be written.
  case notWritable(path: String, FileError)
  /// The manifest says something that it may not say.
  case badManifest(path: String, key: String?, problem: String)
  /// The files of a folder, archive or repository cannot be those of a plugin.
  case badTree(source: String, PluginTreeError)
  /// What somebody wrote is no source of a plugin.
  case badSource(String, notes: [String])
  /// No versions of plugins fit together; why, and which plugin asks for which.
  case unsettled(String, chain: [String])
  /// Something is not what was agreed on: bytes, a version, a permission.
  case refused(String, notes: [String])
  /// Another process has changed what is installed meanwhile.
  case busy(String)
  /// A program that was needed failed, or is not there.
  case tool(name: String, problem: String)
  /// The plugin works with other versions of newslab.
  case wrongVersion(plugin: String, wants: VersionRange, newslab: String)
  /// An error in the Lua of the plugin, or raised while its files run.
  case script(LuaError)
  /// The main file ran and gave nothing that newslab can run.
  case noComponents(path: String)
  /// No plugin has this name.
  case unknown(String, nearest: String?, known: [String])

  package var description: String {
    switch self {
    case .unreadable(let path, let error): "cannot read '\(path)': \(error)"
    case .notWritable(let path, let error): "cannot write '\(path)': \(error)"
    case .badManifest(let path, let key, let problem):
      key.map { "\(path): '\($0)': \(problem)" } ?? "\(path): \(problem)"
    case .unsettled(let problem, let chain):
      chain.isEmpty ? problem : problem + " (" + chain.joined(separator: " → ") + ")"
    case .refused(let problem, _), .badSource(let problem, _): problem
    case .busy(let place):
      "plugins in \(place) were changed by another process meanwhile; try again"
    case .tool(let name, let problem): "\(name): \(problem)"
    case .badTree(let source, let error): "\(source): \(error)"
    case .wrongVersion(let plugin, let wants, let newslab):
      "plugin '\(plugin)' works with newslab \(wants), this is \(newslab)"
    case .script(let error): error.description
    case .noComponents(let path):
      "\(path) returns no component; expected what newslab.filter, classifier, annotator or "
        + "report gives"
    case .unknown(let name, let nearest, let known):
      "no plugin '\(name)'"
        + (nearest == nil && !known.isEmpty
          ? "; known plugins: " + known.joined(separator: ", ") : NearestName.question(nearest))
    }
  }
}
