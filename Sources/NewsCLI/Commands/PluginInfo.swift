import NewsPlugins
import NewsScript

/// The work of `newslab plugin info`.
struct PluginInfo {
  let session: Session

  /// Writes what the manifest says, then what each component does; the main file runs for that.
  func write(_ plugin: Plugin) throws {
    let renderer = TextRenderer(width: session.columns)
    try session.output.write(renderer.render(facts(of: plugin)))
    try session.output.flush()
    let host = try session.scriptHost(corpus: nil)
    host.running = plugin.manifest.name
    let components: [LoadedComponent]
    do throws(PluginError) {
      components = try plugin.load(host: host)
    } catch {
      throw session.failure(of: error)
    }
    for component in components {
      try session.output.write("\n" + renderer.render(description(of: component)))
    }
  }

  private func facts(of plugin: Plugin) -> Document {
    let manifest = plugin.manifest
    var facts = ["folder: \(plugin.shownFolder) (\(plugin.origin.rawValue))"]
    if let license = manifest.license { facts.append("license: " + license) }
    if !manifest.authors.isEmpty {
      facts.append("authors: " + manifest.authors.joined(separator: ", "))
    }
    facts.append("works with newslab \(manifest.newslab)")
    for (name, range) in manifest.dependencies.sorted(by: { $0.key < $1.key }) {
      facts.append("needs the plugin \(name) \(range)")
    }
    if manifest.permissions.isEmpty {
      facts.append(
        "asks for nothing: it sees the articles it is given, no file, no clock, no network")
    }
    for permission in manifest.permissions { facts.append("asks to " + permission.explanation) }
    if !manifest.keywords.isEmpty {
      facts.append("keywords: " + manifest.keywords.joined(separator: ", "))
    }
    var document = Document()
    document.blocks = [
      .heading(level: 1, text: "\(manifest.name) \(manifest.version)"),
      .paragraph(manifest.summary), .list(texts: facts),
    ]
    return document
  }

  private func description(of loaded: LoadedComponent) -> Document {
    let component = loaded.component
    var document = Document()
    document.blocks = [
      .heading(level: 2, text: "\(loaded.source) (\(component.kind.rawValue))"),
      .paragraph(component.summary),
    ]
    if !component.labels.isEmpty {
      document.blocks.append(
        .paragraph("Labels: " + component.labels.joined(separator: ", ") + "."))
    }
    if !component.options.isEmpty {
      let rows: [[Document.Cell]] = component.options.map { option in
        let choices =
          option.choices.isEmpty ? "" : " One of: \(option.choices.joined(separator: ", "))."
        return [
          .text(option.name), .text(option.kind.rawValue),
          option.defaultValue.map { .text($0.shown) } ?? .empty, .text(option.summary + choices),
        ]
      }
      let columns = ["Option", "Type", "Default", "Summary"]
      document.blocks.append(.table(Document.Table(columns: columns, rows: rows)))
    }
    if !component.examples.isEmpty {
      document.blocks.append(.list(texts: component.examples.map(\.shown)))
    }
    return document
  }
}
