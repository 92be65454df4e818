import LineEditor
import LuaKit
import NewsModel
import NewsScript

extension CompletionEngine {
  /// A parameter of what is called, with what the call belongs to.
  private struct CalledParameter {
    let function: LuaAPIDescription.Function
    let parameter: LuaAPIDescription.Parameter
    let owner: Subject?
  }

  private func parameter(_ call: CompletionPlace.CallPlace, _ reader: SubjectReader)
    -> CalledParameter?
  {
    guard let subject = reader.subject(call.callee) else { return nil }
    if let method = call.method {
      guard let name = className(of: subject),
        let type = description.classes.first(where: { $0.name == name }),
        let function = type.methods.first(where: { $0.name == method }),
        call.argument < function.parameters.count
      else { return nil }
      return CalledParameter(
        function: function, parameter: function.parameters[call.argument], owner: subject)
    }
    guard case .function(let function) = subject, call.argument < function.parameters.count else {
      return nil
    }
    return CalledParameter(
      function: function, parameter: function.parameters[call.argument], owner: nil)
  }

  private func className(of subject: Subject) -> String? {
    switch subject {
    case .object(_, let box): box.name
    case .type(let type): type.name
    case .table, .string, .function: nil
    }
  }

  /// Names in a table of options, and where there are none, variables.
  func options(
    of call: CompletionPlace.CallPlace, given: [String], _ place: CompletionPlace,
    _ reader: SubjectReader
  ) -> Completions? {
    guard let called = parameter(call, reader) else { return names(place, reader) }
    var list = CandidateList(place.prefix, at: place.range)
    for (name, summary) in optionNames(called, reader) where !given.contains(name) {
      list.add(name, text: name + " = ", label: name, summary: summary)
    }
    return list.completions ?? (place.prefix.isEmpty ? nil : names(place, reader))
  }

  private func optionNames(_ called: CalledParameter, _ reader: SubjectReader)
    -> [(name: String, summary: String)]
  {
    if called.function.name == "where", let owner = called.owner {
      if className(of: owner) == "Corpus" {
        return ArticleConditionNames.all.map { ($0, "") }
      }
      if let element = reader.elementType(of: owner) {
        return fields(ofClass: element.name).map { ($0.name, $0.summary) }
      }
    }
    return SummaryWords.names(in: called.parameter.summary).map { ($0, "") }
  }

  private func fields(ofClass name: String) -> [LuaAPIDescription.Field] {
    description.classes.first { $0.name == name }?.fields ?? []
  }

  /// Values of a field in a table of options, as far as the description enumerates them.
  func optionTexts(
    of call: CompletionPlace.CallPlace, name: String, _ place: CompletionPlace,
    _ reader: SubjectReader
  ) -> Completions? {
    guard let called = parameter(call, reader) else { return nil }
    var words = SummaryWords.values(of: name, in: called.parameter.summary)
    if words.isEmpty, let owner = called.owner, let element = reader.elementType(of: owner),
      let field = fields(ofClass: element.name).first(where: { $0.name == name })
    {
      words = SummaryWords.names(in: field.summary)
    }
    if words.contains("PERSON") || called.function.name == "entities" && name == "kind" {
      words = Entity.Kind.allCases.map(\.rawValue)
    }
    return list(words, place)
  }

  private func list(_ words: [String], _ place: CompletionPlace) -> Completions? {
    var list = CandidateList(place.prefix, at: place.range)
    for word in words { list.add(word) }
    return list.completions
  }

  /// What could stand in a string that is an argument.
  func text(
    of call: CompletionPlace.CallPlace, _ place: CompletionPlace, isClosed: Bool,
    _ reader: SubjectReader
  ) -> Completions? {
    let tree = place.source.tree
    let callee = place.source.list.text(tree.expressions[call.callee].range)
    if call.method == nil, call.argument == 0 {
      switch callee {
      case "require": return modules(place)
      case "dofile", "loadfile", "io.open", "io.lines": return files(place.prefix, at: place.range)
      default: break
      }
    }
    guard let called = parameter(call, reader) else { return nil }
    if let owner = called.owner, className(of: owner) == "Corpus", call.argument == 0 {
      switch called.function.name {
      case "entity": return entities(owner, place, isClosed: isClosed, reader)
      case "article": return articleIDs(place.prefix, at: place.range)
      default: break
      }
    }
    if called.parameter.name == "field" {
      let element = called.owner.flatMap(reader.elementType)?.name ?? "Article"
      var list = CandidateList(place.prefix, at: place.range)
      for field in fields(ofClass: element) { list.add(field.name, summary: field.summary) }
      return list.completions
    }
    let words = SummaryWords.names(in: called.parameter.summary)
    return words.count > 1 ? list(words, place) : nil
  }
}
