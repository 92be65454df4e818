import NewsModel

/// Finds paragraphs that begin with who speaks and a colon.
struct TranscriptReader {
  let context: QuoteContext
  let speakers: SpeakerFinder

  /// A quote for each such paragraph, if there are two or more of them.
  func drafts() -> [QuoteDraft] {
    var drafts: [QuoteDraft] = []
    for (number, paragraph) in context.paragraphs.enumerated() {
      if let draft = draft(paragraph, number) { drafts.append(draft) }
    }
    return drafts.count > 1 ? drafts : []
  }

  /// Whether a word before the colon says that a picture's source follows ("Image:").
  private func isCredit(_ index: Int) -> Bool {
    guard context.tokens[index].kind == .word else { return false }
    let word = context.text[context.tokens[index].span].lowercased()
    return ["image", "photo", "picture", "credit", "source", "video", "file"].contains {
      word.hasSuffix($0)
    }
  }

  private func draft(_ paragraph: Range<Int>, _ number: Int) -> QuoteDraft? {
    guard
      let colon = paragraph.prefix(8).first(where: { context.mark($0) == .colon }),
      colon > paragraph.lowerBound, colon + 3 < paragraph.upperBound,
      !(colon..<paragraph.upperBound).contains(where: { context.isQuoted($0) })
    else { return nil }
    let label = paragraph.lowerBound..<colon
    let isUpper = label.allSatisfy {
      context.tokens[$0].casing == .upper || context.tokens[$0].kind == .punctuation
        || context.has($0, .scare) || context.mention($0) != nil
    }
    guard isUpper, context.tokens[label.lowerBound].kind == .word, !isCredit(colon - 1) else {
      return nil
    }
    var mention: Int?
    for index in label where mention == nil {
      guard let found = context.mention(index), speakers.maySpeak(found) else { continue }
      if context.mentions[found].kind == .person { mention = found }
    }
    let isLabel = label.allSatisfy {
      context.tokens[$0].casing == .upper || context.mark($0) != .none
    }
    guard mention != nil || isLabel else { return nil }
    let speaker = Speaker(
      mention: mention, entity: mention.flatMap { context.mentions[$0].entity }, tokens: label)
    return QuoteDraft(
      parts: [colon + 1..<paragraph.upperBound], isDirect: true,
      source: QuoteSource(cue: nil, speaker: speaker, rule: .transcript, confidence: 0.7))
  }
}
