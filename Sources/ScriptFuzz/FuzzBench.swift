import LuaKit
import NewsAnalysis
import NewsCorpus
import NewsModel
import NewsScript

/// What all programs run on: the analyzers and a few small articles.
package final class FuzzBench {
  let tools: AnalysisTools
  let corpus: any Corpus
  /// Everything of the interface.
  package let symbols: [FuzzSymbol]

  /// Prepares the articles and lists.
  package init(_ tools: AnalysisTools, description: LuaAPIDescription = NewslabAPI.description)
    throws
  {
    self.tools = tools
    symbols = FuzzSymbol.all(in: description)
    let source = MemorySource(Array(Self.records.joined(separator: "\n").utf8))
    corpus = try Corpora.open(["-"], input: source, tools: tools)
  }

  /// A host that prints nowhere.
  func host() -> ScriptHost {
    let host = ScriptHost(tools)
    host.corpus = corpus
    return host
  }

  /// The texts that articles are made of.
  static let texts = [
    "PARIS, April 6 (Reuters) - NATO met on 6 April 2017. \\\"We agree,\\\" Ada Byron said. "
      + "Byron, the chairwoman of the Security Council, will visit Germany next week.",
    "LONDON (AP) \u{2014} Zoë Müller, 41, founded Café Nové in 1999 in Paris. "
      + "She said it would not close every Monday. \u{1F469}\u{200D}\u{1F680} 5 % of 300 came.",
    "It rains.", "", "NATO met.",
  ]

  private static let records: [String] = texts.enumerated().map { number, text in
    "{\"id\": \"fuzz-\(number)\", \"title\": \"Title \(number)\", \"date\": \"2017-04-0\(number + 1)\", "
      + "\"keywords\": [\"war\", \"peace\"], \"more\": {\"deep\": [1, 2.5, null, {\"a\": true}]}, "
      + "\"text\": \"\(text)\"}"
  }
}
