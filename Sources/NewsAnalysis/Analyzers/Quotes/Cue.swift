import NewsModel

/// A cue in the text.
struct Cue {
  var entry: CueVerbs.Entry
  var tokens: Range<Int>
}

extension QuoteContext {
  /// The cue that begins at a token outside quotation marks and mentions, or nil.
  func cue(at index: Int) -> Cue? {
    guard quoted[index] < 0, let (entry, next) = cues.cue(text, tokens, at: index),
      !isWord(index - 1, anyOf: ["to", "the", "a", "an", "this", "his", "her", "its", "their"]),
      !isInMention(index)
    else { return nil }
    return Cue(entry: entry, tokens: index..<next)
  }

  /// The first cue of a range that a test accepts.
  func firstCue(in range: Range<Int>, where isWanted: (Cue) -> Bool) -> Cue? {
    for index in range {
      if let cue = cue(at: index), isWanted(cue) { return cue }
    }
    return nil
  }

  /// Whether a token may be a part of the title before a name.
  func isTitleLike(_ index: Int) -> Bool {
    tokens[index].kind == .word && tokens[index].casing == .title && quoted[index] < 0
      && !isInMention(index)
  }

  private func isInMention(_ index: Int) -> Bool {
    let byte = Int(tokens[index].start)
    let start = max(0, index - 12)
    return mentions(in: start..<index + 1).contains { number in
      mentions[number].span.contains(byte)
    }
  }

  /// Whether the words before a cue negate it ("did not say", "never said").
  func isNegated(_ cue: Cue) -> Bool {
    (max(0, cue.tokens.lowerBound - 3)..<cue.tokens.lowerBound).contains { index in
      isWord(
        index, anyOf: ["not", "never", "didn't", "didn’t", "doesn't", "doesn’t", "don't", "don’t"])
    }
  }
}
