import NewsModel

extension NameFinder {
  /// The end of a headed name with all that "of", "for", "on" and "and" add to it.
  func extended(_ range: Range<Int>, _ kind: Entity.Kind) -> Int {
    guard
      kind == .org || kind == .event || kind == .law || kind == .fac || kind == .gpe
        || kind == .loc
    else { return range.upperBound }
    var end = range.upperBound
    var parts = 0
    while parts < 4, let next = extension1(from: end, range, kind, isFirst: parts == 0) {
      end = next
      parts += 1
    }
    if kind == .law, let tail = lawTail(end) { end = tail }
    return end
  }

  /// The end of one more part behind a connecting word.
  private func extension1(
    from end: Int, _ range: Range<Int>, _ kind: Entity.Kind, isFirst: Bool
  ) -> Int? {
    guard end < words.count, words.follows(end), words[end].casing == .lower else { return nil }
    let connector = words[end].hash
    var start = end + 1
    let hasArticle =
      start < words.count && words[start].hash == KnownWord.the
      && words[start].casing == .lower
    if hasArticle { start += 1 }
    guard start < words.count, words.follows(start), words[start].isCapital, isNameLike(start)
    else { return nil }
    switch connector {
    case KnownWord.of: break
    case KnownWord.for: guard kind == .org, isFirst else { return nil }
    case KnownWord.on: guard kind == .org || kind == .event || kind == .law else { return nil }
    case KnownWord.and:
      guard !isFirst, !hasArticle, kind == .org || kind == .event else { return nil }
      guard gazetteer(at: start, before: words.count) == nil else { return nil }
      return plainPart(start)
    default: return nil
    }
    if let listed = gazetteer(at: start, before: words.count), listed.end > start {
      return listedPart(listed, start, range, kind, connector)
    }
    if connector == KnownWord.for, !words[start].traits.contains(.common) { return nil }
    return partEnd(start)
  }

  /// A place behind "of" belongs to the name unless it begins a list of places.
  private func listedPart(
    _ listed: ListedName, _ start: Int, _ range: Range<Int>, _ kind: Entity.Kind,
    _ connector: UInt64
  ) -> Int? {
    if listed.end < words.count, isNameLike(listed.end), words.follows(listed.end) {
      let end = partEnd(start)
      if listed.entry.list != .countries || headKind(start..<end)?.isStrong == true { return end }
    }
    switch listed.entry.kind {
    case .gpe, .loc:
      guard connector == KnownWord.of, kind != .event || range.count == 1 else { return nil }
      if kind == .law, range.count > 1 { return nil }
      return isList(listed.end) ? nil : listed.end
    case .norp: return nil
    default: return connector == KnownWord.of ? listed.end : nil
    }
  }

  /// Whether another name follows behind a comma or "and".
  private func isList(_ end: Int) -> Bool {
    guard end < words.count else { return false }
    if words[end].gap == .comma { return isPlace(end) }
    guard end + 1 < words.count, words.follows(end), words[end].hash == KnownWord.and,
      words.follows(end + 1)
    else { return false }
    return isPlace(end + 1)
  }

  private func isPlace(_ index: Int) -> Bool {
    let kind = gazetteer(at: index, before: words.count)?.entry.kind
    return kind == .gpe || kind == .loc
  }

  /// The end of the capitalised words of one part.
  private func partEnd(_ start: Int) -> Int {
    var end = start + 1
    while end < words.count, end - start < 10, words.follows(end), isNameLike(end) { end += 1 }
    return end
  }

  /// The end of a part behind "and" that is no name of its own.
  private func plainPart(_ start: Int) -> Int? {
    let end = partEnd(start)
    guard end - start <= 3, words[start].traits.contains(.common),
      headKind(start..<end).map({ !$0.isStrong }) ?? true
    else { return nil }
    return end
  }

  /// The end of what a document is about: "on counter-extremism", in lower case.
  private func lawTail(_ start: Int) -> Int? {
    guard start < words.count, words.follows(start), words[start].casing == .lower else {
      return nil
    }
    let connector = words[start].hash
    guard connector == KnownWord.on || connector == KnownWord.against,
      start + 1 < words.count, !words[start + 1].isFunction
    else { return nil }
    var end = start + 1
    while end < words.count, end - start < 10, words.follows(end) {
      let word = words[end]
      if word.isFunction, !continuesTail(end) { break }
      if word.traits.contains(.personVerb) || word.traits.contains(.month) { break }
      end += 1
    }
    while end > start + 1, words[end - 1].isFunction { end -= 1 }
    return end > start + 1 ? end : nil
  }

  /// Whether a function word can stand inside the subject of a document.
  private func continuesTail(_ index: Int) -> Bool {
    guard index + 1 < words.count, words.follows(index + 1) else { return false }
    let next = words[index + 1]
    switch words[index].hash {
    case KnownWord.of, KnownWord.for, KnownWord.to, KnownWord.the: return !next.isCapital
    default: return false
    }
  }
}
