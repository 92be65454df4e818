import NewsAnalysis
import NewsCorpus
import NewsModel
import NewsScript
import TokenPatterns

/// Finds what a pattern matches in the articles of a corpus, as lines of a concordance.
struct Concordance {
  let corpus: any Corpus
  /// The articles that are looked at, in order; nil for all.
  let ids: [String]?
  let pattern: TokenPattern
  let mode: PatternMode
  /// The columns of context on each side.
  let width: Int
  let session: Session

  /// What was looked at.
  struct Seen {
    var articles = 0
    var matches = 0
    /// Articles that have no lemmas, stems or parts of speech.
    var foreign = 0
    /// Articles whose matches are too many, or take too long; they are left out.
    var unfinished = 0
  }

  /// Counts the matches.
  func count() throws -> Seen { try forEachArticle { _, _ in true } }

  /// Hands over each line in order of the corpus until the body says false.
  func forEachLine(_ body: (ConcordanceLine) throws -> Bool) throws -> Seen {
    try forEachArticle { try handOver($0, of: $1, body) }
  }

  /// Hands over the matches of each article that has some until the body says false.
  private func forEachArticle(
    _ body: ([PatternMatch], Analysis) throws -> Bool
  ) throws -> Seen {
    let tools = try session.lazyTools()
    do throws(AnalysisError) {
      for layer in pattern.layers { try tools.prepare(layer) }
    } catch {
      throw CommandFailure(.inputOutput, error.description)
    }
    let cursor = ids.map { FoundCursor(corpus, ids: $0, where: []) } ?? corpus.makeCursor(where: [])
    var seen = Seen()
    while let item = cursor.nextItem() {
      switch item {
      case .rejected(let rejection): session.report(Diagnostic(rejection))
      case .article(let story):
        seen.articles += 1
        let analysis = corpus.analysis(of: story.read.article, by: tools)
        if pattern.asksEnglish, analysis.article.isForeign { seen.foreign += 1 }
        let found = pattern.search(in: PatternStory(analysis), mode: mode)
        guard found.isComplete else {
          seen.unfinished += 1
          session.report(
            Diagnostic(
              .error,
              "\(story.id): this pattern has too many matches, or takes too long; none are shown"))
          continue
        }
        seen.matches += found.matches.count
        if found.matches.isEmpty { continue }
        guard try body(found.matches, analysis) else { return seen }
      }
    }
    return seen
  }

  private func handOver(
    _ matches: [PatternMatch], of analysis: Analysis, _ body: (ConcordanceLine) throws -> Bool
  ) throws -> Bool {
    let offsets = OffsetConverter(text: analysis.text, unit: .scalars)
    for match in matches {
      guard try body(line(match, of: analysis, offsets)) else { return false }
    }
    return true
  }

  private func line(
    _ match: PatternMatch, of analysis: Analysis, _ offsets: OffsetConverter
  ) -> ConcordanceLine {
    // A token takes at least a column.
    let context = MatchContext(analysis, match.tokens, tokens: width)
    let article = analysis.article
    let span = Self.span(match.tokens, analysis)
    return ConcordanceLine(
      article: article.id, date: article.date?.value.description, source: article.source,
      span: span, scalars: offsets[span.lowerBound]..<offsets[span.upperBound],
      left: ConcordanceLine.tail(of: context.left, width: width), match: context.match,
      right: context.right,
      labels: match.labels.map { label in
        (label.name, MatchContext.line(analysis.text[Self.span(label.tokens, analysis)]))
      })
  }

  private static func span(_ tokens: Range<Int>, _ analysis: Analysis) -> TextSpan {
    let all = analysis.tokens
    guard let first = tokens.first, let last = tokens.last, last < all.count else { return 0..<0 }
    return all[first].span.lowerBound..<all[last].span.upperBound
  }
}
