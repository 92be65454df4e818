import CommandKit
import NewsAnalysis
import NewsCorpus

/// `newslab show`: one article, for reading or as JSON.
enum ShowCommand: Command {
  /// The forms in which an article is shown.
  enum Format: String, CaseIterable, ArgumentValue { case text, json }

  static let name = "show"
  static let summary = "Shows an article of a corpus with what was found in it."
  static let details = """
    The corpus is a folder, a file of one of the formats below, an archive of such files, or a \
    pattern such as 'data/*.csv'; without one it is the one that the variable NEWSLAB_CORPUS names.

    Positions in JSON count from 0; the end is the position behind the last one.
    """
  static let examples = ["show seeds 2017/04/06", "show wire.jsonl a1 --format json"]

  static let corpus = Positional(optional: "CORPUS", "Corpus to look in.")
  static let id = Positional("ID", "Article to show.")
  static let format = Option("--format", short: "-f", default: Format.text, "How to show it.")
  static var arguments: [any Argument] {
    [corpus, id, format, JSONOptions.offsets, JSONOptions.layers] + ReaderArguments.all
  }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    session.readerOptions = try ReaderArguments.options(arguments, in: session)
    let (analysis, annotations) = try analysis(arguments, in: session)
    for warning in analysis.article.warnings {
      session.report(Diagnostic(.warning, "article '\(analysis.article.id)': \(warning)"))
    }
    switch arguments[format] {
    case .json:
      try session.output.write(
        JSONOptions.form(arguments, layout: .indented)
          .bytes(of: analysis, annotations: annotations) + [0x0A])
    case .text:
      let card = ArticleCard(analysis, annotations, width: session.columns)
      try session.output.write(card.text)
    }
  }

  private static func analysis(
    _ arguments: ParsedArguments, in session: Session
  ) throws -> (Analysis, ArticleAnnotations) {
    let corpus = try session.corpus(named: arguments[corpus])
    do {
      let article = try corpus.article(id: arguments[id])
      let analysis = try corpus.analysis(of: article, by: session.tools())
      return (analysis, corpus.annotations(of: article))
    } catch let error as CorpusError {
      throw CommandFailure(error)
    }
  }
}
