import CommandKit
import NewsAnalysis
import NewsModel
import Spelling

/// `newslab entity`: who and what a corpus mentions, and lists of names of one's own.
enum EntityCommand: Command {
  /// What can be done.
  enum Action: String, CaseIterable {
    case list, show, merge, split, alias, confirm, `import`, remove
  }

  static let name = "entity"
  static let summary = "Shows and settles who a corpus mentions; imports names of your own."
  static let details = """
    With a corpus: list CORPUS [PATTERN] gives the entities that its articles mention, show CORPUS \
    NAME one of them, list CORPUS --conflicts those that may be one, or of which one name may mean \
    several. A store must be indexed first ('newslab corpus index'); the articles of a folder are \
    analyzed for each question.

    merge CORPUS FROM INTO makes one entity of two; split CORPUS ENTITY ALIAS… says that a wording \
    means somebody else; alias CORPUS ENTITY NAME… adds wordings; confirm CORPUS ENTITY settles name \
    and kind, those that it has or those given. An entity is named by its id or a name. Decisions \
    are lines of a file beside the corpus, such as wire.entities.tsv, which colleagues share; a line \
    that is taken out is undone. What articles say later never changes what was decided.

    Without a corpus: import FILE takes a table of names, tab-separated, with a header line that \
    names its columns. 'name' must be there, and 'kind' (\(kinds)) unless --kind is given; 'id', \
    'aliases' (between semicolons), 'case' and 'note' may be. list shows what was imported; remove \
    LIST takes a list away.

    The list is kept in the folder .newslab/gazetteers of the project if the current folder or one \
    above it has a folder .newslab, else in newslab/gazetteers below XDG_DATA_HOME. Its names win \
    over what newslab finds otherwise; such mentions say 'gazetteer:LIST' for what found them.
    """
  static let examples = [
    "entity list wire.newslab --kind PERSON", "entity list wire.newslab --conflicts",
    "entity show seeds Kazakhstan",
    "entity merge wire.newslab person:s-lavrov person:sergei-lavrov",
    "entity import officials.tsv", "entity import ships.tsv --kind PRODUCT --case written",
    "entity remove ships",
  ]

  private static let kinds = Entity.Kind.allCases.map(\.rawValue).joined(separator: ", ")

  /// The forms in which entities are shown.
  enum Format: String, CaseIterable, ArgumentValue { case text, json, csv }

  static let action = Positional(
    "ACTION", choices: Action.allCases.map(\.rawValue), "What to do.")
  static let words = Positional(
    many: "NAME", isRequired: false, "Corpus, entities and names; or file or list.")
  static let kind = Option<String?>(
    "--kind", value: "KIND", "The kind to list, to settle, or of imported names without one.")
  static let bestName = Option<NonEmptyText?>(
    "--name", value: "NAME", "With confirm: the best name.")
  static let conflicts = Flag("--conflicts", "With list: what may be one, or several.")
  static let limit = Option<PositiveCount?>("--limit", value: "N", "With list: at most so many.")
  static let format = Option(
    "--format", short: "-f", default: Format.text, "With list and show: how to show it.")
  static let by = Option<NonEmptyText?>(
    "--by", value: "WHO", "Who decides; $USER unless given.")
  static let list = Option<String?>(
    "--as", value: "NAME", "What an imported list is called; the name of the file unless given.")
  static let casing = Option(
    "--case", default: CaseRule.capital, "How imported names must be cased that do not say.")
  static var arguments: [any Argument] {
    [action, words, kind, bestName, conflicts, limit, format, by, list, casing]
  }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    let action = try arguments.choice(of: action, as: Action.self)
    let words = arguments[words]
    switch action {
    case .import, .remove: try runLists(action, words, arguments, in: session)
    case .list where words.isEmpty && !arguments[conflicts]:
      try ImportedLists(session: session).list()
    case .list, .show: try look(action, words, arguments, in: session)
    case .merge, .split, .alias, .confirm: try decide(action, words, arguments, in: session)
    }
  }

  private static func runLists(
    _ action: Action, _ words: [String], _ arguments: ParsedArguments, in session: Session
  ) throws {
    let isImport = action == .import
    let usage = "newslab entity " + (isImport ? "import FILE" : "remove LIST")
    let subject = try only(words, name: isImport ? "FILE" : "LIST", usage: usage)
    let lists = ImportedLists(session: session)
    guard isImport else { return try lists.remove(subject) }
    let rule = GazetteerCase(rawValue: arguments[casing].rawValue) ?? .capital
    try lists.take(
      subject, as: arguments[list], GazetteerDefaults(kind: try kind(arguments), casing: rule))
  }

  private static func only(_ words: [String], name: String, usage: String) throws -> String {
    guard let first = words.first else {
      throw CommandError.missingArgument(name, usage: usage)
    }
    if words.count > 1 { throw CommandError.extraArgument(words[1], usage: usage) }
    return first
  }

  private static func look(
    _ action: Action, _ words: [String], _ arguments: ParsedArguments, in session: Session
  ) throws {
    let usage = "newslab entity " + (action == .show ? "show CORPUS NAME" : "list CORPUS [PATTERN]")
    if words.count > 2 { throw CommandError.extraArgument(words[2], usage: usage) }
    var (corpus, name) = (words.first, words.dropFirst().first)
    if action == .show, words.count == 1 { (corpus, name) = (nil, words[0]) }
    let page = EntityPage(session: session, format: arguments[format])
    let source = try EntitySource(corpus, session: session)
    if action == .show {
      guard let name else { throw CommandError.missingArgument("NAME", usage: usage) }
      try page.show(name, in: source)
      return
    }
    var filter = EntityPage.Filter()
    filter.pattern = name
    filter.kinds = try kind(arguments).map { [$0] } ?? []
    filter.limit = arguments[limit]?.count
    try page.list(filter, conflicts: arguments[conflicts], in: source)
  }

  private static func decide(
    _ action: Action, _ words: [String], _ arguments: ParsedArguments, in session: Session
  ) throws {
    let (shape, least, most) =
      switch action {
      case .merge: ("merge CORPUS FROM INTO", 2, 2)
      case .split: ("split CORPUS ENTITY ALIAS…", 2, Int.max)
      case .alias: ("alias CORPUS ENTITY NAME…", 2, Int.max)
      default: ("confirm CORPUS ENTITY", 1, 1)
      }
    let usage = "newslab entity " + shape
    // Without a corpus it is the one of the environment.
    let hasCorpus = words.count > least
    let rest = Array(words.dropFirst(hasCorpus ? 1 : 0))
    if rest.count < least {
      let names = shape.split(separator: " ").dropFirst(2).map { $0.filter { $0 != "…" } }
      throw CommandError.missingArgument(names[min(rest.count, names.count - 1)], usage: usage)
    }
    if rest.count > most { throw CommandError.extraArgument(rest[most], usage: usage) }
    let decider = try EntityDecider(
      EntitySource(hasCorpus ? words[0] : nil, session: session, isForWriting: true),
      by: arguments[by]?.argument, session: session)
    switch action {
    case .merge: try decider.merge(rest[0], into: rest[1])
    case .split: try decider.split(Array(rest.dropFirst()), from: rest[0])
    case .alias: try decider.alias(Array(rest.dropFirst()), of: rest[0])
    default:
      try decider.confirm(rest[0], name: arguments[bestName]?.argument, kind: try kind(arguments))
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
