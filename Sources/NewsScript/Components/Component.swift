import LuaKit
import NewsModel
import Spelling

/// A filter, classifier, annotator, report or reader that a script declares.
package final class Component {
  /// The sorts of components.
  package enum Kind: String, CaseIterable, Sendable {
    case filter, classifier, annotator, report, reader

    /// The function that does the work for each article.
    var mainFunction: String {
      switch self {
      case .filter: "keep"
      case .classifier: "classify"
      case .annotator: "annotate"
      case .report: "each"
      case .reader: "read"
      }
    }

    private static let common = ["name", "summary", "options", "examples"]

    /// What the functions of components are given.
    package enum Parameter: Sendable {
      /// The article that is worked on.
      case article
      /// The values of the options.
      case options
      /// What `start` of a report gave.
      case accumulated
      /// What was gathered of later articles.
      case later
      /// Where a report is written to.
      case output
      /// The file that a reader reads.
      case input

      /// The class of the value; nil when it is of none.
      package var className: String? {
        switch self {
        case .article: ArticleType.type.box.name
        case .output: OutputType.type.box.name
        case .input: ReaderInputType.type.box.name
        case .options, .accumulated, .later: nil
        }
      }
    }

    /// The functions that a component may have, with what they are given.
    package var functions: [String: [Parameter]] {
      switch self {
      case .filter, .classifier, .annotator: [mainFunction: [.article, .options]]
      case .report:
        [
          "start": [.options], mainFunction: [.accumulated, .article, .options],
          "finish": [.accumulated, .output, .options], "merge": [.accumulated, .later],
        ]
      case .reader: [mainFunction: [.input, .options]]
      }
    }

    var fields: [String] {
      switch self {
      case .classifier: Self.common + ["classify", "labels"]
      case .report: Self.common + ["start", "each", "finish", "merge"]
      case .reader: Self.common + ["read", "extensions"]
      default: Self.common + [mainFunction]
      }
    }
  }

  /// The sort of the component.
  package let kind: Kind
  /// The name, in lower case with hyphens.
  package let name: String
  /// What it does, in one sentence.
  package let summary: String
  /// The options, sorted by name.
  package let options: [ComponentOption]
  /// The labels a classifier may give; empty for other components.
  package let labels: [String]
  /// The extensions of the files that a reader reads; empty for other components.
  package let extensions: [String]
  /// What shows and tests it.
  package let examples: [ComponentExample]
  /// The function that does the work for each article.
  package let main: LuaReference
  /// Whether the function of a filter can see its options.
  let mainTakesOptions: Bool
  let start: LuaReference?
  let finish: LuaReference?
  let merge: LuaReference?

  /// Reads the table that a script gives to `newslab.filter` and its like.
  init(_ kind: Kind, _ table: LuaReference) throws(LuaError) {
    let anonymous = TableReader(table, name: kind.rawValue)
    let name = try anonymous.requiredString("name")
    try Self.check(name: name, of: kind)
    let reader = TableReader(table, name: "\(kind.rawValue) '\(name)'")
    try reader.check(known: kind.fields)
    guard let main = try reader.function(kind.mainFunction) else {
      throw LuaError("\(reader.name): '\(kind.mainFunction)' is missing")
    }
    (self.kind, self.name, self.main) = (kind, name, main)
    mainTakesOptions = main.takesArgument(at: 2)
    summary = try reader.requiredString("summary")
    start = kind == .report ? try reader.function("start") : nil
    finish = kind == .report ? try reader.function("finish") : nil
    merge = kind == .report ? try reader.function("merge") : nil
    labels = kind == .classifier ? try reader.strings("labels") ?? [] : []
    extensions = kind == .reader ? try Self.extensions(reader) : []
    options = try Self.options(reader)
    examples =
      try reader.table("examples").map { list throws(LuaError) in
        try ComponentExample.all(in: list, of: kind, name: reader.name)
      } ?? []
    try checkLabels(of: reader.name)
    if kind == .report, finish == nil { throw LuaError("\(reader.name): 'finish' is missing") }
    if kind == .classifier, labels.isEmpty {
      throw LuaError("\(reader.name): 'labels' is missing: the labels it may give")
    }
  }

  /// Examples of a classifier may expect declared labels only.
  private func checkLabels(of name: String) throws(LuaError) {
    for example in examples {
      guard case .label(let label?) = example.expectation, !labels.contains(label) else { continue }
      let hint = NearestName.hint(for: label, among: labels)
      throw LuaError("\(name): \(example.title): label '\(label)' is not declared\(hint)")
    }
  }

  /// What messages call it: "filter 'org-first'".
  package var title: String { "\(kind.rawValue) '\(name)'" }

  private static func check(name: String, of kind: Kind) throws(LuaError) {
    let isGood =
      name.utf8.first.map { $0 >= 0x61 && $0 <= 0x7A } ?? false
      && name.utf8.allSatisfy {
        ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: "-")
      }
    if !isGood {
      throw LuaError(
        "\(kind.rawValue): name '\(name)': expected lower-case letters, digits and hyphens")
    }
  }

  private static func extensions(_ reader: TableReader) throws(LuaError) -> [String] {
    let extensions = try reader.strings("extensions") ?? []
    for suffix in extensions {
      let isGood = suffix.utf8.allSatisfy {
        ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39)
      }
      guard isGood, !suffix.isEmpty else {
        throw LuaError(
          "\(reader.name): extension '\(suffix)': expected lower-case letters and digits, no dot")
      }
    }
    return extensions
  }

  private static func options(_ reader: TableReader) throws(LuaError) -> [ComponentOption] {
    guard let table = try reader.table("options") else { return [] }
    var options: [ComponentOption] = []
    let declared = TableReader(table, name: "\(reader.name): options")
    for name in try declared.names() {
      guard let option = try declared.table(name) else { continue }
      options.append(try ComponentOption(name, option, of: reader.name))
    }
    return options
  }

  /// The value of every option: what is set, else what the component says.
  package func values(setting given: [String: ComponentOption.Value]) -> [String:
    ComponentOption.Value]
  {
    var values: [String: ComponentOption.Value] = [:]
    for option in options { values[option.name] = given[option.name] ?? option.defaultValue }
    return values
  }

  /// The table of options as the script sees it; an unknown one raises.
  func table(
    of values: [String: ComponentOption.Value], sharing behaviour: LuaStrictBehaviour
  ) -> LuaStrictTable {
    LuaStrictTable(sharing: behaviour, options.map { ($0.name, values[$0.name]) })
  }

  /// How tables of options behave; tables of one state share it.
  func makeOptionsBehaviour() -> LuaStrictBehaviour {
    LuaStrictBehaviour("options of \(title)", known: options.map(\.name))
  }
}

/// `Component`: what `newslab.filter` and its like give.
enum ComponentType {
  static let type: LuaClass<Component> = LuaClass(
    "Component", "A filter, classifier, annotator, report or reader.",
    properties: [
      LuaProperty("kind", "filter, classifier, annotator, report or reader.") {
        $0.object.kind.rawValue
      },
      LuaProperty("name", "Its name.") { $0.object.name },
      LuaProperty("summary", "What it does.") { $0.object.summary },
    ],
    examples: [
      LuaExample(
        "newslab.filter{name='all', summary='Keeps all.', keep=function() return true end}.kind",
        yields: "filter")
    ],
    text: { "Component \($0.object.title)" })
}
