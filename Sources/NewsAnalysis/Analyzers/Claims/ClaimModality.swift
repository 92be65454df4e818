import NewsModel

/// How claims are put, by the words around them.
struct ClaimModality {
  let story: ClaimStory
  let voices: ClaimVoices

  /// How a claim is put whose cue stands in some tokens; nil when it is only thought of.
  ///
  /// The words between the subject and the cue decide, and the three before the cue.
  func modality(cue: Range<Int>, subject: Range<Int>?, in sentence: Range<Int>) -> Claim.Modality? {
    if isQuestion(sentence) { return nil }
    var found: Claim.Modality?
    let before = subject.map { min($0.lowerBound, cue.lowerBound) } ?? cue.lowerBound
    for token in max(sentence.lowerBound, before - 3)..<cue.lowerBound
    where story.isWord(token, .supposed) && story.outermost(at: token) == nil {
      return nil
    }
    if let subject, isPossessed(cue, by: subject) {
      let before = max(sentence.lowerBound, subject.lowerBound - 2)..<subject.lowerBound
      if before.contains(where: { story.isWord($0, .negated) }) { return .negated }
    }
    for token in region(cue, subject, sentence) where story.outermost(at: token) == nil {
      let classes = story.classes(token)
      if ClaimWords.has(classes, .negated) { return .negated }
      if ClaimWords.has(classes, .future) { found = .future }
      if ClaimWords.has(classes, .reported), found == nil { found = .reported }
    }
    if let found { return found }
    guard let quote = voices.quote(at: Int(story.tokens[cue.lowerBound].start)) else {
      return .asserted
    }
    if quote.cueClass == .deny { return .negated }
    return quote.isDirect || quote.speaker != nil ? .asserted : .reported
  }

  /// Whether a cue is a noun behind "her" or the like ("postponed her meeting"): the verb before
  /// decides, then.
  private func isPossessed(_ cue: Range<Int>, by subject: Range<Int>) -> Bool {
    subject.upperBound == cue.lowerBound
      && ["his", "her", "their", "its"].contains {
        story.text.equals(story.tokens[subject.lowerBound], $0)
      }
  }

  /// The words that say how a claim is put.
  private func region(
    _ cue: Range<Int>, _ subject: Range<Int>?, _ sentence: Range<Int>
  ) -> Range<Int> {
    guard let subject, subject.upperBound <= cue.lowerBound else {
      return max(sentence.lowerBound, cue.lowerBound - 3)..<cue.upperBound
    }
    // What stands between commas behind the subject is about something else.
    return max(subject.upperBound, cue.lowerBound - 8)..<cue.upperBound
  }

  private func isQuestion(_ sentence: Range<Int>) -> Bool {
    (max(sentence.lowerBound, sentence.upperBound - 2)..<sentence.upperBound).contains {
      story.text.equals(story.tokens[$0], "?")
    }
  }

  /// Whether a subject is told or asked to do something ("urged Ada to join"): an infinitive behind
  /// it, unless it begins the sentence as in a headline.
  func isTold(
    _ subject: Range<Int>, first: Int, cue: Range<Int>, in sentence: Range<Int>
  ) -> Bool {
    guard subject.upperBound < cue.lowerBound else { return false }
    for token in max(subject.upperBound, cue.lowerBound - 3)..<cue.lowerBound
    where story.text.equals(story.tokens[token], "to") {
      guard token > subject.upperBound else { return first > sentence.lowerBound + 1 }
      return story.text.equals(story.tokens[token - 1], ",")
    }
    return false
  }
}
