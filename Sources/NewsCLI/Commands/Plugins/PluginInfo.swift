import NewsCorpus
import NewsPlugins
import NewsScript

/// The work of `newslab plugin info`.
struct PluginInfo {
  let session: Session

  /// Writes what a plugin says and may touch; one that is not installed is only looked at.
  func write(_ name: String, at desk: PluginDesk) throws {
    let plugin: Plugin
    do throws(PluginError) {
      plugin = try desk.folders.plugin(name)
    } catch {
      guard case .unknown = error else { throw session.failure(of: error) }
      try writeSource(name, at: desk, orElse: error)
      return
    }
    try write(plugin, from: "\(plugin.shownFolder) (\(plugin.origin.rawValue))")
  }

  /// Writes what a source has that is not installed: its files lie in a folder of their own meanwhile.
  private func writeSource(_ name: String, at desk: PluginDesk, orElse unknown: PluginError) throws
  {
    let candidate = try session.plugins { () throws(PluginError) -> PluginCandidate in
      let source = try PluginSource(name)
      guard case .name(let wanted, let range) = source else {
        return try desk.fetcher.fetch(source)
      }
      if desk.catalogue.candidates(wanted).isEmpty { throw unknown }
      return try desk.catalogue.best(wanted, in: range)
    }
    let folder: String
    do throws(FileError) {
      folder = try PluginFiles.temporaryFolder(in: desk.temporary)
    } catch {
      throw CommandFailure(.inputOutput, "cannot write in '\(desk.temporary)': \(error)")
    }
    defer { PluginFiles.remove(folder) }
    do throws(FileError) {
      try PluginFiles.write(candidate.tree.files.map { ($0.path, $0.bytes) }, to: folder + "/p")
    } catch {
      throw CommandFailure(.inputOutput, "cannot write '\(folder)': \(error)")
    }
    let plugin = try session.plugin(folder + "/p", in: desk.folders)
    try write(plugin, from: candidate.source + " (not installed)", tree: candidate.tree)
  }

  /// Writes what the manifest says, then what each component does; the main file runs for that, with
  /// no permission.
  private func write(_ plugin: Plugin, from place: String, tree: PluginTree? = nil) throws {
    let renderer = TextRenderer(width: session.columns)
    try session.output.write(renderer.render(facts(of: plugin, from: place, tree)))
    try session.output.flush()
    if plugin.isLibrary { return }
    let host = try session.scriptHost(corpus: nil)
    host.running = plugin.manifest.name
    let components: [LoadedComponent]
    do throws(PluginError) {
      components = try plugin.load(host: host)
    } catch {
      // What it needs comes with it when it is installed.
      guard tree != nil, case .unsettled(let problem, _) = error else {
        throw session.failure(of: error)
      }
      session.report(Diagnostic(.note, "its components cannot be listed yet: \(problem)"))
      return
    }
    for component in components {
      try session.output.write("\n" + renderer.render(description(of: component)))
    }
  }

  /// The size of some files in words.
  private func size(of tree: PluginTree) -> String {
    let bytes = tree.files.reduce(0) { $0 + $1.bytes.count }
    let count = tree.files.count
    return "\(count) file\(count == 1 ? "" : "s"), \(bytes) bytes, sha256 \(tree.fingerprint)"
  }

  private func facts(of plugin: Plugin, from place: String, _ tree: PluginTree?) -> Document {
    let manifest = plugin.manifest
    var facts = ["\(tree == nil ? "folder" : "source"): \(place)"]
    if let tree { facts.append(size(of: tree)) }
    if let entry = plugin.installation?.entry {
      facts.append(
        "installed from \(entry.source)" + (entry.revision.map { ", commit \($0)" } ?? ""))
      facts.append("sha256 \(entry.sha256), as the lock says")
    }
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
    let granted = plugin.installation?.granted ?? []
    for permission in manifest.permissions {
      let word = granted.contains(permission) ? "may " : "asks to "
      facts.append(word + permission.explanation)
    }
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
