import CommandKit
import LuaKit
import NewsAnalysis
import NewsCorpus
import NewsPlugins
import NewsScript
import Spelling

/// What help knows beside the values of a state: commands, plugins, components, topics and guides.
package struct HelpLibrary {
  /// Something with a name and a sentence.
  struct Item {
    let name: String
    let summary: String
  }

  let session: Session
  let host: ScriptHost

  /// Looks where a session looks.
  package init(session: Session, host: ScriptHost) { (self.session, self.host) = (session, host) }

  /// Every name that help can be asked for, beside those of the API.
  var names: [String] {
    PromptCommand.all.map { ":" + $0.name } + topics.map(\.name) + guides.map(\.name)
      + components.map(\.name) + plugins.map(\.manifest.name)
  }

  /// The commands of the program, and what else `newslab help` explains.
  var topics: [Item] {
    Commands.all.description.commands.map { Item(name: $0.name, summary: $0.summary) } + [
      Item(
        name: PolicyHelp.topic, summary: "What scripts and plugins may do, and what grants more."),
      Item(name: FormatHelp.topic, summary: "What is read and written."),
      Item(name: AccumulatorHelp.topic, summary: "What reports gather with."),
    ]
  }

  /// What `:set` sets.
  var settings: [Item] { PromptSetting.all.map { Item(name: $0.name, summary: $0.summary) } }

  private var resources: ResourceFolder? { try? session.resources() }

  /// The guides by the names of their files, with their headings.
  var guides: [Item] {
    guard let folder = resources?.guides else { return [] }
    return FolderNames.inside(folder).filter { $0.hasSuffix(".md") }.map { file in
      let text = GuideText(lines: Self.lines(of: folder + "/" + file))
      return Item(name: String(file.dropLast(3)), summary: text.title)
    }
  }

  /// The plugins that can be read.
  var plugins: [Plugin] {
    guard let resources else { return [] }
    let folders = PluginFolders(
      environment: session.environment, folder: ".", resources: resources)
    return folders.all().compactMap { try? $0.get() }
  }

  /// The files of the scripts that come with newslab.
  var componentFiles: [String] {
    guard let resources else { return [] }
    return ["annotators", "classifiers", "filters", "reports"].flatMap { kind in
      let folder = resources.scripts + "/" + kind
      return FolderNames.inside(folder).filter { $0.hasSuffix(".lua") }.map { folder + "/" + $0 }
    }
  }

  /// The scripts that come with newslab; a script has one component of the name of its file.
  var components: [Item] {
    componentFiles.map { path in
      let first = Self.lines(of: path).first ?? ""
      let summary = first.hasPrefix("--- ") ? String(first.dropFirst(4)) : ""
      let file = path.split(separator: "/").last ?? ""
      return Item(name: String(file.dropLast(4)), summary: summary)
    }
  }

  private static func lines(of path: String) -> [String] {
    guard let bytes = try? DescriptorSource(path: path).readAll(upTo: 1 << 20) else { return [] }
    return String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
  }

  /// The page on a command of the prompt, by its name without the colon.
  func commandPage(_ name: String) throws(LuaError) -> HelpPage {
    guard let command = PromptCommand.all.first(where: { $0.name == name }) else {
      let known = PromptCommand.all.map(\.name)
      let nearest = NearestName.nearest(to: name, among: known)
      throw LuaError(
        "no command ':\(name)'"
          + (nearest.map { " (did you mean ':\($0)'?)" } ?? "; :help lists them"))
    }
    var page = HelpPage(command.usage)
    page.summary = command.summary
    page.kind = "command of the prompt"
    if let details = CommandDetails.all[name] {
      page.more = details.text
      page.add("Options", details.rows)
      page.examples = details.examples
    }
    return page
  }

  /// The page on a component, plugin, topic or guide; nil for other names.
  func page(_ name: String, finder: HelpFinder, wantsSource: Bool) throws(LuaError) -> HelpPage? {
    if PromptCommand.all.contains(where: { $0.name == name }) { return try commandPage(name) }
    if let plugin = plugins.first(where: { $0.manifest.name == name }) {
      return page(of: plugin, wantsSource)
    }
    let isComponent = components.contains { $0.name == name } || name.contains(":")
    if isComponent, let page = try component(name, finder: finder, wantsSource) { return page }
    let word = name.hasPrefix("newslab ") ? String(name.dropFirst(8)) : name
    if let command = Commands.all.description.commands.first(where: { $0.name == word }) {
      var page = HelpPage("newslab " + word)
      page.kind = "command of the shell"
      page.body = { HelpText.render(command, of: Commands.all.name, width: $0) }
      return page
    }
    if let page = topic(name) { return page }
    return guide(name)
  }

  private func component(_ name: String, finder: HelpFinder, _ wantsSource: Bool) throws(LuaError)
    -> HelpPage?
  {
    guard let resources else { return nil }
    let loader = ComponentLoader(
      host: host, environment: session.environment, folder: ".", resources: resources)
    guard let loaded = try? loader.load(name).first else { return nil }
    let own = HelpFinder(
      reader: try ValueReader(loaded.state), library: self, entry: finder.entry)
    var page = try own.page(of: loaded.component, named: name, wantsSource)
    page.hint = page.hint ?? ":run \(name) runs it over the corpus."
    return page
  }

  private func page(of plugin: Plugin, _ wantsSource: Bool) -> HelpPage {
    let manifest = plugin.manifest
    var page = HelpPage("\(manifest.name) \(manifest.version)")
    page.summary = manifest.summary
    page.kind = "plugin, from \(plugin.shownFolder) (\(plugin.origin.rawValue))"
    let components = (try? plugin.load(host: host)) ?? []
    page.add(
      "Components",
      components.map {
        HelpPage.Row($0.source, "\($0.component.kind.rawValue): \($0.component.summary)")
      })
    let asks = manifest.permissions.map(\.explanation)
    if !asks.isEmpty { page.add("Asks to", asks.map { HelpPage.Row($0, "") }) }
    if let first = components.first { page.hint = "\(first.source)? explains a component." }
    if wantsSource {
      let path = plugin.folder + "/main.lua"
      page.source = (plugin.shownFolder + "/main.lua", Self.lines(of: path))
    }
    return page
  }

  private func topic(_ name: String) -> HelpPage? {
    let write: (Session) throws -> Void
    switch name {
    case PolicyHelp.topic: write = { try PolicyHelp(session: $0).write(nil) }
    case FormatHelp.topic: write = { try FormatHelp.write(in: $0) }
    case AccumulatorHelp.topic: write = { try AccumulatorHelp.write(in: $0) }
    default: return nil
    }
    var page = HelpPage(name)
    page.kind = "topic"
    page.body = { width in
      let sink = CollectedText()
      var environment = session.environment
      environment["COLUMNS"] = String(width)
      let inner = Session(
        environment: environment, input: session.input, output: sink, error: sink)
      try? write(inner)
      try? inner.output.flush()
      return String(decoding: sink.bytes, as: UTF8.self)
    }
    return page
  }

  private func guide(_ name: String) -> HelpPage? {
    guard let folder = resources?.guides else { return nil }
    let wanted = name.lowercased()
    guard let file = FolderNames.inside(folder).first(where: { $0.lowercased() == wanted + ".md" })
    else { return nil }
    let guide = GuideText(lines: Self.lines(of: folder + "/" + file))
    var page = HelpPage(guide.title)
    page.kind = "guide"
    page.body = { guide.text(width: $0) }
    return page
  }
}

/// Keeps what is written.
private final class CollectedText: ByteSink {
  private(set) var bytes: [UInt8] = []

  func write(_ bytes: [UInt8]) throws(FileError) { self.bytes += bytes }
}
