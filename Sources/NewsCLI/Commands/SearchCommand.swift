import CommandKit
import Glibc
import NewsCorpus
import NewsScript

extension SearchOrder: ArgumentValue {}
extension SearchFacet: ArgumentValue {}

/// `newslab search`: the articles that have some words, or of which something is known.
enum SearchCommand: Command {
  /// The formats that results are written in.
  enum Format: String, CaseIterable, ArgumentValue { case text, json, jsonl, ids }

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

      A store (newslab import) is searched by its index; for files one is made first. Without \
      CORPUS it is the one that the variable NEWSLAB_CORPUS names.
      """
  }
  static let examples = [
    "search seeds 'security council'",
    "search wire.newslab '\"climate deal\" date:2017-04..2017-06'",
    "search wire.newslab 'title:oil source:Reuters' --facet month",
    "search wire.newslab 'speaker:\"Angela Merkel\" date:2017-03' --quotes",
  ]

  static let corpus = Positional(
    "CORPUS", "Corpus to search; may be left out when NEWSLAB_CORPUS names one.")
  static let words = Positional(many: "QUERY", isRequired: false, "What to find.")
  static let limit = Option("--limit", short: "-n", default: 20, "Articles to show, 0 for all.")
  static let order = Option("--order", default: SearchOrder.rank, "Which come first.")
  static let facets = Option<[SearchFacet]>(
    "--facet", value: "FACET", "Counts what was found by this instead of showing it.")
  static let quotes = Flag(
    "--quotes", "Shows what people say in the articles; with speaker: only what that one says.")
  static let isCounted = Flag("--count", "Prints how many articles are found, and nothing else.")
  static let format = Option("--format", short: "-f", default: Format.text, "How to write it.")
  static var arguments: [any Argument] {
    [corpus, words, limit, order, facets, quotes, isCounted, format]
  }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    let (corpus, text) = try split([arguments[corpus]] + arguments[words], in: session)
    let query = try QueryText.parse(text)
    guard arguments[limit] >= 0 else {
      throw CommandFailure(.usage, "option '--limit': expected 0 or more, got \(arguments[limit])")
    }
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

  /// The first word is a corpus, unless that of the environment is meant.
  private static func split(
    _ words: [String], in session: Session
  ) throws -> (any Corpus, String) {
    let isCorpus = access(words.first ?? "", F_OK) == 0
    if !isCorpus, session.environment["NEWSLAB_CORPUS"]?.isEmpty == false {
      return (try session.corpus(named: nil), words.joined(separator: " "))
    }
    guard words.count > 1 else {
      throw CommandFailure(
        .usage, "expected a corpus and what to find in it, got '\(words.joined())'")
    }
    return (try session.corpus(named: words[0]), words.dropFirst().joined(separator: " "))
  }
}
