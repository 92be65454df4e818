import CommandKit
import Glibc
import NewsCorpus
import NewsScript
import TokenPatterns

extension SearchOrder: ArgumentValue {}
extension SearchFacet: ArgumentValue {}

/// `newslab search`: the articles that have some words, or of which something is known.
enum SearchCommand: Command {
  /// The formats that results are written in.
  enum Format: String, CaseIterable, ArgumentValue { case text, json, jsonl, csv, ids }
  /// In which order the lines of a concordance come.
  enum KwicOrder: String, CaseIterable, ArgumentValue { case corpus, left, right, date }
  /// Whether upper and lower case differ in patterns.
  enum Casing: String, CaseIterable, ArgumentValue { case ignore, exact }

  static let name = "search"
  static let summary = "Finds articles by words and by what is known of them."
  static var details: String {
    let fields = SearchField.allCases.map { "\($0.example)\t\($0.summary)" }
    return """
      Words next to each other must all be there, in title or body; case and accents do not matter.
      "security council" finds the words side by side, secur* how a word begins, a NEAR/5 b words \
      near each other. AND, OR, NOT (or - before it) and parentheses join them. The shell takes \
      quotation marks away: write the whole search in single ones.

      Fields:

      \(fields.joined(separator: "\n"))

      --kwic finds a pattern of tokens instead, see newslab help patterns, and shows each match with \
      the words around it; words to find, if any, choose the articles.

      A store (newslab import) is searched by its index; for files one is made first. Without \
      CORPUS it is the one that the variable NEWSLAB_CORPUS names.
      """
  }
  static let examples = [
    "search seeds 'security council'",
    "search wire.newslab '\"climate deal\" date:2017-04..2017-06'",
    "search wire.newslab 'title:oil source:Reuters' --facet month",
    "search wire.newslab 'speaker:\"Angela Merkel\" date:2017-03' --quotes",
    #"search seeds --kwic '[ent.kind="PERSON"] []{0,3} [lemma="say"]' --sort right"#,
  ]

  static let corpus = Positional(
    "CORPUS", "Corpus to search; may be left out when NEWSLAB_CORPUS names one.")
  static let words = Positional(many: "QUERY", isRequired: false, "What to find.")
  static let limit = Option(
    "--limit", short: "-n", default: 20, "Articles or matches to show, 0 for all.")
  static let order = Option("--order", default: SearchOrder.rank, "Which come first.")
  static let facets = Option<[SearchFacet]>(
    "--facet", value: "FACET", "Counts what was found by this instead of showing it.")
  static let quotes = Flag(
    "--quotes", "Shows what people say in the articles; with speaker: only what that one says.")
  static let isCounted = Flag("--count", "Prints how many articles are found, and nothing else.")
  static let kwic = Option<String?>(
    "--kwic", value: "PATTERN", "Shows what a pattern of tokens matches, in its context.")
  static let width = Option<Int?>(
    "--width", "With --kwic: columns of context on each side; what fits the terminal, else 40.")
  static let sort = Option(
    "--sort", value: "ORDER", default: KwicOrder.corpus, "With --kwic: which lines come first.")
  static let mode = Option(
    "--mode", default: PatternMode.longest, "With --kwic: which of overlapping matches to show.")
  static let casing = Option(
    "--case", default: Casing.ignore, "With --kwic: whether upper and lower case differ.")
  static let format = Option("--format", short: "-f", default: Format.text, "How to write it.")
  static var arguments: [any Argument] {
    [
      corpus, words, limit, order, facets, quotes, kwic, width, sort, mode, casing, isCounted,
      format,
    ]
  }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    guard arguments[limit] >= 0 else {
      throw CommandFailure(.usage, "option '--limit': expected 0 or more, got \(arguments[limit])")
    }
    try checkOptions(arguments)
    if let pattern = arguments[kwic] { return try showMatches(pattern, arguments, in: session) }
    if arguments[format] == .csv {
      throw CommandFailure(.usage, "option '--format': csv is for --kwic")
    }
    let (corpus, text) = try split([arguments[corpus]] + arguments[words], in: session)
    let query = try QueryText.parse(text)
    do {
      let search = try CorpusSearch(corpus, tools: session.lazyTools())
      let page = SearchPage(search: search, query: query, session: session)
      let limit = arguments[limit] == 0 ? nil : arguments[limit]
      if arguments[isCounted] {
        try session.output.write("\(search.count(query))\n")
      } else if arguments[quotes] {
        try page.writeSayings(limit: limit, as: arguments[format])
      } else if !arguments[facets].isEmpty {
        try page.write(arguments[facets], limit: limit ?? .max, as: arguments[format])
      } else {
        let options = StoreSearch.Options(limit: limit, order: arguments[order])
        try page.write(options, as: arguments[format])
      }
    } catch let error as CorpusError {
      throw CommandFailure(error)
    }
  }

  /// Throws when an option has no meaning beside the others.
  private static func checkOptions(_ arguments: ParsedArguments) throws(CommandFailure) {
    let isKwic = arguments.has(kwic)
    let lines: [any Argument] = [width, sort, mode, casing]
    let articles: [any Argument] = [facets, quotes, order]
    for option in isKwic ? articles : lines where arguments.has(option) {
      let name = option.description.name
      let place = isKwic ? "not with --kwic" : "for --kwic"
      throw CommandFailure(.usage, "option '\(name)' is \(place)")
    }
    if isKwic, arguments[format] == .ids {
      throw CommandFailure(.usage, "option '--format': ids is not for --kwic")
    }
  }

  /// The first word is a corpus, unless that of the environment is meant.
  static func split(
    _ words: [String], mayBeEmpty: Bool = false, in session: Session
  ) throws -> (any Corpus, String) {
    let isCorpus = access(words.first ?? "", F_OK) == 0
    if !isCorpus, session.environment["NEWSLAB_CORPUS"]?.isEmpty == false {
      return (try session.corpus(named: nil), words.joined(separator: " "))
    }
    guard words.count > 1 || mayBeEmpty else {
      throw CommandFailure(
        .usage, "expected a corpus and what to find in it, got '\(words.joined())'")
    }
    return (try session.corpus(named: words[0]), words.dropFirst().joined(separator: " "))
  }
}
