import LuaKit
import NewsScript

/// Runs what shows that a plugin works: the examples of its components, and the files in `tests`.
package struct PluginTester {
  /// What became of one example or file.
  package struct Result: Sendable {
    /// The component and the example, or the path of the file.
    package let title: String
    /// What was wrong, with what was expected and found; nil when all is well.
    package let problem: String?
  }

  private let host: ScriptHost

  /// Makes a tester whose articles are analyzed by a host.
  package init(host: ScriptHost) { self.host = host }

  /// All results, in the order of the components and then of the files.
  package func test(_ plugin: Plugin) throws(PluginError) -> [Result] {
    var results: [Result] = []
    for component in try plugin.load(host: host) {
      results += ExampleRunner.run(component).map { Result(title: $0.title, problem: $0.problem) }
    }
    for path in plugin.testFiles { results.append(try run(path, of: plugin)) }
    return results
  }

  /// Runs a file in a fresh state; it fails by raising an error or returning false.
  private func run(_ path: String, of plugin: Plugin) throws(PluginError) -> Result {
    let title = plugin.shown(path)
    let state = try plugin.makeState(host: host)
    let source = try plugin.read(path)
    do throws(LuaError) {
      let results = try state.run(source, name: "@" + title)
      if case .boolean(false) = results.first {
        return Result(title: title, problem: "returned false")
      }
      return Result(title: title, problem: nil)
    } catch {
      return Result(title: title, problem: PluginModules.shown(error).description)
    }
  }
}
