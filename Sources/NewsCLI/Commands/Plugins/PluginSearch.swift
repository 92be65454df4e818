import NewsPlugins
import NewsScript

/// The work of `newslab plugin search`.
struct PluginSearch {
  let desk: PluginDesk

  /// A plugin that can be found.
  private struct Found {
    let manifest: PluginManifest
    let place: String
  }

  /// Writes the plugins whose name, summary or keywords have all words; all plugins without words.
  func write(_ words: [String]) throws {
    let session = desk.session
    var all: [Found] = []
    for result in desk.folders.all() {
      if case .success(let plugin) = result {
        all.append(Found(manifest: plugin.manifest, place: plugin.origin.rawValue))
      }
    }
    all += desk.catalogue.all().map { Found(manifest: $0.manifest, place: $0.source) }
    for failure in desk.catalogue.failures {
      session.report(Diagnostic(.warning, failure.description))
    }
    let wanted = words.map { $0.lowercased() }
    let found = all.filter { found in
      let text =
        ([found.manifest.name, found.manifest.summary] + found.manifest.keywords)
        .joined(separator: " ").lowercased()
      return wanted.allSatisfy { text.contains($0) }
    }
    try session.write(
      found.map { found in
        [
          .text(found.manifest.name), .text(found.manifest.version.description),
          .text(found.place), .text(found.manifest.summary),
        ]
      }, columns: ["Plugin", "Version", "From", "Summary"], orElse: "No such plugins.")
  }
}
