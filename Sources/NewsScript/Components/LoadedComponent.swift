import LuaKit
import NewsCorpus
import NewsModel
import Spelling

/// A component with the state it lives in and the values of its options.
package struct LoadedComponent {
  /// The component.
  package let component: Component
  /// The state that runs it.
  package let state: ScriptState
  /// Where it was loaded from: a path, or `plugin:name`.
  package let source: String
  /// The value of every option that has one.
  package private(set) var options: [String: ComponentOption.Value]
  private let optionsBehaviour: LuaStrictBehaviour

  /// Takes a component with the values that it declares.
  package init(_ component: Component, in state: ScriptState, from source: String) {
    (self.component, self.state, self.source) = (component, state, source)
    options = component.values(setting: [:])
    optionsBehaviour = component.makeOptionsBehaviour()
  }

  /// The same with one option set from the text of a command line.
  ///
  /// Throws when the component has no such option, or the text is no value of its type.
  package mutating func set(_ name: String, to text: String) throws(LuaError) {
    options[name] = try option(name).parse(text)
  }

  /// The same with option values that a script or a host gives.
  package mutating func set(_ values: [String: ComponentOption.Value]) throws(LuaError) {
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      let option = try option(name)
      do throws(LuaError) {
        options[name] = try option.checked(value)
      } catch {
        throw LuaError("\(component.title): \(error.message)")
      }
    }
  }

  /// A hash of all that the component does: its code with its modules and opened files, and the
  /// values of its options.
  package var fingerprint: String {
    var values = "\(component.kind.rawValue) \(component.name)"
    for (name, value) in options.sorted(by: { $0.key < $1.key }) {
      values += "\u{0}\(name)\u{0}\(value.shown)"
    }
    return ContentHash.sha256(Array((values + "\u{0}" + codeFingerprint).utf8))
  }

  /// A hash of the code of the component, with its modules and opened files.
  package var codeFingerprint: String { state.code.fingerprint(with: state.files.opened) }

  /// Whether another one is the same component of the same file.
  func isSame(as other: LoadedComponent) -> Bool {
    (component.kind, component.name, source)
      == (other.component.kind, other.component.name, other.source)
  }

  private func option(_ name: String) throws(LuaError) -> ComponentOption {
    if let option = component.options.first(where: { $0.name == name }) { return option }
    let known = component.options.map(\.name)
    let hint = NearestName.nearest(to: name, among: known)
    let end =
      hint.map { "; did you mean '\($0)'?" }
      ?? (known.isEmpty ? "; it has none" : "; it has " + known.joined(separator: ", "))
    throw LuaError("\(component.title): unknown option '\(name)'\(end)")
  }

  /// Does something in the name of the component, so that what it prints is known to be its own.
  func running<Result>(_ body: () throws(LuaError) -> Result) throws(LuaError) -> Result {
    let outer = state.host.running
    state.host.running = component.name
    defer {
      state.host.endLine()
      state.host.running = outer
    }
    return try body()
  }

  private var arguments: LuaStrictTable { component.table(of: options, sharing: optionsBehaviour) }

  /// What a reader gives for an input.
  func read(_ input: ReaderInput) throws(LuaError) -> LuaValue {
    let results = try state.lua.call(
      component.main, [ReaderInputType.type.object(input), arguments])
    return results.first ?? .nil
  }

  /// Whether a filter keeps an article.
  package func keep(_ article: ScriptArticle) throws(LuaError) -> Bool {
    state.lua.seedRandom(article.seed)
    return try state.lua.isTrue(calling: component.main) { stack throws(LuaError) in
      try ArticleType.type.object(article).push(to: stack)
      if component.mainTakesOptions { try arguments.push(to: stack) }
    }
  }

  /// The label that a classifier gives an article, with what it says for it; nil for none.
  package func classify(_ article: ScriptArticle) throws(LuaError) -> Classification? {
    state.lua.seedRandom(article.seed)
    let results = try state.lua.call(
      component.main, [ArticleType.type.object(article), arguments])
    guard let first = results.first, first.isTrue else { return nil }
    guard let label = first.text else {
      throw LuaError("'classify': expected a label (string) or nil, got \(first.typeName)")
    }
    guard component.labels.contains(label) else {
      let hint = NearestName.hint(for: label, among: component.labels)
      throw LuaError(
        "'classify': label '\(label)' is not declared\(hint); declared: "
          + component.labels.joined(separator: ", "))
    }
    var classification = Classification(label: label)
    if results.count > 1 {
      switch results[1] {
      case .integer(let value): classification.score = Double(value)
      case .number(let value): classification.score = value
      case .nil: break
      case let value:
        throw LuaError("'classify': expected a score (number), got \(value.typeName)")
      }
    }
    if results.count > 2, results[2].isTrue {
      classification.why = try state.lua.text(of: results[2])
    }
    return classification
  }

  /// Lets an annotator add to an article.
  package func annotate(_ article: ScriptArticle) throws(LuaError) {
    state.lua.seedRandom(article.seed)
    try state.lua.call(component.main, [ArticleType.type.object(article), arguments])
  }

  /// Begins a report: what its `start` gives, or an empty table.
  package func start() throws(LuaError) -> LuaValue {
    guard let start = component.start else {
      let empty = try state.lua.load("return {}", name: "=newslab")
      return try state.lua.call(empty).first ?? .nil
    }
    return try state.lua.call(start, [arguments]).first ?? .nil
  }

  /// Gives a report one article.
  package func each(_ accumulated: LuaValue, _ article: ScriptArticle) throws(LuaError) {
    state.lua.seedRandom(article.seed)
    try state.lua.call(
      component.main, [accumulated, ArticleType.type.object(article), arguments])
  }

  /// What was gathered elsewhere, as a value of the state.
  func take(_ gathered: Gathered) throws(LuaError) -> LuaValue {
    try running { () throws(LuaError) in try state.lua.value(of: gathered) }
  }

  /// Lets a report put what was gathered of later articles to what it has.
  func merge(_ accumulated: LuaValue, _ later: Gathered) throws(LuaError) -> LuaValue {
    guard let merge = component.merge else { return accumulated }
    return try running { () throws(LuaError) in
      let results = try state.lua.call(merge, [accumulated, later])
      guard let first = results.first, first.isTrue else { return accumulated }
      return first
    }
  }

  /// Ends a report.
  package func finish(_ accumulated: LuaValue) throws(LuaError) -> Document {
    let output = ScriptOutput()
    if let finish = component.finish {
      try state.lua.call(finish, [accumulated, OutputType.type.object(output), arguments])
    }
    return output.document
  }
}

/// What a classifier says of an article.
package struct Classification: Equatable, Sendable {
  /// The label.
  package var label: String
  /// How sure or how strong, in the classifier's own measure.
  package var score: Double?
  /// Why, in words.
  package var why: String?

  /// Makes a classification.
  package init(label: String, score: Double? = nil, why: String? = nil) {
    (self.label, self.score, self.why) = (label, score, why)
  }
}
