import NewsAnalysis
import NewsModel

/// Compares quotes: where they stand, who speaks, and the cue.
struct QuoteComparison {
  private let gold: GoldFindings
  private let analysis: Analysis
  private let pairing: EntityPairing

  init(_ gold: GoldFindings, _ analysis: Analysis, _ pairing: EntityPairing) {
    (self.gold, self.analysis, self.pairing) = (gold, analysis, pairing)
  }

  func compare(into evaluation: inout LayerEvaluation) {
    var free = Set(analysis.quotes.indices)
    for wanted in gold.quotes {
      let name = Self.name(wanted.isDirect)
      evaluation.count(name, gold: 1)
      evaluation.count("\(name), exact", gold: 1)
      evaluation.count("\(name), speaker", gold: 1)
      evaluation.count("\(name), cue", gold: 1)
      guard let index = best(wanted, free) else {
        evaluation.miss("missed", analysis, shown(wanted.parts))
        continue
      }
      free.remove(index)
      count(wanted, analysis.quotes[index], name, into: &evaluation)
    }
    for index in free.sorted() {
      let quote = analysis.quotes[index]
      let name = Self.name(quote.isDirect)
      for part in [name, "\(name), exact", "\(name), speaker", "\(name), cue"] {
        evaluation.count(part, found: 1)
      }
      evaluation.miss("spurious", analysis, "\(shown(quote.parts)) (\(quote.foundBy))")
    }
  }

  private func count(
    _ wanted: GoldFindings.Quote, _ quote: Quote, _ name: String,
    into evaluation: inout LayerEvaluation
  ) {
    let isExact = outer(quote.parts) == outer(wanted.parts)
    let hasSpeaker = pairing.isSame(wanted.speaker, quote.speaker)
    let hasCue = wanted.cue == quote.cue
    evaluation.count(name, right: 1, found: 1)
    evaluation.count("\(name), exact", right: isExact ? 1 : 0, found: 1)
    evaluation.count("\(name), speaker", right: hasSpeaker ? 1 : 0, found: 1)
    evaluation.count("\(name), cue", right: hasCue ? 1 : 0, found: 1)
    let words = shown(wanted.parts)
    if !isExact {
      evaluation.miss("border", analysis, "\(words), found \(shown(quote.parts))")
    }
    if !hasSpeaker {
      let own = quote.speaker.map { analysis.entities[$0].id } ?? "nobody"
      evaluation.miss("speaker", analysis, "\(words): \(wanted.speaker ?? "nobody"), found \(own)")
    }
    if !hasCue {
      let cues = [wanted.cue, quote.cue].map { $0.map { analysis.text[$0] } ?? "none" }
      evaluation.miss("cue", analysis, "\(words): \(cues[0]), found \(cues[1])")
    }
  }

  /// The quote of the same sort that overlaps most.
  private func best(_ wanted: GoldFindings.Quote, _ free: Set<Int>) -> Int? {
    let span = outer(wanted.parts)
    let near = free.filter {
      analysis.quotes[$0].isDirect == wanted.isDirect
        && outer(analysis.quotes[$0].parts).overlaps(span)
    }
    return near.max { left, right in
      let shares = [left, right].map {
        outer(analysis.quotes[$0].parts).clamped(to: span).count
      }
      return (shares[0], -left) < (shares[1], -right)
    }
  }

  private static func name(_ isDirect: Bool) -> String { isDirect ? "direct" : "indirect" }

  /// From the first part to the last, marks and full stops at the ends ignored.
  private func outer(_ parts: [TextSpan]) -> TextSpan {
    guard let first = parts.first, let last = parts.last else { return 0..<0 }
    let bytes = analysis.text.bytes
    var (start, end) = (first.lowerBound, last.upperBound)
    let marks = Array("\"'.,;: ".utf8)
    while start < end, marks.contains(bytes[start]) { start += 1 }
    while end > start, marks.contains(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private func shown(_ parts: [TextSpan]) -> String {
    let text = parts.map { analysis.text[$0] }.joined(separator: " … ")
    let start = text.prefix(60)
    return "\"" + start + (start.count < text.count ? "…" : "") + "\""
  }
}
