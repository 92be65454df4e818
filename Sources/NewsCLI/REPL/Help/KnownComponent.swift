import LuaKit
import NewsCorpus
import NewsPlugins
import NewsScript
import TerminalText

/// A component that `:run` finds, with where it comes from.
struct KnownComponent {
  /// Where components come from, in the order in which they are listed.
  enum Origin: String, CaseIterable { case session, newslab, plugins }

  let origin: Origin
  /// What `:run` calls it.
  let name: String
  let component: Component
  /// The state that it lives in, unless that is the session's.
  var state: ScriptState?

  /// Its kind and summary in a line.
  var line: String { "\(component.kind.rawValue): \(component.summary)" }

  /// What a search finds it by, beside its name and summary.
  var searched: String {
    let options = component.options.map { "\($0.name) \($0.summary)" }
    return (options + component.labels + component.examples.map(\.shown)).joined(separator: " ")
  }
}

extension HelpLibrary {
  /// All components: variables of a session, those that come with newslab, and those of plugins.
  func knownComponents(_ reader: ValueReader) throws(LuaError) -> [KnownComponent] {
    var known: [KnownComponent] = []
    for name in try reader.globalNames().sorted() where !ResultMemory.names.contains(name) {
      guard let component = reader.component(try reader.variable(name)) else { continue }
      known.append(KnownComponent(origin: .session, name: name, component: component))
    }
    if let resources = try? session.resources() {
      let loader = ComponentLoader(
        host: host, environment: session.environment, folder: ".", resources: resources)
      for path in componentFiles {
        for loaded in (try? loader.load(path)) ?? [] {
          known.append(
            KnownComponent(
              origin: .newslab, name: loaded.component.name, component: loaded.component,
              state: loaded.state))
        }
      }
    }
    for plugin in plugins {
      for loaded in (try? plugin.load(host: host)) ?? [] {
        known.append(
          KnownComponent(
            origin: .plugins, name: loaded.source, component: loaded.component, state: loaded.state)
        )
      }
    }
    return known
  }
}

extension REPL {
  /// Lists all components with their kinds and summaries; of some words, those that have them.
  func listComponents() {
    attempt {
      let known = try help.library.knownComponents(values)
      let all = known.map { HelpPage.Row($0.name, $0.line) }
      var lines: [String] = []
      for origin in KnownComponent.Origin.allCases {
        let rows = known.filter { $0.origin == origin }.map { HelpPage.Row($0.name, $0.line) }
        if rows.isEmpty { continue }
        let heading =
          switch origin {
          case .session: "Of this session"
          case .newslab: "With newslab"
          case .plugins: "Of plugins"
          }
        lines += (lines.isEmpty ? [] : [""]) + [heading]
        lines += HelpRows.lines(rows, width: columns, beside: all)
      }
      lines += ["", "NAME? explains one, ':run NAME' runs it."]
      show(lines.map { $0 + "\n" }.joined())
    }
  }
}
