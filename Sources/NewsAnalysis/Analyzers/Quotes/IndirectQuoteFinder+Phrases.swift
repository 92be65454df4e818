import NewsModel

extension IndirectQuoteFinder {
  /// "is believed to", "were reported to": somebody thinks so, the text does not say who.
  func believed(_ index: Int, _ sentence: Range<Int>) -> (Quote, Int)? {
    let isPassive =
      context.isWord(index, anyOf: ["is", "are", "was", "were"])
      && context.isWord(
        index + 1,
        anyOf: [
          "believed", "thought", "said", "reported", "alleged", "understood", "rumored", "rumoured",
        ])
    guard isPassive, context.quoted[index] < 0, context.isWord(index + 2, "to"),
      let content = content(from: index + 2, sentence)
    else { return nil }
    let entry = CueVerbs.Entry.accordingTo
    let cue = Cue(entry: entry, tokens: index..<index + 2)
    return (make(content, cue, nil, "indirect:passive"), content.upperBound)
  }

  /// "According to X, …" and "…, according to X".
  func accordingTo(_ sentence: Range<Int>) -> Quote? {
    guard
      let start = sentence.first(where: {
        context.isWord($0, "according") && context.isWord($0 + 1, "to") && context.quoted[$0] < 0
          && !used.contains($0)
      })
    else { return nil }
    if sentence.contains(where: { used.contains($0) }) { return nil }
    let cue = Cue(entry: .accordingTo, tokens: start..<start + 2)
    let speaker = speakers.speakers(in: start + 2..<min(start + 14, sentence.upperBound)).first
    let first = speaker?.tokens.upperBound ?? start + 2
    let behind = comma(from: first, sentence).flatMap { content(from: $0 + 1, sentence) }
    if start == sentence.lowerBound {
      return behind.map { make($0, cue, speaker, "indirect:according-to") }
    }
    let end = context.mark(start - 1) == "," ? start - 1 : start
    if end - sentence.lowerBound < 3 {
      return behind.map { make($0, cue, speaker, "indirect:according-to") }
    }
    var quote = make(sentence.lowerBound..<end, cue, speaker, "indirect:according-to")
    if let behind, context.mark(first) == "," { quote.parts.append(context.span(behind)) }
    return quote
  }

  /// The comma that ends a speaker, behind a clause such as ", who is a doctor,".
  private func comma(from start: Int, _ sentence: Range<Int>) -> Int? {
    guard start < sentence.upperBound else { return nil }
    let commas = (start..<sentence.upperBound).filter { context.mark($0) == "," }
    guard let first = commas.first else { return nil }
    let isInserted = context.isWord(
      first + 1, anyOf: ["who", "which", "whose", "citing", "quoting"])
    return isInserted ? commas.dropFirst().first ?? first : first
  }
}
