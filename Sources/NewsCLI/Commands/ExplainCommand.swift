import CommandKit
import NewsAnalysis
import NewsCorpus
import NewsModel
import Spelling

extension FindingExplanation.Layer: ArgumentValue {}

/// `newslab explain`: why something in an article is found as it is.
enum ExplainCommand: Command {
  static let name = "explain"
  static let summary = "Explains why a mention, quote, time or claim is found as it is."
  static let details = """
    The corpus is a folder, a text file or a JSON lines file; without one it is the one that the \
    variable NEWSLAB_CORPUS names.

    For each mention with the words, in either case: where it stands, what found it, what lists \
    have of it, whom or what it means, the rule that says so and how sure that is, and who else \
    was thought of.

    With --layer it is quotes, times or claims that have the words inside, or all of them when no \
    words are given: who is meant to speak and by which mention, what a value was reckoned from, \
    and the rule or pattern. The layer "header" is what the story says of itself: date, dateline, \
    headline, byline.
    """
  static let examples = [
    "explain seeds 2017/04/06 leader", "explain wire.jsonl a1 --at 120",
    "explain wire.jsonl a1 --layer times", "explain wire.jsonl a1 Monday --layer times",
  ]

  static let corpus = Positional(optional: "CORPUS", "Corpus to look in.")
  static let id = Positional("ID", "Article to look in.")
  static let words = Positional(optional: "WORDS", "Words of the mention, unless --at is given.")
  static let at = Option<Int?>("--at", value: "POSITION", "Position that the mention covers.")
  static let layer = Option<FindingExplanation.Layer?>(
    "--layer", value: "LAYER", "What to explain instead of mentions.")
  static var arguments: [any Argument] { [corpus, id, words, at, layer, JSONOptions.offsets] }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    let wanted = try wanted(arguments)
    let tools = try session.tools()
    let corpus = try session.corpus(named: wanted.corpus)
    let analysis: Analysis
    do throws(CorpusError) {
      analysis = try corpus.analysis(of: corpus.article(id: wanted.id), by: tools)
    } catch {
      throw CommandFailure(error)
    }
    let offsets = OffsetConverter(text: analysis.text, unit: arguments[JSONOptions.offsets])
    if let layer = arguments[layer] {
      return try explain(layer, wanted, arguments, analysis, offsets, in: session)
    }
    let explainer = StoryExplainer(analysis, by: try tools.explaining())
    var found: [Int]
    if let position = arguments[at] {
      found = explainer.mentions(at: offsets.byteOffset(position))
      if let words = wanted.words {
        let named = explainer.mentions(named: words)
        found = found.filter { named.contains($0) }
      }
    } else {
      found = explainer.mentions(named: wanted.words ?? "")
    }
    guard !found.isEmpty else { throw nothing(wanted, arguments[at], analysis) }
    for (place, index) in found.enumerated() {
      let span = analysis.mentions[index].span
      let head = " at \(offsets[span.lowerBound])-\(offsets[span.upperBound])"
      let text = explainer.explanation(of: index).text(head: head)
      let lines = VisibleText.lines(of: text)
      try session.output.write((place > 0 ? "\n" : "") + lines + "\n")
    }
  }

  /// Explains quotes, times, claims or the header.
  private static func explain(
    _ layer: FindingExplanation.Layer, _ wanted: (corpus: String?, id: String, words: String?),
    _ arguments: ParsedArguments, _ analysis: Analysis, _ offsets: OffsetConverter,
    in session: Session
  ) throws {
    let explainer = FindingExplainer(
      analysis, claims: layer == .claims ? try session.tools().claims() : nil)
    var found =
      wanted.words.map { explainer.explanations(of: layer, containing: $0) }
      ?? explainer.explanations(of: layer)
    if let position = arguments[at] {
      let byte = offsets.byteOffset(position)
      found = found.filter { $0.span.contains(byte) }
    }
    guard !found.isEmpty else {
      let words = wanted.words.map { " with '\($0)' inside" } ?? ""
      let place = arguments[at].map { " at \($0)" } ?? ""
      throw CommandFailure(
        .usage, "article '\(wanted.id)': nothing in \(layer.rawValue)\(words)\(place)")
    }
    for (place, explanation) in found.enumerated() {
      let span = explanation.span
      let head = " at \(offsets[span.lowerBound])-\(offsets[span.upperBound])"
      let lines = VisibleText.lines(of: explanation.text(head: head))
      try session.output.write((place > 0 ? "\n" : "") + lines + "\n")
    }
  }

  /// What is asked for; of two words the first is the id, unless a position or layer is given.
  private static func wanted(
    _ arguments: ParsedArguments
  ) throws -> (corpus: String?, id: String, words: String?) {
    let (first, second, third) = (arguments[corpus], arguments[id], arguments[words])
    if third != nil || arguments[at] != nil || arguments[layer] != nil {
      return (first, second, third)
    }
    guard let first else {
      throw CommandFailure(.usage, "expected the words of a mention, or --at and a position")
    }
    return (nil, first, second)
  }

  /// The failure to find a mention: what stands there instead, and the mention nearest by name.
  private static func nothing(
    _ wanted: (corpus: String?, id: String, words: String?), _ position: Int?,
    _ analysis: Analysis
  ) -> CommandFailure {
    let place = position.map { " at \($0)" } ?? ""
    guard let words = wanted.words else {
      return CommandFailure(.usage, "article '\(wanted.id)' has no mention\(place)")
    }
    var message = "article '\(wanted.id)' has no mention '\(words)'\(place)"
    let names = Set(analysis.mentions.map { analysis.text[$0.span] }).sorted()
    if analysis.text.string.lowercased().contains(words.lowercased()) {
      message += "; the words stand there, but nothing found them to mean anybody or anything"
    } else if let nearest = NearestName.nearest(to: words, among: names) {
      message += "; did you mean '\(nearest)'?"
    }
    return CommandFailure(.usage, message)
  }
}
