import CommandKit
import NewsAnalysis
import NewsModel
import Spelling

/// `newslab entity`: lists of names of one's own.
enum EntityCommand: Command {
  /// What can be done with lists.
  enum Action: String, CaseIterable { case `import`, list, remove }

  static let name = "entity"
  static let summary = "Imports lists of names of your own, which articles are searched for."
  static let details = """
    With import, FILE is a table of names: tab-separated, with a header line that names its columns. \
    'name' must be there, and 'kind' (\(kinds)) unless --kind is given; 'id', 'aliases' (between \
    semicolons), 'case' and 'note' may be. list shows what was imported; remove takes a list away.

    The list is kept in the folder .newslab/gazetteers of the project if the current folder or one \
    above it has a folder .newslab, else in newslab/gazetteers below XDG_DATA_HOME. Its names win \
    over what newslab finds otherwise; such mentions say 'gazetteer:LIST' for what found them.
    """
  static let examples = [
    "entity import officials.tsv", "entity import ships.tsv --kind PRODUCT --case written",
    "entity remove ships",
  ]

  private static let kinds = Entity.Kind.allCases.map(\.rawValue).joined(separator: ", ")

  static let action = Positional(
    "ACTION", choices: Action.allCases.map(\.rawValue), "What to do.")
  static let subject = Positional(
    optional: "FILE", "Table to import, or the name of the list to remove.")
  static let list = Option<String?>(
    "--as", value: "NAME", "What the list is called; the name of the file unless given.")
  static let kind = Option<String?>(
    "--kind", value: "KIND", "The kind of names that do not say theirs.")
  static let casing = Option(
    "--case", default: CaseRule.capital, "How names must be cased that do not say.")
  static var arguments: [any Argument] { [action, subject, list, kind, casing] }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    let word = arguments[action]
    guard let action = Action(rawValue: word) else {
      let known = Action.allCases.map(\.rawValue)
      throw CommandError.badValue(
        of: "argument 'ACTION'", word, expected: "import, list or remove",
        nearest: NearestName.nearest(to: word, among: known))
    }
    let lists = ImportedLists(session: session)
    switch action {
    case .list:
      if let extra = arguments[subject] {
        throw CommandError.extraArgument(extra, usage: "newslab entity list")
      }
      try lists.list()
    case .import:
      guard let file = arguments[subject] else {
        throw CommandError.missingArgument("FILE", usage: "newslab entity import FILE")
      }
      let rule = GazetteerCase(rawValue: arguments[casing].rawValue) ?? .capital
      try lists.take(
        file, as: arguments[list], GazetteerDefaults(kind: try kind(arguments), casing: rule))
    case .remove:
      guard let name = arguments[subject] else {
        throw CommandError.missingArgument("LIST", usage: "newslab entity remove LIST")
      }
      try lists.remove(name)
    }
  }

  private static func kind(_ arguments: ParsedArguments) throws -> Entity.Kind? {
    guard let word = arguments[kind] else { return nil }
    guard let kind = Entity.Kind(rawValue: word) else {
      let known = Entity.Kind.allCases.map(\.rawValue)
      throw CommandError.badValue(
        of: "option '--kind'", word, expected: "one of " + known.joined(separator: ", "),
        nearest: NearestName.nearest(to: word.uppercased(), among: known))
    }
    return kind
  }

  /// The case rules as words of the command line.
  enum CaseRule: String, CaseIterable, ArgumentValue { case capital, written, upper, any }
}
