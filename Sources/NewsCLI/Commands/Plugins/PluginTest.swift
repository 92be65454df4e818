import NewsCorpus
import NewsPlugins
import NewsScript

/// The work of `newslab plugin test`.
struct PluginTest {
  let session: Session
  let format: PluginCommand.Format

  /// What became of one example or file of a plugin.
  private struct Result {
    let plugin: String
    let title: String
    /// What was wrong, or nil.
    let problem: String?
  }

  /// Tests the named plugin, else that of the current folder, else all; throws when one fails.
  func run(_ name: String?, in folders: PluginFolders) throws {
    var results: [Result] = []
    for plugin in try plugins(name, in: folders) {
      let found = try test(plugin, alone: name != nil)
      if format == .text { try write(found) }
      results += found
    }
    let failed = results.count { $0.problem != nil }
    switch format {
    case .text:
      try session.output.write("\(results.count - failed) passed, \(failed) failed\n")
    case .json: try session.output.write(json(of: results, failed: failed))
    case .tap: try session.output.write(tap(of: results))
    }
    if failed > 0 { throw CommandFailure(.failures) }
  }

  private func plugins(_ name: String?, in folders: PluginFolders) throws
    -> [Swift.Result<Plugin, PluginError>]
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
  private func test(
    _ found: Swift.Result<Plugin, PluginError>, alone: Bool
  ) throws -> [Result] {
    let plugin: Plugin
    do throws(PluginError) {
      plugin = try found.get()
    } catch {
      session.report(Diagnostic(.error, error.description))
      return [Result(plugin: "", title: "loads", problem: error.description)]
    }
    let name = plugin.manifest.name
    let host = try session.scriptHost(corpus: nil)
    host.running = name
    do throws(PluginError) {
      return try PluginTester(host: host).test(plugin).map {
        Result(plugin: name, title: $0.title, problem: $0.problem)
      }
    } catch {
      let failure = session.failure(of: error)
      if alone { throw failure }
      if let message = failure.message { session.report(Diagnostic(.error, message)) }
      return [Result(plugin: name, title: "loads", problem: error.description)]
    }
  }

  /// Writes a line for each failure that was not told before.
  private func write(_ results: [Result]) throws {
    for result in results where result.title != "loads" {
      guard let problem = result.problem else { continue }
      let line = "FAIL \(result.plugin): \(result.title): \(problem)"
      try session.output.write(VisibleText.of(line) + "\n")
    }
  }

  /// The results in the notation of testanything.org, version 14.
  private func tap(of results: [Result]) -> String {
    var text = "TAP version 14\n1..\(results.count)\n"
    for (index, result) in results.enumerated() {
      let title = (result.plugin.isEmpty ? "" : result.plugin + ": ") + result.title
      let shown = VisibleText.of(title.replacing("#", with: "\\#"))
      text += "\(result.problem == nil ? "ok" : "not ok") \(index + 1) - \(shown)\n"
      guard let problem = result.problem else { continue }
      var writer = JSONWriter(layout: .compact)
      writer.string(problem)
      text += "  ---\n  message: \(String(decoding: writer.bytes, as: UTF8.self))\n  ...\n"
    }
    return text
  }

  private func json(of results: [Result], failed: Int) -> String {
    var writer = JSONWriter(layout: .indented)
    writer.object { writer in
      writer.member("passed") { $0.integer(results.count - failed) }
      writer.member("failed") { $0.integer(failed) }
      writer.member("results") { writer in
        writer.list(results) { writer, result in
          writer.object { writer in
            writer.member("plugin") { $0.string(result.plugin) }
            writer.member("title") { $0.string(result.title) }
            writer.member("passed") { $0.bool(result.problem == nil) }
            if let problem = result.problem { writer.member("problem") { $0.string(problem) } }
          }
        }
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }
}
