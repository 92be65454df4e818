import CommandKit
import NewsCorpus

/// `newslab corpus`: what is in a store, whether it is whole, and work on all of it.
enum CorpusCommand: Command {
  /// What can be done with a store.
  enum Action: String, CaseIterable {
    case info, check, index, remove, vacuum, export, label, note
  }

  /// The forms in which numbers are shown, and those in which articles are written.
  struct Form: ArgumentValue {
    static let choices = StorePage.Format.allCases.map(\.rawValue) + ExportFormat.all.map(\.name)
    static let expectation = "one of " + choices.joined(separator: ", ")
    let argument: String
    init?(argument: String) {
      guard Self.choices.contains(argument) else { return nil }
      self.argument = argument
    }
  }

  static let name = "corpus"
  static let summary =
    "Looks into a store, checks it, works on all of it; writes a corpus anew."
  static let details = """
    info counts what is in a store. check looks whether everything in it is whole, and exits with 1 \
    when something is not. index does what import left out or what other lists made stale: it reads \
    stories, fills the full-text index, and analyzes, so that layers and entities are at hand; it \
    may be stopped with Ctrl-C and goes on when it is called again. remove takes articles out, with \
    all their versions and whatever is known of them. vacuum writes the file anew, as small as it \
    can be, and without what was removed. export writes the articles, here of any corpus, in \
    another format: \(ExportFormat.all.map(\.name).joined(separator: ", ")).

    label STORE ID NAME [VALUE] gives an article a label that stays, also with its later versions, \
    and in place of the one of that name that the same person gave; note STORE ID TEXT adds a note. \
    With --remove, label takes a label of that name away, and note the note of a number. Without a \
    name or text they show what there is. show shows it, too, and search finds it (label: note:).

    A store is a file whose name ends in .newslab, made by import; without one it is the one that \
    the variable NEWSLAB_CORPUS names.
    """
  static let examples = [
    "corpus info wire.newslab", "corpus index wire.newslab --text-only",
    "corpus remove wire.newslab 2017/04/06 a1",
    "corpus export wire.newslab --format csv -o wire.csv",
    "corpus label wire.newslab a1 topic energy",
    "corpus note wire.newslab a1 'Who is the source?'",
    "corpus note wire.newslab a1 --remove 3",
  ]

  static let action = Positional(
    "ACTION", choices: Action.allCases.map(\.rawValue), "What to do.")
  static let store = Positional(optional: "STORE", "Store to work on.")
  static let ids = Positional(
    many: "ID", isRequired: false, "Articles to remove; or an article and what to say of it.")
  static let textOnly = Flag("--text-only", "With index: leave the analysis out.")
  static let entities = Flag(
    "--entities", "With index: make the entity table anew of what articles and analysts say.")
  static let format = Option<Form?>(
    "--format", short: "-f", "How to show it (info), or what to write (export).")
  static let output = Option<String?>(
    "--output", short: "-o", value: "FILE", "With export: file to write.")
  static let isRemoved = Flag("--remove", "With label and note: take it away.")
  static let by = Option<NonEmptyText?>(
    "--by", value: "WHO", "With label and note: who gives it; $USER unless given.")
  static let noWait = Flag("--no-wait", "Fail when another process writes to the store.")
  static var arguments: [any Argument] {
    [action, store, ids, textOnly, entities, format, output, isRemoved, by, noWait]
      + ReaderArguments.all
  }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    let word = arguments[action]
    let action = try arguments.choice(of: action, as: Action.self)
    if action == .export { return try export(arguments, in: session) }
    let store = try store(arguments[store], in: session)
    let takesWords = [.remove, .label, .note].contains(action)
    if !takesWords, let extra = arguments[ids].first {
      throw CommandError.extraArgument(extra, usage: "newslab corpus \(word) STORE")
    }
    let work = StoreWork(store: store, session: session, waits: !arguments[noWait])
    try session.withStore {
      switch action {
      case .info: try StorePage(session: session).write(store, format: try pageFormat(arguments))
      case .check: try work.check()
      case .index:
        try work.index(
          isTextOnly: arguments[textOnly], rebuildsEntities: arguments[entities])
      case .remove: try work.remove(arguments[ids])
      case .vacuum: try work.vacuum()
      case .export: break
      case .label, .note:
        let work = AnnotationWork(
          store: store, session: session, waits: !arguments[noWait],
          isRemoved: arguments[isRemoved], by: arguments[by]?.argument)
        if action == .label {
          try work.label(arguments[ids])
        } else {
          try work.note(arguments[ids])
        }
      }
    }
  }

  private static func pageFormat(_ arguments: ParsedArguments) throws -> StorePage.Format {
    guard let word = arguments[format]?.argument else { return .text }
    guard let format = StorePage.Format(rawValue: word) else {
      throw CommandError.badValue(
        of: "option '--format'", word, expected: "text or json with info", nearest: nil)
    }
    return format
  }

  private static func export(_ arguments: ParsedArguments, in session: Session) throws {
    if let extra = arguments[ids].first {
      throw CommandError.extraArgument(extra, usage: "newslab corpus export CORPUS")
    }
    let word = arguments[format]?.argument ?? "jsonl"
    guard let format = ExportFormat.named(word) else {
      let known = ExportFormat.all.map(\.name).joined(separator: ", ")
      throw CommandError.badValue(
        of: "option '--format'", word, expected: "one of \(known) with export", nearest: nil)
    }
    session.readerOptions = try ReaderArguments.options(arguments, in: session)
    let corpus = try session.corpus(named: arguments[store])
    try CorpusExport(format: format, session: session).run(corpus, to: arguments[output])
  }

  private static func store(_ name: String?, in session: Session) throws(CommandFailure) -> String {
    guard let path = name ?? session.environment["NEWSLAB_CORPUS"], !path.isEmpty else {
      throw CommandFailure(.usage, "no store is named; name a file, or set NEWSLAB_CORPUS")
    }
    guard StoreFile.isStore(path) else {
      throw CommandFailure(
        .usage, "'\(path)' is no store: expected a name that ends in .\(StoreFile.fileExtension)",
        notes: ["'newslab import \(path) --to NAME.newslab' makes one of it"])
    }
    return path
  }
}
