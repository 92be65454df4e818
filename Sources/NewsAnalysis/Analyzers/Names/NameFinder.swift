import NewsModel

/// Finds the names of a story, outermost ones first; rules, one file each, extend it.
struct NameFinder {
  let words: StoryWords
  let lexicons: Lexicons
  let evidence: WordEvidence
  /// What was found so far, in text order.
  var found: [FoundName] = []
  /// Capitalised words of which only the whole story can tell what they are.
  var singles: [Range<Int>] = []

  init(_ words: StoryWords) {
    (self.words, lexicons, evidence) = (words, words.lexicons, WordEvidence(words))
  }

  /// Runs the rules over all words.
  mutating func run() {
    var index = 0
    while index < words.count, !AnalysisStop.isRaised { index = max(index + 1, step(index)) }
  }

  /// Takes whatever begins at a word; gives the first word that is not part of it.
  private mutating func step(_ index: Int) -> Int {
    let word = words[index]
    if !word.isCapital {
      return lowerCase(index)
    }
    if let title = title(at: index), let end = personAfterTitle(index, title) { return end }
    if let place = dateline(index) { return place }
    if let end = nicknamed(index) { return end }
    guard isNameLike(index) || gazetteer(at: index, before: words.count) != nil else {
      if mayBeSurname(index) { singles.append(index..<index + 1) }
      return index + 1
    }
    let end = runEnd(index)
    return parse(index..<max(end, index + 1))
  }

  /// Lower-case words begin a name only as a title before one, as a particle, or as an ordinal.
  private mutating func lowerCase(_ index: Int) -> Int {
    let word = words[index]
    if word.casing == .mixed { return index + 1 }
    if let title = title(at: index), let end = personAfterTitle(index, title) { return end }
    if word.traits.contains(.particle), index + 1 < words.count, words[index + 1].isInner,
      words[index + 1].isCapital
    {
      let end = runEnd(index + 1)
      return parse(index..<end)
    }
    if isOrdinal(index), words.follows(index + 1), isNameLike(index + 1) {
      return parse(index..<runEnd(index + 1))
    }
    return index + 1
  }

  /// Whether a word is an ordinal in digits ("12th") or a year.
  func isOrdinal(_ index: Int) -> Bool {
    let word = words[index]
    guard word.casing == .lower || word.casing == .number, word.count >= 3 else { return false }
    let first = words.text.bytes[Int(word.start)]
    guard first >= 0x30, first <= 0x39 else { return false }
    return word.casing == .lower || word.count == 4
  }

  /// Whether a word can be part of a name by its letters and its place.
  func isNameLike(_ index: Int) -> Bool {
    let word = words[index]
    guard word.isCapital else { return false }
    if word.traits.contains(.month) {
      return word.casing == .title && index > 0 && words.follows(index)
        && words[index - 1].traits.contains(.firstName)
    }
    if word.traits.contains(.function) || word.traits.contains(.weekday) {
      return word.casing == .upper && word.count > 1 && !word.isWeakPlace
        && word.traits.isDisjoint(with: [.weekday])
    }
    if word.isWeakPlace, word.traits.contains(.common), word.casing != .upper {
      return evidence.isName(word)
    }
    return true
  }

  /// The end of the words in a row that can be one name or several.
  func runEnd(_ index: Int) -> Int {
    var end = index + 1
    while end < words.count, end - index < 24, words.follows(end) {
      if isNameLike(end) {
        end += 1
      } else if let next = bridged(end) {
        end = next
      } else {
        break
      }
    }
    return end
  }

  /// Whether a word goes on behind an apostrophe in lower case ("Ja'afari").
  func isApostropheTail(_ index: Int) -> Bool {
    let word = words[index]
    guard word.isInner, word.casing == .lower, index > 0, words[index - 1].isCapital else {
      return false
    }
    let before = words.text.bytes[Int(word.start) - 1]
    return before == 0x27 || before == 0x99
  }

  /// Whether a word is the second half of a given name behind a surname ("Moon Jae-in").
  func isHyphenTail(_ index: Int) -> Bool {
    let word = words[index]
    guard index > 1, word.isInner, word.casing == .lower, word.count <= 5,
      words.text.bytes[Int(word.start) - 1] == 0x2D, words.follows(index - 1)
    else { return false }
    let (first, surname) = (words[index - 1], words[index - 2])
    guard first.casing == .title, !first.isInner, first.count <= 6, surname.casing == .title,
      surname.count <= 5, !surname.isFunction, surname.traits.isDisjoint(with: [.month, .weekday])
    else { return false }
    let isCut = index + 1 < words.count && words[index + 1].isInner
    return !isCut && (word.count <= 2 || !word.traits.contains(.common))
  }

  /// The end of what a particle, an ampersand or a year joins to the name before it.
  private func bridged(_ index: Int) -> Int? {
    if isApostropheTail(index) || isHyphenTail(index) { return index + 1 }
    let word = words[index]
    let isAnd = word.count == 1 && words.text.bytes[Int(word.start)] == 0x26
    if word.traits.contains(.particle) || isAnd, !word.isCapital || isAnd {
      var next = index + 1
      while next < words.count, next < index + 3, words.follows(next),
        words[next].traits.contains(.particle), !words[next].isCapital
      {
        next += 1
      }
      guard next < words.count, words.follows(next), isNameLike(next) else { return nil }
      return next + 1
    }
    if word.casing == .number, word.count <= 4,
      !words[index - 1].traits.isDisjoint(with: [.eventHead, .productHead, .lawHead])
    {
      return index + 1
    }
    return nil
  }

  /// Adds a name.
  mutating func add(
    _ range: Range<Int>, _ kind: Entity.Kind, _ rule: String, form: Mention.Form = .name
  ) {
    guard !range.isEmpty else { return }
    found.append(FoundName(words: range, kind: kind, form: form, rule: rule))
  }
}
