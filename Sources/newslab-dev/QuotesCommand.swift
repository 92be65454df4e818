import NewsAnalysis
import NewsModel

/// `newslab-dev quotes GOLD.jsonl … [--patch FILE] [--errors N] [--id PREFIX] [--show]`: who says
/// what, beside quotes that somebody marked.
///
/// Gold is GUM's own form (`quotes` elements, `entities`), the quotes derived from it (`quotes` with
/// speakers, `all_quote_spans`), or articles as newslab writes them. Records of one article in
/// several files are put together. A patch corrects the gold, a line for each quote.
enum QuotesCommand {
  private struct Options {
    var paths: [String] = []
    var patch: String?
    var prefixes: [String] = []
    var errors = 0
    var showsAll = false

    init(_ arguments: [String]) throws {
      var rest = arguments[...]
      func value(_ name: String) throws -> String {
        guard let value = rest.popFirst() else { throw TrainError("\(name) needs a value") }
        return value
      }
      while let argument = rest.popFirst() {
        switch argument {
        case "--patch": patch = try value(argument)
        case "--id": prefixes.append(try value(argument))
        case "--errors": errors = Int(try value(argument)) ?? 0
        case "--show": showsAll = true
        default: paths.append(argument)
        }
      }
    }
  }

  static func run(_ arguments: [String]) throws {
    let options = try Options(arguments)
    var gold = try QuoteGold.read(options.paths)
    if let patch = options.patch { try QuotePatch.read(patch).correct(&gold) }
    let bench = try Workbench()
    var scores = QuoteScores(limit: options.errors)
    for article in gold
    where
      options.prefixes.isEmpty || options.prefixes.contains(where: { article.id.hasPrefix($0) })
    {
      let analysis = bench.analysis(id: article.id, text: article.text)
      if options.showsAll { show(analysis) }
      scores.add(article, analysis)
    }
    scores.show()
  }

  /// Prints every quote that is found.
  private static func show(_ analysis: Analysis) {
    print("== \(analysis.article.id)")
    for quote in analysis.quotes {
      let speaker = quote.speaker.map { analysis.entities[$0].id } ?? "-"
      let words = quote.speakerSpan.map { analysis.text[$0] } ?? "-"
      let cue = quote.cue.map { analysis.text[$0] } ?? "-"
      let parts = quote.parts.map { analysis.text[$0] }.joined(separator: " … ")
      let name = quote.foundBy
      print("  [\(name)] \(speaker) <\(words)> \(cue)\(quote.isNegated ? " NOT" : "") | \(parts)")
    }
  }
}
