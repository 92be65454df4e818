import LuaKit
import NewsScript
import Spelling

/// Finds what a question is about: a variable, a name of the API, a word of Lua, a command, a
/// component, a plugin or a topic.
package struct HelpFinder {
  let reader: ValueReader
  let library: HelpLibrary
  /// The text of an entry of the prompt, by its number.
  let entry: (Int) -> String?
  /// The value of a local variable of the prompt, or nil for other names.
  let local: (String) -> LuaValue?
  let description = NewslabAPI.description

  /// Asks a state, and what else there is to be known.
  package init(
    reader: ValueReader, library: HelpLibrary, entry: @escaping (Int) -> String? = { _ in nil },
    local: @escaping (String) -> LuaValue? = { _ in nil }
  ) {
    (self.reader, self.library) = (reader, library)
    (self.entry, self.local) = (entry, local)
  }

  /// The page that answers a question; an error names the nearest known name.
  package func page(for request: HelpRequest) throws(LuaError) -> HelpPage {
    let subject = request.subject
    if subject.hasPrefix(":"), !subject.hasPrefix("::") {
      return try library.commandPage(String(subject.dropFirst()))
    }
    if let path = HelpPath(subject), let page = try page(of: path, request.wantsSource) {
      return page
    }
    return try page(named: subject, wantsSource: request.wantsSource)
  }

  /// The page on a name that is no variable.
  package func page(named name: String, wantsSource: Bool = false) throws(LuaError) -> HelpPage {
    if let word = LuaWord.named(name) { return word.page }
    if let page = apiPage(name) { return page }
    if let page = apiPage(Self.ofClass(name)) { return page }
    let parts = apiNames.filter { Self.lastPart($0) == name }
    if parts.count == 1, var page = apiPage(parts[0]) {
      if library.topics.contains(where: { $0.name == name }) {
        page.hint = "':doc newslab \(name)' explains the command of the shell."
      }
      return page
    }
    if let page = try library.page(name, finder: self, wantsSource: wantsSource) { return page }
    if !parts.isEmpty {
      let meant = parts.map { "'\($0)'" }.sorted().joined(separator: ", ")
      throw LuaError("'\(name)' can mean \(meant)")
    }
    if let path = HelpPath(name), !path.steps.isEmpty, nearestMember(to: name) == nil {
      throw LuaError("no help on '\(name)': there is no variable '\(path.root)'")
    }
    throw LuaError(
      "no help on '\(name)'" + (nearest(to: name).map { " (did you mean '\($0)'?)" } ?? ""))
  }

  private func nearest(to name: String) -> String? {
    guard name.utf8.contains(where: { $0 >= 0x41 && $0 <= 0x7A }), !name.contains("\"") else {
      return nil
    }
    let variables = (try? reader.globalNames()) ?? []
    let known = apiNames + Set(apiNames.map(Self.lastPart)) + variables + library.names
    return NearestName.nearest(
      to: name, among: known + LuaWord.functions.map(\.name) + LuaWord.keywords.map(\.name))
  }

  /// The name of the API with an owner that is nearest, or nil.
  private func nearestMember(to name: String) -> String? {
    NearestName.nearest(to: name, among: apiNames.filter { Self.lastPart($0) != $0 })
  }

  /// Every name of the API.
  var apiNames: [String] { HelpRenderer(description).names }

  /// The page on a name of the API, with a dot or a colon before methods; nil for other names.
  private func apiPage(_ name: String) -> HelpPage? {
    if let type = description.classes.first(where: { $0.name == name }) { return HelpPage(type) }
    if let module = description.modules.first(where: { $0.name == name }) {
      return HelpPage(module)
    }
    guard let split = name.lastIndex(where: { $0 == "." || $0 == ":" }) else { return nil }
    let (owner, part) = (String(name[..<split]), String(name[name.index(after: split)...]))
    if let module = description.modules.first(where: { $0.name == owner }),
      let function = module.functions.first(where: { $0.name == part })
    {
      return HelpPage(function, named: "\(owner).\(part)", kind: "function of newslab")
    }
    guard let type = description.classes.first(where: { $0.name == owner }) else { return nil }
    if let method = type.methods.first(where: { $0.name == part }) {
      return HelpPage(method, named: "\(owner):\(part)", kind: "method of \(owner)")
    }
    return type.fields.first { $0.name == part }.map { Self.page($0, of: owner) }
  }

  static func page(_ field: LuaAPIDescription.Field, of owner: String) -> HelpPage {
    var page = HelpPage("\(owner).\(field.name): \(field.type)")
    page.summary = field.summary
    page.kind = "field of \(owner)"
    return page
  }

  /// The name with the class that a variable is usually named after: `article:has` is
  /// `Article:has`.
  private static func ofClass(_ name: String) -> String {
    let isMember = name.contains(":") || name.contains(".")
    return isMember ? name.prefix(1).uppercased() + name.dropFirst() : name
  }

  private static func lastPart(_ name: String) -> String {
    String(name.split { $0 == "." || $0 == ":" }.last ?? "")
  }
}
