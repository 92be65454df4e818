import LuaKit
import NewsScript
import TerminalText

extension HelpFinder {
  /// The most fields of a table that are listed.
  private static let mostFields = 20
  /// The most examples of a component that are listed.
  private static let mostExamples = 6
  /// The most lines of source that are shown.
  private static let mostLines = 400

  /// The page on what an expression leads to; nil when its first name is no variable.
  func page(of path: HelpPath, _ wantsSource: Bool) throws(LuaError) -> HelpPage? {
    let walk = HelpWalk(reader: reader, description: description, local: local)
    guard let place = try walk.place(path) else { return nil }
    var page: HelpPage
    if let member = try member(of: place) {
      page = member
    } else {
      page = try self.page(of: place, walk, wantsSource)
    }
    if wantsSource, page.source == nil, page.hint == nil {
      page.hint = "newslab brings it: there is no source in Lua."
    }
    return page
  }

  /// The page on a member of the API, with the value that it has here.
  private func member(of place: HelpPlace) throws(LuaError) -> HelpPage? {
    switch place.member {
    case nil: return nil
    case .word(let word): return word.page
    case .function(let function, let name, let kind):
      return HelpPage(function, named: name, kind: kind)
    case .field(let field, _, let owner):
      var page = Self.page(field, of: owner)
      if let value = place.value { page.value = try line(of: value) }
      let classNames = [place.element, place.type?.text, place.type?.element?.text]
      let known = classNames.compactMap { $0 }.first { name in
        name != "List" && description.classes.contains { $0.name == name }
      }
      if let known { page.hint = "\(known)? explains what is in it." }
      return page
    }
  }

  private func page(of place: HelpPlace, _ walk: HelpWalk, _ wantsSource: Bool) throws(LuaError)
    -> HelpPage
  {
    if let value = place.value {
      if let component = reader.component(value) {
        return try page(of: component, named: place.name, wantsSource)
      }
      switch value {
      case .function: return try function(value, place.name, wantsSource)
      case .table(let table): return try self.table(table, value, place.name)
      default: break
      }
    }
    let type = walk.className(of: place).flatMap { name in
      description.classes.first { $0.name == name }
    }
    guard let type else {
      var page = HelpPage(place.name + (place.value.map { ": " + $0.typeName } ?? ""))
      if let value = place.value {
        page.value = try line(of: value)
        page.summary = value.text.map { "A string of \($0.utf8.count.grouped) bytes." } ?? ""
      } else if let type = place.type {
        page = HelpPage("\(place.name): \(type.text)")
      } else {
        page.summary = "What a call gives is known when it is run, and help runs nothing."
      }
      return page
    }
    var page = HelpPage(type)
    page.title = "\(place.name): \(type.name)"
    page.kind = place.value == nil ? "what the call gives, by its declaration" : "object of newslab"
    if let value = place.value { page.value = try line(of: value) }
    if let element = place.element {
      page.hint = "Its elements are of the class \(element): \(element)? explains them."
    }
    return page
  }

  /// A value in one line; nothing of a script runs for it.
  private func line(of value: LuaValue) throws(LuaError) -> String {
    let builder = ValueTreeBuilder(reader: reader, callsScripts: false) { () throws(LuaError) in }
    return ColumnLayout.cut(try builder.tree(of: value).line, to: 200)
  }

  private func table(_ table: LuaReference, _ value: LuaValue, _ name: String) throws(LuaError)
    -> HelpPage
  {
    if let known = moduleName(of: table) { return try libraryPage(known) }
    var page = HelpPage(name + ": table")
    page.value = try line(of: value)
    let pairs = try table.pairs(atMost: 10_000)
    let count = table.rawCount
    page.summary =
      count > 0
      ? "A list of \(count.grouped) elements." : "A table of \(pairs.count.grouped) fields."
    var rows: [HelpPage.Row] = []
    for (key, value) in pairs {
      guard let text = key.text else { continue }
      if case .function = value {
        let signature = try signature(value, text)
        rows.append(HelpPage.Row(signature.title, signature.summary))
      } else {
        rows.append(HelpPage.Row(text, try line(of: value)))
      }
    }
    rows.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    let left = rows.count - Self.mostFields
    page.add(
      "Fields",
      rows.prefix(Self.mostFields) + (left > 0 ? [HelpPage.Row("… \(left.grouped) more", "")] : []))
    return page
  }

  /// The module or library that a table is, or nil.
  private func moduleName(of table: LuaReference) -> String? {
    guard let identity = table.identity else { return nil }
    let libraries = Set(
      LuaWord.functions.compactMap { word in
        word.name.firstIndex(of: ".").map { String(word.name[..<$0]) }
      })
    return (description.modules.map(\.name) + libraries.sorted()).first { name in
      guard case .table(let other)? = try? reader.module(named: name) else { return false }
      return other.identity == identity
    }
  }

  private func libraryPage(_ name: String) throws(LuaError) -> HelpPage {
    if let module = description.modules.first(where: { $0.name == name }) {
      return HelpPage(module)
    }
    var page = HelpPage(name)
    page.kind = "library of Lua"
    page.add(
      "Functions",
      LuaWord.functions.filter { $0.name.hasPrefix(name + ".") }
        .map { HelpPage.Row($0.usage, $0.summary) })
    return page
  }

  /// The title and summary of a function of a script.
  private func signature(_ value: LuaValue, _ name: String) throws(LuaError)
    -> (title: String, summary: String)
  {
    if let native = try reader.native(value, in: description) {
      switch native {
      case .function(let function, _, _):
        return (HelpPage.signature(function, name), function.summary)
      case .word(let word): return (name + "()", word.summary)
      case .field: break
      }
    }
    guard let place = try reader.place(ofFunction: value) else { return (name + "()", "") }
    let text = place.chunkText(entry).flatMap {
      FunctionText(place, in: $0, after: place.commentsBefore(entry))
    }
    return (Self.title(name, place, text), text?.comment ?? "")
  }

  private static func title(_ name: String, _ place: FunctionPlace, _ text: FunctionText?)
    -> String
  {
    if let parameters = text?.parameters { return "\(name)(\(parameters))" }
    let unknown = Array(repeating: "_", count: place.parameterCount)
    return "\(name)(\((unknown + (place.isVariadic ? ["..."] : [])).joined(separator: ", ")))"
  }

  private func function(_ value: LuaValue, _ name: String, _ wantsSource: Bool) throws(LuaError)
    -> HelpPage
  {
    switch try reader.native(value, in: description) {
    case .function(let function, let own, let kind)?:
      return HelpPage(function, named: own, kind: kind)
    case .word(let word)?: return word.page
    default: break
    }
    guard let place = try reader.place(ofFunction: value), !place.isOwn else {
      var page = HelpPage(name + "()")
      page.kind = "function of newslab"
      return page
    }
    let chunk = place.chunkText(entry)
    let text = chunk.flatMap { FunctionText(place, in: $0, after: place.commentsBefore(entry)) }
    var page = HelpPage(Self.title(name, place, text))
    page.summary = text?.comment ?? ""
    page.kind = "function of Lua, from " + place.shown
    if wantsSource {
      if let text {
        page.source = (place.shown, Array(text.lines.prefix(Self.mostLines)))
      } else {
        page.hint = "Its source is not there any more."
      }
    }
    return page
  }

  /// The page on a component.
  func page(of component: Component, named name: String, _ wantsSource: Bool) throws(LuaError)
    -> HelpPage
  {
    var page = HelpPage("\(name): \(component.title)")
    page.summary = component.summary
    page.kind = component.kind.rawValue
    let place = try reader.place(ofFunction: .function(component.main))
    if let place { page.kind += ", from " + place.shown }
    if !component.labels.isEmpty {
      page.add("Labels", [HelpPage.Row(component.labels.joined(separator: ", "), "")])
    }
    page.add(
      "Options",
      component.options.map { option in
        let value = option.defaultValue.map { " = " + $0.shown } ?? ""
        let choices =
          option.choices.isEmpty ? "" : " One of: \(option.choices.joined(separator: ", "))."
        return HelpPage.Row(
          "\(option.name): \(option.kind.rawValue)\(value)", option.summary + choices)
      })
    let examples = component.examples.prefix(Self.mostExamples)
    page.examples = examples.map(\.shown)
    let left = component.examples.count - examples.count
    if left > 0 { page.examples.append("… \(left.grouped) more") }
    guard wantsSource else { return page }
    if let place, let chunk = place.chunkText(entry) {
      let shown = place.chunk.hasPrefix("@") ? String(place.chunk.dropFirst()) : place.shown
      page.source = (shown, Array(chunk.prefix(Self.mostLines)))
    } else {
      page.hint = "Its source is not there any more."
    }
    return page
  }
}

extension Int {
  /// The number with commas between thousands.
  var grouped: String { NumberText.label(Double(self)) }
}
