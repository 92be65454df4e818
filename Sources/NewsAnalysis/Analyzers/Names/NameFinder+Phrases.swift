import NewsModel

extension NameFinder {
  /// Takes apart a run of words that can be names; gives the first word behind what it took.
  mutating func parse(_ run: Range<Int>) -> Int {
    var position = run.lowerBound
    while position < run.upperBound {
      if words[position].isCapital, let title = title(at: position),
        gazetteer(at: position, before: words.count).map({ $0.end <= title.end }) ?? true,
        !isHeaded(position..<run.upperBound)
      {
        position = personAfterTitle(position, title) ?? max(title.end, position + 1)
        continue
      }
      if let joined = joinedByAnd(position..<run.upperBound) {
        position = headed(position..<joined.end, joined.kind, isLast: true)
        continue
      }
      let end = nextTitle(after: position, in: run)
      position = segment(position..<end, isLast: end == run.upperBound)
    }
    return position
  }

  /// The end of "National Snow and Ice Data Center": ordinary words, "and", more with a head.
  private func joinedByAnd(_ run: Range<Int>) -> (end: Int, kind: Entity.Kind)? {
    let and = run.upperBound
    guard run.count < 4, and + 2 < words.count, words[and].hash == KnownWord.and,
      words.follows(and), words.follows(and + 1), isNameLike(and + 1),
      !words[run.lowerBound].traits.contains(.lastName)
        || run.count == 1 && words[and + 1].traits.contains(.common),
      run.allSatisfy({ !words[$0].traits.contains(.firstName) }), headKind(run) == nil,
      gazetteer(at: run.lowerBound, before: and) == nil,
      title(at: run.upperBound - 1) == nil
    else { return nil }
    let end = runEnd(and + 1)
    guard end - and > 2, isHeaded(and + 1..<end), let kind = headKind(and + 1..<end)?.kind,
      kind == .org || kind == .event,
      gazetteer(at: and + 1, before: end) == nil,
      words[and + 1].traits.isDisjoint(with: [.firstName, .lastName])
    else { return nil }
    return (end, kind)
  }

  /// The next title inside a run, where the name before it ends.
  private func nextTitle(after index: Int, in run: Range<Int>) -> Int {
    var position = index + 1
    if let listed = gazetteer(at: index, before: words.count) {
      position = max(position, min(listed.end, run.upperBound))
    }
    if isHeaded(index..<run.upperBound) { return run.upperBound }
    while position < run.upperBound {
      if words[position].isCapital, !words[position].isInner, title(at: position) != nil,
        words[position].traits.isDisjoint(with: [.firstName])
      {
        return position
      }
      position += 1
    }
    return run.upperBound
  }

  /// The kind that the last word gives to a name of several words.
  func headKind(_ range: Range<Int>) -> (kind: Entity.Kind, isStrong: Bool)? {
    guard range.count > 1 else { return nil }
    var last = range.upperBound - 1
    if words[last].casing == .number { last -= 1 }
    guard words[last].isCapital, let kind = Self.kind(of: words[last].traits) else { return nil }
    return (kind, words[last].traits.contains(.strongHead))
  }

  /// The kind of names with a head word.
  static func kind(of traits: WordTraits) -> Entity.Kind? {
    guard !traits.isDisjoint(with: .anyHead) else { return nil }
    if traits.contains(.orgHead) { return .org }
    if traits.contains(.eventHead) { return .event }
    if traits.contains(.facilityHead) { return .fac }
    if traits.contains(.lawHead) { return .law }
    if traits.contains(.placeHead) { return .loc }
    if traits.contains(.stateHead) { return .gpe }
    return traits.contains(.workHead) ? .workOfArt : .product
  }

  /// Whether a run ends with a strong head word, so that titles in it belong to one long name.
  func isHeaded(_ range: Range<Int>) -> Bool {
    guard let head = headKind(range), head.isStrong else { return false }
    return title(at: range.upperBound - 1) == nil
      && range.dropLast().allSatisfy { !words[$0].traits.contains(.firstName) }
  }

  /// Takes one segment without a title inside; gives the first word behind it.
  private mutating func segment(_ range: Range<Int>, isLast: Bool) -> Int {
    let (start, end) = (range.lowerBound, range.upperBound)
    if let listed = gazetteer(at: start, before: words.count), listed.end >= end {
      if words[start].isCapital || listed.end - start > 1 {
        return listedName(listed, at: start, isLast: isLast)
      }
    }
    if let head = headKind(range), head.isStrong || !startsWithPerson(range) {
      let first = trimmed(range, head.kind)
      if first > start { _ = segment(start..<first, isLast: false) }
      return headed(first..<end, head.kind, isLast: isLast)
    }
    if range.count > 1, range.count < 4, votes(range).place > 4 {
      add(range, .gpe, "place-context")
      return end
    }
    if isPerson(range) {
      let last = min(personEnd(start), end)
      if last < words.count, words.follows(last), isFacility(last), start > 0,
        words[start - 1].hash == KnownWord.the
      {
        add(start..<last + 1, .fac, "name+facility")
        return last + 1
      }
      add(start..<last, .person, "first-name+name")
      return max(last, suffixEnd(last))
    }
    if words[start].traits.contains(.direction), end - start > 1, !words[start].isWeakPlace,
      let listed = gazetteer(at: start + 1, before: end), listed.entry.kind != .org
    {
      add(
        start..<listed.end, listed.entry.kind, "direction+list", form: form(of: listed, at: start))
      return listed.end
    }
    if let listed = gazetteer(at: start, before: end) { return listedFirst(listed, range, isLast) }
    if let split = (start + 1..<end).first(where: { splits(at: $0, range) }) {
      return segment(start..<split, isLast: false)
    }
    return unlisted(range, isLast: isLast)
  }

  /// Whether a segment begins with somebody's first name or initial.
  func startsWithPerson(_ range: Range<Int>) -> Bool {
    let first = words[range.lowerBound]
    return first.traits.contains(.firstName) && words[range.lowerBound + 1].isCapital
  }

  /// Whether a segment is the name of a person by its first word.
  private func isPerson(_ range: Range<Int>) -> Bool {
    guard range.count > 1, range.count < 7, !isOneToken(range) else { return false }
    let first = words[range.lowerBound]
    if first.traits.contains(.firstName) { return true }
    if range.count == 3, isHyphenTail(range.upperBound - 1) { return true }
    let last = words[range.upperBound - 1]
    if let listed = gazetteer(at: range.lowerBound, before: range.upperBound),
      listed.entry.kind == .norp || listed.entry.kind == .org || listed.end > range.lowerBound + 1
        || first.casing == .upper
    {
      return listed.entry.kind == .norp && range.count == 2 && last.traits.contains(.lastName)
    }
    if first.traits.contains(.weakFirstName), !isPlaceOfTitle(range.lowerBound) {
      return last.traits.contains(.lastName) || !last.traits.contains(.common)
    }
    let isInitial = first.count == 1 && first.isCapital
    return isInitial && range.count < 5 && last.count > 2 && last.casing == .title
  }

  /// Whether a place stands behind "of": "President of Jordan Mary Smith".
  private func isPlaceOfTitle(_ index: Int) -> Bool {
    guard index > 0, words.follows(index), words[index - 1].hash == KnownWord.of else {
      return false
    }
    return gazetteer(at: index, before: words.count)?.entry.kind == .gpe
  }

  /// Whether words are the parts of one token ("Posht-e-Rud").
  func isOneToken(_ range: Range<Int>) -> Bool {
    range.dropFirst().allSatisfy { words[$0].isInner }
  }

  /// Whether a listed place or people inside a segment begins another name.
  private func splits(at index: Int, _ range: Range<Int>) -> Bool {
    guard !words[index].isInner, let listed = gazetteer(at: index, before: range.upperBound) else {
      return false
    }
    return listed.entry.kind == .norp || listed.end - index > 1
  }

  /// The first word of a headed name: a person's or people's name before it is cut off only when
  /// a listed place with a comma cannot be part of it.
  private func trimmed(_ range: Range<Int>, _ kind: Entity.Kind) -> Int {
    let start = range.lowerBound
    guard words[start].casing == .number, kind != .event, range.count > 2 else { return start }
    return start + 1
  }
}
