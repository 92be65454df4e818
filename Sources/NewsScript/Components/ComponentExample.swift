import LuaKit
import NewsModel

/// A text and what a component must make of it.
package struct ComponentExample: Sendable {
  /// What must come out.
  package enum Expectation: Sendable, Equatable {
    /// A filter keeps the article, or drops it.
    case keeps(Bool)
    /// A classifier gives this label, or none.
    case label(String?)
    /// An annotator finds what the brackets of the text mark, and nothing else.
    case marked
    /// The records of a reader have these texts.
    case records([String])
    /// The text of a report has these parts and lacks those.
    case report(contains: [String], lacks: [String])
  }

  /// The text, for an annotator with `[words](KIND)` marks; several for a report.
  package let texts: [String]
  /// What must come out.
  package let expectation: Expectation
  /// Option values of this example.
  package let options: [String: ComponentOption.Value]
  /// The date of the articles, or nil.
  package let date: NewsDate?
  /// Whether the text runs only as it stands, not also repeated and behind other characters.
  package let isAsIs: Bool
  /// What a message calls it, such as "keeps 1".
  package let title: String

  /// The example as help shows it: what comes out of which text.
  package var shown: String {
    let text = texts.map { "\"\($0)\"" }.joined(separator: ", ")
    let given = options.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.shown)" }
    let with = given.isEmpty ? "" : " with " + given.joined(separator: " ")
    switch expectation {
    case .keeps(let isKept): return (isKept ? "keeps " : "drops ") + text + with
    case .label(let label): return "\(label ?? "no label"): \(text)\(with)"
    case .marked: return "marks " + text + with
    case .records: return "reads " + text + with
    case .report: return "reports " + text + with
    }
  }

  private static let tableFields = [
    "text", "texts", "label", "options", "as_is", "date", "contains", "lacks", "records",
  ]

  /// Reads the examples of a component.
  static func all(in table: LuaReference, of kind: Component.Kind, name: String) throws(LuaError)
    -> [ComponentExample]
  {
    switch kind {
    case .filter:
      let reader = TableReader(table, name: "\(name): examples")
      try reader.check(known: ["keeps", "drops"])
      return try list(reader, "keeps", .keeps(true)) + list(reader, "drops", .keeps(false))
    case .classifier: return try classified(table, name: name)
    case .annotator, .report, .reader:
      var examples: [ComponentExample] = []
      for position in 0..<table.rawCount {
        let expectation: Expectation =
          switch kind {
          case .annotator: .marked
          case .reader: .records([])
          default: .report(contains: [], lacks: [])
          }
        examples.append(
          try one(
            table.element(position + 1), expectation, title: "example \(position + 1)", name: name))
      }
      return examples
    }
  }

  private static func list(_ reader: TableReader, _ field: String, _ expected: Expectation)
    throws(LuaError) -> [ComponentExample]
  {
    guard let table = try reader.table(field) else { return [] }
    var examples: [ComponentExample] = []
    for position in 0..<table.rawCount {
      let title = "\(field) \(position + 1)"
      examples.append(
        try one(table.element(position + 1), expected, title: title, name: reader.name))
    }
    return examples
  }

  /// `["text"] = "label"` pairs, sorted by text, and tables with `text` and `label` in order.
  private static func classified(_ table: LuaReference, name: String) throws(LuaError)
    -> [ComponentExample]
  {
    var examples: [ComponentExample] = []
    for position in 0..<table.rawCount {
      let title = "example \(position + 1)"
      examples.append(
        try one(table.element(position + 1), .label(nil), title: title, name: name))
    }
    var pairs: [(text: String, label: LuaValue)] = []
    for (key, value) in try table.pairs() {
      if let text = key.text { pairs.append((text, value)) }
    }
    for (text, label) in pairs.sorted(by: { $0.text < $1.text }) {
      let wanted: String? = if case .boolean(false) = label { nil } else { label.text }
      examples.append(
        ComponentExample(
          texts: [text], expectation: .label(wanted), options: [:], date: nil, isAsIs: false,
          title: "example '\(text.prefix(30))'"))
    }
    return examples
  }

  private static func one(
    _ value: LuaValue, _ expectation: Expectation, title: String, name: String
  ) throws(LuaError) -> ComponentExample {
    if let text = value.text {
      return ComponentExample(
        texts: [text], expectation: expectation, options: [:], date: nil, isAsIs: false,
        title: title)
    }
    guard case .table(let table) = value else {
      throw LuaError("\(name): \(title): expected string or table, got \(value.typeName)")
    }
    let reader = TableReader(table, name: "\(name): \(title)")
    if case .string = try table.element(1) {
      throw LuaError("\(reader.name): expected the fields text = …, options = …")
    }
    try reader.check(known: tableFields)
    var expectation = expectation
    if case .label = expectation { expectation = .label(try reader.string("label")) }
    if case .records = expectation {
      expectation = .records(try reader.strings("records") ?? [])
    }
    if case .report = expectation {
      expectation = .report(
        contains: try reader.strings("contains") ?? [], lacks: try reader.strings("lacks") ?? [])
    }
    var texts = try reader.strings("texts") ?? []
    if texts.isEmpty { texts = [try reader.requiredString("text")] }
    let dateText = try reader.string("date")
    let date = dateText.flatMap { NewsDate(iso8601: $0) }
    if let dateText, date == nil {
      throw LuaError("\(reader.name): 'date': expected YYYY-MM-DD, got '\(dateText)'")
    }
    return ComponentExample(
      texts: texts, expectation: expectation, options: try options(reader), date: date,
      isAsIs: try reader.boolean("as_is") ?? false,
      title: title)
  }

  /// Option values as they stand; the component checks names and types when the example runs.
  private static func options(_ reader: TableReader) throws(LuaError) -> [String:
    ComponentOption.Value]
  {
    guard let table = try reader.table("options") else { return [:] }
    var values: [String: ComponentOption.Value] = [:]
    let options = TableReader(table, name: "\(reader.name): options")
    for name in try options.names() {
      values[name] = try ComponentOption.Value(options.value(name), name: options.name)
    }
    return values
  }
}

extension ComponentOption.Value {
  /// A plain value of Lua, or a list of such values.
  init(_ value: LuaValue, name: String) throws(LuaError) {
    guard case .table(let list) = value else {
      self = try Self.plain(value, name: name)
      return
    }
    var values: [Self] = []
    for element in try list.elements() { values.append(try Self.plain(element, name: name)) }
    self = .list(values)
  }

  private static func plain(_ value: LuaValue, name: String) throws(LuaError) -> Self {
    switch value {
    case .string: return .string(value.text ?? "")
    case .integer(let number): return .integer(number)
    case .number(let number): return .number(number)
    case .boolean(let flag): return .boolean(flag)
    default: throw LuaError("\(name): expected a plain value, got \(value.typeName)")
    }
  }
}
