import NewsPlugins
import NewsScript

/// The work of `newslab plugin test`.
struct PluginTest {
  let session: Session

  /// Tests the named plugin, else that of the current folder, else all; throws when one fails.
  func run(_ name: String?, in folders: PluginFolders) throws {
    var passed = 0
    var failed = 0
    for result in try plugins(name, in: folders) {
      switch result {
      case .success(let plugin):
        for result in try test(plugin, alone: name != nil, failed: &failed) {
          if let problem = result.problem {
            failed += 1
            let line = "FAIL \(plugin.manifest.name): \(result.title): \(problem)"
            try session.output.write(VisibleText.of(line) + "\n")
          } else {
            passed += 1
          }
        }
      case .failure(let error):
        failed += 1
        session.report(Diagnostic(.error, error.description))
      }
    }
    try session.output.write("\(passed) passed, \(failed) failed\n")
    if failed > 0 { throw CommandFailure(.failures) }
  }

  private func plugins(_ name: String?, in folders: PluginFolders) throws
    -> [Result<Plugin, PluginError>]
  {
    if let name { return [.success(try session.plugin(name, in: folders))] }
    do throws(PluginError) {
      return [.success(try folders.plugin("."))]
    } catch {
      if case .unknown = error { return folders.all() }
      throw session.failure(of: error)
    }
  }

  /// The results of a plugin; one of many that does not load counts as one failure.
  private func test(_ plugin: Plugin, alone: Bool, failed: inout Int) throws
    -> [PluginTester.Result]
  {
    let host = try session.scriptHost(corpus: nil)
    host.running = plugin.manifest.name
    do throws(PluginError) {
      return try PluginTester(host: host).test(plugin)
    } catch {
      let failure = session.failure(of: error)
      if alone { throw failure }
      failed += 1
      if let message = failure.message { session.report(Diagnostic(.error, message)) }
      return []
    }
  }
}
