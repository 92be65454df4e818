import LineEditor
import LuaKit
import NewsScript

extension CompletionEngine {
  /// What could stand in a line for the prompt: the name of a command, or what it expects.
  func command(_ text: String, at cursor: Int) -> Completions? {
    let head = Array(text.utf8.prefix(cursor))
    guard let colon = head.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let line = head[(colon + 1)...]
    guard let space = line.firstIndex(of: 0x20) else {
      var list = CandidateList(String(decoding: line, as: UTF8.self), at: line.startIndex..<cursor)
      for command in PromptCommand.all {
        list.add(command.name, label: command.usage, summary: command.summary)
      }
      return list.completions
    }
    let name = String(decoding: line[..<space], as: UTF8.self)
    guard let kind = PromptCommand.all.first(where: { $0.name == name })?.completes else {
      return nil
    }
    let start = head[space...].firstIndex { $0 != 0x20 } ?? cursor
    return argument(kind, of: text, from: start, cursor)
  }

  private func argument(
    _ kind: PromptArgument, of text: String, from start: Int, _ cursor: Int
  ) -> Completions? {
    let words = Words(text, from: start, to: cursor)
    switch kind {
    case .file, .corpus: return files(words.all, at: start..<cursor)
    case .expression, .name: return lua(text, from: start, cursor)
    case .fileAndExpression:
      if words.count > 1 { return lua(text, from: words.secondStart, cursor) }
      return files(words.last, at: words.lastStart..<cursor)
    case .fileAndEntries: return words.count > 1 ? nil : files(words.last, at: start..<cursor)
    case .articleID: return articleIDs(words.all, at: start..<cursor)
    default: return listed(kind, words, words.lastStart..<cursor)
    }
  }

  /// Arguments that are one of some words.
  private func listed(_ kind: PromptArgument, _ words: Words, _ range: Range<Int>) -> Completions? {
    var list = CandidateList(words.last, at: range)
    switch kind {
    case .component where ["--set", "-s"].contains(words.before): addSettings(of: words, to: &list)
    case .component:
      addComponents(to: &list)
      if let files = files(words.last, at: range), !words.last.hasPrefix("-") {
        for file in files.candidates where file.text.hasSuffix(".lua") || file.text.hasSuffix("/") {
          list.add(file.text, label: file.label)
        }
      }
      if words.last.hasPrefix("-") { addRunOptions(to: &list) }
    case .topic: addTopics(to: &list)
    case .command:
      for command in PromptCommand.all { list.add(command.name, summary: command.summary) }
    case .setting: addSettings(words, to: &list)
    case .limit:
      for name in ["time", "memory", "steps", "depth", "output"] {
        list.add(name + "=", label: name)
      }
    case .plugin:
      for plugin in library.plugins {
        list.add(plugin.manifest.name, summary: plugin.manifest.summary)
      }
    case .words(let known): for word in known { list.add(word) }
    default: return nil
    }
    return list.completions
  }

  private func lua(_ text: String, from start: Int, _ cursor: Int) -> Completions? {
    let code = String(decoding: Array(text.utf8.dropFirst(start)), as: UTF8.self)
    guard let inner = lua(code, at: cursor - start) else { return nil }
    let range = inner.range.lowerBound + start..<inner.range.upperBound + start
    return Completions(range: range, candidates: inner.candidates)
  }

  /// Variables that hold components, those that come with newslab, and plugins.
  private func addComponents(to list: inout CandidateList) {
    for name in locals.names {
      if case .object(_, let box?)? = locals.glance(name), box.name == "Component" {
        list.add(name, summary: "variable")
      }
    }
    if case .table(let globals)? = try? state.lua.glanceGlobals(),
      let (fields, _) = try? globals.glancedFields(atMost: MemberCandidates.scanLimit)
    {
      for field in fields.sorted(by: { $0.name < $1.name }) where field.type == "Component" {
        list.add(field.name, summary: "variable")
      }
    }
    for component in library.components { list.add(component.name, summary: component.summary) }
    for plugin in library.plugins {
      list.add(plugin.manifest.name + ":", summary: plugin.manifest.summary)
    }
  }

  private func addRunOptions(to list: inout CandidateList) {
    let run = Commands.all.description.commands.first { $0.name == RunCommand.name }
    for option in run?.options ?? [] {
      list.add(
        option.name, label: option.valueName.map { "\(option.name) \($0)" },
        summary: option.summary)
    }
  }

  /// Options of the components on a line, or behind an equals sign their choices.
  private func addSettings(of words: Words, to list: inout CandidateList) {
    let options = words.others.flatMap { component(named: $0)?.options ?? [] }
    guard let equals = words.last.firstIndex(of: "=") else {
      for option in options {
        list.add(option.name + "=", label: option.name, summary: option.summary)
      }
      return
    }
    let value = words.last[words.last.index(after: equals)...]
    let given = value.lastIndex(of: ",").map { words.last.index(after: $0) }
    let head = words.last[..<(given ?? words.last.index(after: equals))]
    for option in options where option.name == words.last[..<equals] {
      let known = option.kind == .boolean ? ["true", "false"] : option.choices
      for choice in known { list.add(head + choice, label: choice) }
    }
  }

  /// The component of a variable, or one that comes with newslab or a plugin; files are not run.
  private func component(named name: String) -> Component? {
    let global = try? state.lua.glance(global: name)
    if case .object(let object, let box?)? = locals.glance(name) ?? global, box.name == "Component"
    {
      return try? state.components(in: [.object(object)]).first
    }
    return library.component(named: name)
  }

  private func addTopics(to list: inout CandidateList) {
    for module in description.modules {
      list.add(module.name, summary: module.summary)
      for function in module.functions {
        list.add(module.name + "." + function.name, summary: function.summary)
      }
    }
    for type in description.classes {
      list.add(type.name, summary: type.summary)
      for field in type.fields { list.add(type.name + "." + field.name, summary: field.summary) }
      for method in type.methods {
        list.add(type.name + ":" + method.name, summary: method.summary)
      }
    }
    for topic in library.topics { list.add(topic.name, summary: topic.summary) }
    for guide in library.guides { list.add(guide.name, summary: guide.summary) }
    for component in library.components { list.add(component.name, summary: component.summary) }
  }

  private func addSettings(_ words: Words, to list: inout CandidateList) {
    guard words.count > 1 else {
      for setting in PromptSetting.all { list.add(setting.name, summary: setting.summary) }
      return
    }
    switch PromptSetting.all.first(where: { $0.name == words.first })?.kind {
    case .flag: for word in ["on", "off"] { list.add(word) }
    case .choice(let known): for word in known { list.add(word) }
    default: break
    }
  }
}

/// The words behind a command up to the cursor.
private struct Words {
  /// Everything that is typed.
  let all: String
  /// The first word, and the one at the cursor.
  let first: String
  let last: String
  /// The word before that, and all others.
  let before: String
  let others: [String]
  /// Where the last word and the second one begin.
  let lastStart: Int
  let secondStart: Int
  /// How many there are, with the one at the cursor.
  let count: Int

  init(_ text: String, from start: Int, to cursor: Int) {
    let bytes = Array(text.utf8.prefix(cursor))
    let typed = bytes[min(start, bytes.count)...]
    all = String(decoding: typed, as: UTF8.self)
    let parts = typed.split(separator: 0x20)
    let endsInSpace = typed.last == 0x20
    first = parts.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    let word = endsInSpace ? nil : parts.last
    last = word.map { String(decoding: $0, as: UTF8.self) } ?? ""
    lastStart = word?.startIndex ?? cursor
    secondStart = parts.count > 1 ? parts[1].startIndex : cursor
    count = parts.count + (word == nil ? 1 : 0)
    others = parts.dropLast(word == nil ? 0 : 1).map { String(decoding: $0, as: UTF8.self) }
    before = others.last ?? ""
  }
}
