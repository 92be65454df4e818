import NewsModel

/// A cue in the text.
struct Cue {
  var entry: CueVerbs.Entry
  var tokens: Range<Int>
  /// Whether "was", "is" or the like makes it passive; the tokens begin with that word.
  var isPassive = false
}

extension QuoteContext {
  /// The verb of saying that begins at a token outside quotation marks and mentions, or nil: the
  /// longest one, of those that open what is wanted.
  func cue(at index: Int, opening wanted: CueVerbs.Openings? = nil) -> Cue? {
    guard index >= 0, index < tokens.count, has(index, .cue), quoted[index] < 0,
      mentionAt[index] < 0
    else { return nil }
    for number in cueEntries[index] {
      let entry = cues.entries[Int(number)]
      guard entry.form != .noun, entry.form != .fixed,
        wanted.map({ !entry.openings.isDisjoint(with: $0) }) ?? true, matches(entry, at: index),
        isVerb(entry, at: index)
      else { continue }
      return Cue(entry: entry, tokens: index..<index + 1 + entry.rest.count)
    }
    return nil
  }

  /// The noun of saying that begins at a token ("his claim that"), or nil.
  func nounCue(at index: Int) -> Cue? {
    guard has(index, .cue), quoted[index] < 0, mentionAt[index] < 0, has(index + 1, .that) else {
      return nil
    }
    for number in cueEntries[index] {
      let entry = cues.entries[Int(number)]
      if entry.form == .noun { return Cue(entry: entry, tokens: index..<index + 1) }
    }
    return nil
  }

  /// The phrase before who speaks that begins at a token ("according to"), or nil.
  func sourceCue(at index: Int) -> Cue? {
    guard has(index, .cue), quoted[index] < 0, mentionAt[index] < 0 else { return nil }
    for number in cueEntries[index] {
      let entry = cues.entries[Int(number)]
      guard entry.form == .fixed, matches(entry, at: index) else { continue }
      return Cue(entry: entry, tokens: index..<index + 1 + entry.rest.count)
    }
    return nil
  }

  private func matches(_ entry: CueVerbs.Entry, at index: Int) -> Bool {
    guard index + entry.rest.count < tokens.count else { return false }
    var next = index + 1
    for word in entry.rest {
      guard text.equals(tokens[next], word) else { return false }
      next += 1
    }
    return true
  }

  /// Whether what stands before a word lets it be a verb of this form.
  private func isVerb(_ entry: CueVerbs.Entry, at index: Int) -> Bool {
    if tokens[index].casing == .title, mark(index - 1) == .none, index > 0,
      !isQuoted(index - 1), sentence(of: index)?.lowerBound != index
    {
      return false
    }
    let before = index - 1
    if has(before, .determiners), !has(before, .subject), !isWord(before, "all") {
      return isWord(before, "her") && entry.form == .gerund
    }
    if isGenitive(before) || isPluralGenitive(index) { return false }
    switch entry.form {
    case .base:
      return has(before, [.modal, .do, .negation, .subject, .coordinator, .to])
        || isAdverb(before) || !entry.isDoubtful && mark(before) == .none
    case .gerund:
      return !has(before, .preposition) || has(before, .by)
        || ["while", "without", "after", "before", "in", "as"].contains { isWord(before, $0) }
    case .participle: return has(before, [.be, .have]) || isAdverb(before)
    default: return !has(before, .preposition) && !has(before, .to)
    }
  }

  /// Whether a token is the ending of a genitive ("'s").
  func isGenitive(_ index: Int) -> Bool {
    guard index >= 0, index < tokens.count else { return false }
    return text.equals(tokens[index], "'s") || text.equals(tokens[index], "’s")
  }

  /// Whether an apostrophe makes a plural of a word ("the states' oil").
  private func isPluralGenitive(_ index: Int) -> Bool {
    let next = index + 1
    guard mark(next) == .apostrophe || mark(next) == .closeSingle, !isQuoted(next) else {
      return false
    }
    return tokens[index].end == tokens[next].start
  }

  /// A cue with the "was" or "is" before it, if its form lets it be passive.
  func passive(_ cue: Cue) -> Cue? {
    guard cue.entry.form == .past || cue.entry.form == .participle else { return nil }
    var be = cue.tokens.lowerBound - 1
    while isAdverb(be) || has(be, .negation), be > cue.tokens.lowerBound - 4 { be -= 1 }
    guard has(be, .be), !isQuoted(be) else { return nil }
    if isWord(be, "been"), has(be - 1, [.have, .modal]) { be -= 1 }
    if isWord(be, "be"), has(be - 1, [.modal]) { be -= 1 }
    return Cue(entry: cue.entry, tokens: be..<cue.tokens.upperBound, isPassive: true)
  }

  /// The first cue of a range that a test accepts.
  func firstCue(in range: Range<Int>, where isWanted: (Cue) -> Bool) -> Cue? {
    for index in range where has(index, .cue) {
      if let cue = cue(at: index), isWanted(cue) { return cue }
    }
    return nil
  }

  /// Whether the words at a cue negate it ("did not say", "never said", "declined to say").
  func isNegated(_ cue: Cue) -> Bool {
    let start = cue.tokens.lowerBound
    if (max(0, start - 3)..<start).contains(where: { has($0, .negation) }) { return true }
    let next = cue.tokens.upperBound
    return cue.entry.cueClass == .refuse && has(next, .to) && has(next + 1, .cue)
  }
}
