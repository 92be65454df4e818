import NewsModel

extension NameFinder {
  /// A name of a list in the text.
  struct ListedName {
    /// The word after it.
    var end: Int
    /// What the list says.
    var entry: PhraseEntry
  }

  /// The longest name of a list that begins at a word and is written as a name is.
  func gazetteer(at index: Int, before limit: Int) -> ListedName? {
    guard let longest = words.longest(lexicons.phrases, at: index, before: limit) else {
      return nil
    }
    var entry: Int? = longest.entry
    while let number = entry {
      let candidate = lexicons.phrases.entries[number]
      if fits(candidate, index..<longest.end) {
        return ListedName(end: longest.end, entry: candidate)
      }
      entry = candidate.next >= 0 ? Int(candidate.next) : nil
    }
    guard longest.end > index + 1 else { return nil }
    return gazetteer(at: index, before: longest.end - 1)
  }

  /// Whether words are cased as a name of a list must be.
  private func fits(_ entry: PhraseEntry, _ range: Range<Int>) -> Bool {
    let first = words[range.lowerBound]
    guard
      range.upperBound == words.count || !words[range.upperBound].isInner
        || isFreePart(range.upperBound)
    else { return false }
    if range.count > 1 {
      return range.contains { words[$0].isCapital }
        && (first.isCapital || first.traits.contains(.particle))
        && words[range.upperBound - 1].casing != .lower
    }
    guard first.isCapital, !entry.hasStop || first.tokenEnd > first.end else { return false }
    let isWholeToken =
      !first.isInner || range.lowerBound == 0
      || words[range.lowerBound - 1].casing == .lower || entry.list == .demonyms
    if entry.isUpper {
      return first.casing != .title && isWholeToken
    }
    if first.casing == .upper, !first.isInDateline, first.count < 4 { return false }
    let isOrdinary = first.traits.contains(.common)
    switch entry.list {
    case .companies, .outlets, .agencies, .provinces:
      if entry.list != .agencies || !first.isInDateline {
        guard !isOrdinary, first.traits.isDisjoint(with: [.function, .direction]) else {
          return false
        }
        guard entry.list == .agencies || !first.traits.contains(.firstName) else { return false }
      }
      return isWholeToken
    case .cities where first.isInner: return false
    case .regions, .organisations, .groups, .cities:
      return !(first.isWeakPlace && isOrdinary && !evidence.isName(first))
    default: return true
    }
  }

  /// Whether an inner part of a word can be cut off ("US-led", "Paris-based").
  private func isFreePart(_ index: Int) -> Bool {
    let word = words[index]
    if word.casing == .lower || word.casing == .number { return true }
    return gazetteerStarts(index)
  }

  private func gazetteerStarts(_ index: Int) -> Bool {
    guard
      let entry = lexicons.phrases[
        PhraseTable.extend(
          PhraseTable.empty, by: words[index].hash, comma: false)]
    else { return false }
    return entry >= 0
  }

  /// The form of a mention that a list's name makes.
  func form(of listed: ListedName, at index: Int) -> Mention.Form {
    if listed.entry.kind == .norp { return .demonym }
    let isShort = listed.end == index + 1 && words[index].count <= 6
    let isAcronym =
      listed.entry.list == .organisations || listed.entry.list == .countries
      || listed.entry.list == .agencies
    if isShort, isAcronym, words[index].casing == .upper { return .acronym }
    if listed.end - index > 1, words[index].count == 1,
      (index..<listed.end).allSatisfy({
        words[$0].count == 1
      })
    {
      return .acronym
    }
    return .name
  }

  /// Adds a name of a list.
  mutating func add(_ listed: ListedName, at index: Int) {
    add(
      index..<listed.end, listed.entry.kind, listed.entry.list.rule,
      form: form(of: listed, at: index))
  }
}
