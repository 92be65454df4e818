import CommandKit
import NewsCorpus
import NewsEval
import NewsModel

extension Mention.Form: ArgumentValue {}
extension LayerEvaluation.Layer: ArgumentValue {}

/// `newslab eval`: how what is found agrees with gold.
enum EvalCommand: Command {
  /// The formats that results are written in.
  enum Format: String, CaseIterable, ArgumentValue { case text, json, md }

  static let name = "eval"
  static let summary = "Compares what is found with gold data: precision, recall, F1, errors."
  static let details = """
    Gold is a file of JSON lines (id, text, entities with start, end and type), newslab's own \
    article JSON, or tokens with tags in columns (IOB2). Positions in JSON count Unicode scalars.

    Compared are the outermost names; a leading "the" and a trailing "'s" do not count. In article \
    JSON names inside others count, too. Strict is the same span and kind, lenient an overlap and \
    the same kind, span only the same span. Where the gold joins mentions (chain, entity), the \
    entities are compared by MUC, B³ and CEAFe, beside those that joining equal words gives.

    The map says which labels are the same: a class and its labels, such as \
    LOC=GPE+LOC+FAC+place. Labels of no class are left out on both sides. "per-org-loc" knows the \
    labels of the usual data, "kinds" every kind of newslab by itself; entries may be added to \
    both. Without a map it is "kinds" for article JSON, else "per-org-loc".

    With --layer quotes, times or claims are compared instead of names, with gold that is article \
    JSON: where they stand, and speaker and cue of quotes, type and value of times, and predicate, \
    arguments, time, modality and source of claims. Entities are the same when they share most of \
    their mentions.

    A saved result (--format json) may stand in place of GOLD and is shown or compared again.
    """
  static let examples = [
    "eval gold.jsonl --errors 3",
    "eval sentences.conll --map per-org-loc,LOC=gpe --format md",
    "eval gold.jsonl --compare before.json",
    "eval story.json --layer quotes --layer times --errors 5",
  ]

  static let gold = Positional(many: "GOLD", "File of gold data, or a saved result.")
  static let map = Option<[String]>(
    "--map", short: "-m", value: "CLASS=LABELS",
    "Labels that are the same, such as LOC=GPE+LOC+FAC, or kinds, or per-org-loc.")
  static let forms = Option<[Mention.Form]>(
    "--form", value: "FORM", "Form of mention to compare instead of names.")
  static let layers = Option<[LayerEvaluation.Layer]>(
    "--layer", value: "LAYER", "Layer to compare instead of names.")
  static let found = Option<String?>(
    "--found", value: "FILE", "What another program found, in a form of gold, to compare instead.")
  static let errors = Option("--errors", short: "-n", default: 0, "Errors of each sort to show.")
  static let compare = Option<String?>(
    "--compare", value: "FILE", "Saved result to compare with: what got better, what worse.")
  static let format = Option("--format", short: "-f", default: Format.text, "How to write it.")
  static let output = Option<String?>(
    "--output", short: "-o", value: "FILE", "File to write instead of standard output.")
  static var arguments: [any Argument] {
    [gold, map, forms, layers, found, errors, compare, format, output]
  }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    var run = EvalRun(session: session)
    run.entries = arguments[map].flatMap { $0.split(separator: ",").map(String.init) }
    run.forms = arguments[forms].isEmpty ? nil : Set(arguments[forms])
    if arguments[errors] < 0 {
      throw CommandFailure(
        .usage, "option '--errors': expected 0 or more, got \(arguments[errors])")
    }
    if !arguments[layers].isEmpty { return try compareLayers(arguments, &run, in: session) }
    try run.checkMap()
    let before = try arguments[compare].map { try run.savedReport($0) }
    try run.readFound(arguments[found])
    let report = try run.report(arguments[gold])
    let bytes: [UInt8]
    switch arguments[format] {
    case .json: bytes = ReportJSON.bytes(of: report) + [0x0A]
    case .text, .md:
      var page = EvaluationPage(report, errors: arguments[errors])
      if let before { page.compare(with: before, now: report) }
      bytes = Array(page.text(isMarkdown: arguments[format] == .md, width: session.columns).utf8)
    }
    try write(bytes, to: arguments[output], in: session)
    if run.hasFailed { throw CommandFailure(.failures) }
  }

  private static func compareLayers(
    _ arguments: ParsedArguments, _ run: inout EvalRun, in session: Session
  ) throws {
    let others: [(name: String, isGiven: Bool)] = [
      ("--map", !arguments[map].isEmpty), ("--form", !arguments[forms].isEmpty),
      ("--found", arguments[found] != nil), ("--compare", arguments[compare] != nil),
    ]
    if let other = others.first(where: \.isGiven) {
      throw CommandFailure(
        .usage, "option '\(other.name)' compares names and cannot go with --layer")
    }
    let evaluations = try run.layers(arguments[layers], arguments[gold])
    let page = LayerPage(evaluations, errors: arguments[errors])
    let isMarkdown = arguments[format] == .md
    let bytes =
      arguments[format] == .json
      ? page.json + [0x0A]
      : Array(page.text(isMarkdown: isMarkdown, width: session.columns).utf8)
    try write(bytes, to: arguments[output], in: session)
    if run.hasFailed { throw CommandFailure(.failures) }
  }

  private static func write(_ bytes: [UInt8], to path: String?, in session: Session) throws {
    guard let path else { return try session.output.write(bytes) }
    try CommandFailure.writing(bytes, to: path)
  }
}
