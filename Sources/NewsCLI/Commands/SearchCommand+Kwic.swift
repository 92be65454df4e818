import CommandKit
import NewsAnalysis
import NewsCorpus
import NewsScript
import TokenPatterns

extension PatternMode: ArgumentValue {}

/// `newslab search --kwic`: a concordance.
extension SearchCommand {
  static func showMatches(
    _ source: String, _ arguments: ParsedArguments, in session: Session
  ) throws {
    let pattern: TokenPattern
    do throws(PatternError) {
      pattern = try TokenPattern(ofNews: source, ignoresCase: arguments[casing] == .ignore)
    } catch {
      throw CommandFailure(
        .usage, "option '--kwic': \(error.message)", notes: error.marked.map { "  " + $0 })
    }
    if let width = arguments[width], !(1...1000).contains(width) {
      throw CommandFailure(.usage, "option '--width': expected 1 to 1000, got \(width)")
    }
    let (corpus, text) = try split(
      [arguments[corpus]] + arguments[words], mayBeEmpty: true, in: session)
    do {
      let page = ConcordancePage(
        concordance: Concordance(
          corpus: corpus, ids: try ids(text, in: corpus, arguments, session), pattern: pattern,
          mode: arguments[mode], width: arguments[width] ?? fittingWidth(session),
          session: session),
        order: arguments[sort], limit: arguments[limit] == 0 ? nil : arguments[limit],
        format: arguments[format])
      if arguments[isCounted] { try page.writeCount() } else { try page.write() }
    } catch let error as CorpusError {
      throw CommandFailure(error)
    }
  }

  /// The articles that have the words, if words are given.
  private static func ids(
    _ text: String, in corpus: any Corpus, _ arguments: ParsedArguments, _ session: Session
  ) throws -> [String]? {
    guard !text.isEmpty else { return nil }
    let search = try CorpusSearch(corpus, tools: session.lazyTools())
    return try search.ids(
      QueryText.parse(text), StoreSearch.Options(limit: nil, order: arguments[order]))
  }

  /// What is left of the terminal on each side of the name and a match of a few words.
  private static func fittingWidth(_ session: Session) -> Int {
    session.fittingColumns.map { max(16, ($0 - 44) / 2) } ?? 40
  }
}
