import NewsPlugins
import NewsScript

/// The work of `newslab plugin list`.
struct PluginList {
  let session: Session

  /// Writes a table of plugins; a folder that is none is an error line, and a failure at the end.
  func write(_ plugins: [Result<Plugin, PluginError>]) throws {
    var rows: [[Document.Cell]] = []
    var failure: CommandFailure?
    for result in plugins {
      switch result {
      case .success(let plugin):
        rows.append([
          .text(plugin.manifest.name), .text(plugin.manifest.version.description),
          .text(plugin.origin.rawValue), .text(plugin.manifest.summary),
        ])
      case .failure(let error):
        session.report(Diagnostic(.error, error.description))
        failure = CommandFailure(.failures)
      }
    }
    try session.write(
      rows, columns: ["Plugin", "Version", "From", "Summary"], orElse: "No plugins.")
    if let failure { throw failure }
  }
}
