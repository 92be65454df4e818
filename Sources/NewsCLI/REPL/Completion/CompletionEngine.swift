import LineEditor
import LuaKit
import LuaSyntax
import NewsScript

/// Says what could come at the cursor of an entry, without running anything of a script.
package final class CompletionEngine {
  let state: ScriptState
  let locals: SessionLocals
  let library: HelpLibrary
  let description = NewslabAPI.description
  /// The entities of the corpus that was asked last.
  var entities: KnownEntities?

  /// Looks at a state and its locals, and at what help knows.
  package init(state: ScriptState, locals: SessionLocals, library: HelpLibrary) {
    (self.state, self.locals, self.library) = (state, locals, library)
  }

  /// What could stand at a cursor, a UTF-8 offset; nil when nothing is known.
  package func completions(of text: String, at cursor: Int) -> Completions? {
    state.lua.glancing {
      if PromptCommand.isCommand(text) { return command(text, at: cursor) }
      return lua(text, at: cursor)
    }
  }

  /// What could stand in Lua.
  func lua(_ text: String, at cursor: Int) -> Completions? {
    guard let place = CompletionPlace(text, cursor: cursor) else { return nil }
    let next = text.utf8.dropFirst(cursor).first
    let reader = SubjectReader(
      lua: state.lua, locals: locals, source: place.source,
      description: description)
    switch place.kind {
    case .name: return names(place, reader)
    case .member(let receiver, let separator, let isMethod):
      guard let subject = reader.subject(receiver) else { return nil }
      return isMethod
        ? methods(of: subject, place, reader)
        : members(of: subject, place, separator: separator, reader)
    case .key(let receiver):
      guard let subject = reader.subject(receiver) else { return nil }
      return keys(of: subject, place, isClosed: next == place.quote?.utf8.first, reader)
    case .text(let call):
      return self.text(of: call, place, isClosed: next == place.quote?.utf8.first, reader)
    case .option(let call, let given): return options(of: call, given: given, place, reader)
    case .optionText(let call, let name):
      return optionTexts(of: call, name: name, place, reader)
    case .label: return labels(place)
    }
  }

  /// Variables, from the innermost scope outwards, then keywords.
  func names(_ place: CompletionPlace, _ reader: SubjectReader) -> Completions? {
    if place.prefix.isEmpty, place.source.list.tokens.count == 1 { return nil }
    var list = CandidateList(place.prefix, at: place.range)
    for variable in reader.source.locals(at: reader.offset) {
      list.add(variable.name, summary: "local")
    }
    for name in locals.names { list.add(name, summary: "local") }
    addGlobals(to: &list)
    for keyword in Keyword.allCases where !place.prefix.isEmpty {
      list.add(
        keyword.rawValue, summary: LuaWord.named(keyword.rawValue)?.summary ?? "")
    }
    return list.completions
  }

  private func addGlobals(to list: inout CandidateList) {
    guard case .table(let globals)? = try? state.lua.glanceGlobals(),
      let (fields, isWhole) = try? globals.glancedFields(atMost: MemberCandidates.scanLimit)
    else { return }
    for field in fields.sorted(by: { $0.name < $1.name }) where LuaText.isName(field.name) {
      let word = LuaWord.named(field.name)
      let summary =
        description.globals.first { $0.name == field.name }?.summary
        ?? description.modules.first { $0.name == field.name }?.summary ?? word?.summary
      list.add(
        field.name, label: word?.usage ?? field.name + (field.type == "function" ? "()" : ""),
        summary: summary ?? (field.type == "function" ? "" : field.type))
    }
    if !isWhole { list.noteMore("… at least \(MemberCandidates.scanLimit) globals") }
  }

  /// Labels of the entry.
  private func labels(_ place: CompletionPlace) -> Completions? {
    var list = CandidateList(place.prefix, at: place.range)
    for statement in place.source.tree.statements {
      if case .label(let name) = statement.kind { list.add(place.source.list.text(name)) }
    }
    return list.completions
  }
}
