import CommandKit
import NewsAnalysis
import NewsCorpus
import NewsModel

/// An article and what was found in it, as text for reading.
struct ArticleCard {
  private let analysis: Analysis
  private let annotations: ArticleAnnotations
  private let width: Int

  init(
    _ analysis: Analysis, _ annotations: ArticleAnnotations = ArticleAnnotations(), width: Int
  ) {
    (self.analysis, self.annotations) = (analysis, annotations)
    self.width = min(max(width, 40), 120)
  }

  /// The whole card, line feed at the end included.
  var text: String {
    let parts = [facts, said, counts, body, entities, quotes].filter { !$0.isEmpty }
    let lines = parts.joined(separator: [""])
    return lines.map { VisibleText.of($0) + "\n" }.joined()
  }

  private var article: Article { analysis.article }

  private var facts: [String] {
    let date = article.date.map { "\($0.value) (\($0.foundBy.rawValue))" }
    let derived = article.title == nil ? analysis.derivedTitle : nil
    let rows: [(String, String?)] = [
      ("id", article.id), ("title", article.title), ("begins", derived), ("date", date),
      ("place", article.dateline?.place), ("agency", article.agency), ("source", article.source),
      ("authors", article.authors.isEmpty ? nil : article.authors.joined(separator: ", ")),
      ("section", article.section), ("language", article.language), ("url", article.url),
    ]
    return rows.flatMap { name, value in value.map { row(name, $0) } ?? [] }
  }

  /// A name and a value; a long value goes on below itself.
  private func row(_ name: String, _ value: String, column: Int = 10) -> [String] {
    let gap = String(repeating: " ", count: max(1, column - name.count))
    let margin = String(repeating: " ", count: name.count) + gap
    let lines = LineWrap.lines(of: value, to: width - margin.count)
    return lines.enumerated().map { ($0.offset == 0 ? name + gap : margin) + $0.element }
  }

  /// Labels and notes, each with who gave it.
  private var said: [String] {
    annotations.labels.flatMap { row("label", Self.describe($0)) }
      + annotations.notes.flatMap { row("note \($0.number)", "\($0.text) (\($0.by))") }
  }

  /// A label in one line.
  static func describe(_ label: ArticleLabel) -> String {
    let value = label.value.map { "\(label.name): \($0)" } ?? label.name
    return value + (label.score.map { ", \($0)" } ?? "") + " (\(label.by))"
  }

  private var counts: [String] {
    let numbers = [
      (article.paragraphs.count, "paragraph", "paragraphs"),
      (analysis.sentences.count, "sentence", "sentences"),
      (analysis.mentions.count, "mention", "mentions"),
      (analysis.entities.count, "entity", "entities"), (analysis.quotes.count, "quote", "quotes"),
      (analysis.times.count, "time", "times"),
    ]
    let words = numbers.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
    return LineWrap.lines(of: words.joined(separator: ", "), to: width)
  }

  private var body: [String] {
    let paragraphs = article.paragraphs.map {
      LineWrap.lines(of: article.text[$0], to: width - 2).map { "  " + $0 }
    }
    return Array(paragraphs.joined(separator: [""]))
  }

  private var entities: [String] {
    if analysis.entities.isEmpty { return [] }
    return ["Entities"]
      + analysis.entities.flatMap { row("  " + $0.kind.rawValue, describe($0), column: 15) }
  }

  private func describe(_ entity: Entity) -> String {
    let others = entity.aliases.filter { $0 != entity.name }
    let known = others.isEmpty ? "" : ", also " + others.joined(separator: ", ")
    return "\(entity.name) (\(entity.mentions.count))\(known)"
  }

  private var quotes: [String] {
    if analysis.quotes.isEmpty { return [] }
    return ["Quotes"]
      + analysis.quotes.flatMap { quote in
        row("  " + (quote.isDirect ? "direct" : "indirect"), describe(quote), column: 15)
      }
  }

  private func describe(_ quote: Quote) -> String {
    let entities = analysis.entities
    let speaker = quote.speaker.flatMap { entities.indices.contains($0) ? entities[$0].name : nil }
    let cue = quote.cue.map { " " + article.text[$0] } ?? ""
    let words = quote.parts.map { article.text[$0] }.joined(separator: " … ")
    return "\(speaker ?? "?")\(cue): \(words)"
  }
}
