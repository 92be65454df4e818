import NewsAnalysis
import NewsModel

/// Counts of quotes that are found, and of the sorts of errors.
struct QuoteScores {
  /// Counts of the quotes of one kind.
  private struct Row {
    var (all, exact, overlap) = (0, 0, 0)
    var (named, right, cues, cueRight, none, noneRight) = (0, 0, 0, 0, 0, 0)
  }
  private let limit: Int
  private var rows: [String: Row] = [:]
  private var errors: [String: Int] = [:]
  private var examples: [String: [String]] = [:]
  private var (found, spurious) = (0, 0)
  private var indirect = (found: 0, matched: 0)

  /// Shows a number of errors of each sort.
  init(limit: Int) { self.limit = limit }

  mutating func add(_ gold: QuoteGold, _ analysis: Analysis) {
    var used: Set<Int> = []
    for quote in gold.quotes { score(quote, gold, analysis, &used) }
    for (index, own) in analysis.quotes.enumerated() {
      if !own.isDirect {
        indirect.found += 1
        if used.contains(index) { indirect.matched += 1 }
        continue
      }
      found += 1
      guard !used.contains(index) else { continue }
      let isUnsure = own.parts.contains { part in gold.unsure.contains { $0.overlaps(part) } }
      guard !isUnsure else { continue }
      spurious += 1
      note("spurious", gold, own.parts[0], analysis, own)
    }
  }

  private mutating func score(
    _ quote: QuoteGold.Quote, _ gold: QuoteGold, _ analysis: Analysis, _ used: inout Set<Int>
  ) {
    let wantsDirect = quote.kind != "indirect"
    let candidates = analysis.quotes.indices.filter { index in
      analysis.quotes[index].isDirect == wantsDirect
        && analysis.quotes[index].parts.contains { part in
          quote.pieces.contains { $0.overlaps(part) }
        }
    }
    var row = rows[quote.kind] ?? Row()
    defer { rows[quote.kind] = row }
    row.all += 1
    let parts = candidates.flatMap { analysis.quotes[$0].parts }
    let isExact = quote.pieces.allSatisfy { piece in
      parts.contains { QuotePieces.trimmed($0, in: analysis.text) == piece }
    }
    if isExact { row.exact += 1 }
    let isNamed = quote.speaker != nil || quote.chain != nil || quote.speakerID != nil
    if isNamed { row.named += 1 }
    if quote.cue != nil { row.cues += 1 }
    guard let index = candidates.first(where: { used.insert($0).inserted || true }),
      let first = quote.pieces.first
    else {
      note("missed", gold, quote.pieces.first ?? 0..<0, analysis, nil)
      return
    }
    used.formUnion(candidates)
    row.overlap += 1
    let own = analysis.quotes[index]
    if !isExact { note("boundary", gold, first, analysis, own) }
    if let cue = quote.cue {
      if own.cue == cue { row.cueRight += 1 } else { note("cue", gold, first, analysis, own) }
    }
    guard isNamed else {
      guard quote.isUnnamed else { return }
      row.none += 1
      if own.speaker == nil {
        row.noneRight += 1
      } else {
        note("speaker too much", gold, first, analysis, own)
      }
      return
    }
    if isRight(own, quote, gold, analysis) {
      row.right += 1
    } else if own.speaker == nil, own.speakerSpan == nil {
      note("speaker none", gold, first, analysis, own)
    } else {
      let form = own.speakerMention.map { analysis.mentions[$0].form.rawValue } ?? "words"
      note("speaker wrong, \(form)", gold, first, analysis, own)
    }
  }

  /// Whether the speaker is the one of the gold: by id, by place, or by a mention of the entity.
  private func isRight(
    _ own: Quote, _ quote: QuoteGold.Quote, _ gold: QuoteGold, _ analysis: Analysis
  ) -> Bool {
    if let id = quote.speakerID { return own.speaker.map { analysis.entities[$0].id } == id }
    let mention = own.speakerMention.map { analysis.mentions[$0].span }
    if let speaker = quote.speaker {
      for span in [mention, own.speakerSpan] { if let span, span.overlaps(speaker) { return true } }
    }
    guard let entity = own.speaker, let chain = quote.chain, let spans = gold.chains[chain] else {
      return false
    }
    return analysis.entities[entity].mentions.contains { number in
      let span = analysis.mentions[number].span
      return spans.contains { $0.overlaps(span) }
    }
  }

  private mutating func note(
    _ sort: String, _ gold: QuoteGold, _ span: TextSpan, _ analysis: Analysis, _ own: Quote?
  ) {
    errors[sort, default: 0] += 1
    guard examples[sort, default: []].count < limit else { return }
    let text = analysis.text
    let from = max(0, span.lowerBound - 80)
    let to = min(text.count, span.upperBound + 60)
    var line =
      "\(gold.id) …\(text[from..<span.lowerBound])⟦\(text[span])⟧\(text[span.upperBound..<to])…"
    if let own {
      let speaker = own.speakerSpan.map { text[$0] } ?? "-"
      let entity = own.speaker.map { analysis.entities[$0].id } ?? "-"
      let cue = own.cue.map { text[$0] } ?? "-"
      line +=
        " ← \(own.foundBy) <\(speaker)> \(entity) \(cue) | "
        + own.parts.map { text[$0] }.joined(separator: " … ").prefix(160)
    }
    examples[sort, default: []].append(line.replacing("\n", with: "¶"))
  }

  func show() {
    for (kind, row) in rows.sorted(by: { $0.key < $1.key }) {
      print(
        "\(kind): exact \(share(row.exact, row.all)), found \(share(row.overlap, row.all)), "
          + "speaker \(share(row.right, row.named)), cue \(share(row.cueRight, row.cues)), "
          + "nobody \(share(row.noneRight, row.none))")
    }
    print("direct quotes found \(found), outside the gold \(spurious)")
    if indirect.found > 0 {
      print("indirect found \(indirect.found), in the gold \(indirect.matched)")
    }
    print("errors by sort:")
    for (sort, count) in errors.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      print("  \(sort): \(count)")
      for line in examples[sort] ?? [] { print("    \(line)") }
    }
  }

  private func share(_ count: Int, _ all: Int) -> String {
    guard all > 0 else { return "0 of 0" }
    return "\(count) of \(all) (\(Double(count * 1000 / all) / 10) %)"
  }
}
