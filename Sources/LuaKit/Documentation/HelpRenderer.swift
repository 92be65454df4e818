import Spelling

/// Help on modules, functions, classes and fields as text.
public struct HelpRenderer: Sendable {
  private let description: LuaAPIDescription

  /// Renders a description.
  public init(_ description: LuaAPIDescription) { self.description = description }

  /// Every name that help can be asked for, sorted.
  public var names: [String] { entries.map(\.name).sorted() }

  /// Every name with its summary, sorted by name.
  public var summaries: [(name: String, summary: String)] {
    entries.map { ($0.name, $0.summary) }.sorted { $0.name < $1.name }
  }

  /// A list of the modules and classes.
  public func overview() -> String {
    var help = HelpText()
    help.section("Modules", description.modules.map { [$0.name, $0.summary] })
    help.section("Globals", description.globals.map { [$0.name, $0.type, $0.summary] })
    help.section("Classes", description.classes.map { [$0.name, $0.summary] })
    return help.text
  }

  /// Help on a name: `newslab`, `newslab.counter`, `Article`, `Article.title`, `Article:has`, or
  /// the last part of one alone.
  ///
  /// Throws an error that names the nearest known name, or the ones that a part may mean.
  public func text(for name: String) throws(LuaError) -> String {
    let all = entries
    let plain = Self.plain(name)
    if let entry = all.first(where: { $0.name == name }) { return entry.text() }
    if let entry = all.first(where: { Self.plain($0.name) == plain }) { return entry.text() }
    let parts = all.filter { Self.lastPart($0.name) == plain }
    if let only = parts.first, parts.count == 1 { return only.text() }
    if parts.isEmpty {
      let known = all.map(\.name) + Set(all.map { Self.lastPart($0.name) }).sorted()
      throw LuaError("no help on '\(name)'" + NearestName.hint(for: name, among: known))
    }
    let meant = parts.map { "'\($0.name)'" }.sorted().joined(separator: ", ")
    throw LuaError("'\(name)' can mean \(meant)")
  }

  private struct Entry {
    let name: String
    let summary: String
    let text: () -> String
  }

  private var entries: [Entry] {
    var entries: [Entry] = []
    for module in description.modules {
      entries.append(Entry(name: module.name, summary: module.summary) { self.text(module) })
      for function in module.functions {
        let name = "\(module.name).\(function.name)"
        entries.append(Entry(name: name, summary: function.summary) { Self.text(function, name) })
      }
    }
    for type in description.classes {
      entries.append(Entry(name: type.name, summary: type.summary) { Self.text(type) })
      for field in type.fields {
        let name = "\(type.name).\(field.name)"
        entries.append(Entry(name: name, summary: field.summary) { Self.text(field, name) })
      }
      for method in type.methods {
        let name = "\(type.name):\(method.name)"
        entries.append(Entry(name: name, summary: method.summary) { Self.text(method, name) })
      }
    }
    for global in description.globals {
      entries.append(
        Entry(name: global.name, summary: global.summary) { Self.text(global, global.name) })
    }
    return entries
  }

  /// The name with dots alone: methods may be asked for either way.
  private static func plain(_ name: String) -> String {
    name.split(separator: ":", omittingEmptySubsequences: false).joined(separator: ".")
  }

  private static func lastPart(_ name: String) -> String {
    String(name.split { $0 == "." || $0 == ":" }.last ?? "")
  }
}

extension HelpRenderer {
  private func text(_ module: LuaAPIDescription.Module) -> String {
    var help = HelpText(title: module.name, summary: module.summary)
    help.section(
      "Functions",
      module.functions.map { [Self.signature($0, "\(module.name).\($0.name)"), $0.summary] })
    let inner = description.modules.filter { $0.name.hasPrefix(module.name + ".") }
    help.section("Modules", inner.map { [$0.name, $0.summary] })
    return help.text
  }

  private static func text(_ type: LuaAPIDescription.Class) -> String {
    var help = HelpText(title: type.name, summary: type.summary)
    help.section("Fields", type.fields.map { [$0.name, $0.type, $0.summary] })
    help.section(
      "Methods", type.methods.map { [signature($0, "\(type.name):\($0.name)"), $0.summary] })
    help.examples(type.examples)
    return help.text
  }

  private static func text(_ function: LuaAPIDescription.Function, _ name: String) -> String {
    let title = signature(function, name) + results(function)
    var help = HelpText(title: title, summary: function.summary)
    help.section("Parameters", function.parameters.map { [$0.name, $0.type, $0.summary] })
    help.section("Returns", function.returns.map { [$0] })
    help.examples(function.examples)
    return help.text
  }

  private static func text(_ field: LuaAPIDescription.Field, _ name: String) -> String {
    HelpText(title: "\(name): \(field.type)", summary: field.summary).text
  }

  /// The call with its parameters, as in `newslab.text.count_words(text, at_most?)`.
  private static func signature(_ function: LuaAPIDescription.Function, _ name: String) -> String {
    let parameters = function.parameters.map { parameter in
      parameter.isOptional && parameter.name != "..." ? parameter.name + "?" : parameter.name
    }
    return "\(name)(\(parameters.joined(separator: ", ")))"
  }

  private static func results(_ function: LuaAPIDescription.Function) -> String {
    function.returns.isEmpty ? "" : " -> " + function.returns.joined(separator: ", ")
  }
}
