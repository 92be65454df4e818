import NewsModel

extension NameFinder {
  /// Takes a name of a list that fills its segment.
  mutating func listedName(_ listed: ListedName, at start: Int, isLast: Bool) -> Int {
    let entry = listed.entry
    if entry.kind == .norp, listed.end < words.count, words.follows(listed.end),
      words[listed.end].hash == KnownWord.people
    {
      add(start..<listed.end + 1, .norp, "demonym+people")
      return listed.end + 1
    }
    if entry.kind == .org, isLast || listed.end - start > 1 {
      let end = extended(start..<listed.end, .org)
      if end > listed.end {
        add(start..<end, .org, "head+of")
        return end
      }
    }
    add(listed, at: start)
    return listed.end
  }

  /// Takes a name of a list with more words behind it.
  mutating func listedFirst(_ listed: ListedName, _ range: Range<Int>, _ isLast: Bool) -> Int {
    let start = range.lowerBound
    let rest = listed.end..<range.upperBound
    if listed.entry.list == .countries,
      let next = gazetteer(at: listed.end, before: words.count), next.entry.kind == .org,
      next.end > listed.end + 1, next.end > range.upperBound
    {
      add(start..<next.end, .org, "place+list")
      return next.end
    }
    let isPlace = (listed.entry.kind == .gpe || listed.entry.kind == .loc) && !isOfTitle(start)
    if isPlace, rest.count == 1, !words[rest.lowerBound].traits.contains(.common),
      words[rest.lowerBound].traits.contains(.lastName) || listed.entry.isWeak,
      !words[start].traits.isDisjoint(with: [.firstName, .weakFirstName, .lastName])
    {
      add(range, .person, "name+name")
      return range.upperBound
    }
    if isPlace, words[start].casing != .upper, rest.allSatisfy({ words[$0].casing == .title }),
      rest.count == 1 || rest.count == 2 && listed.entry.list != .countries,
      gazetteer(at: rest.lowerBound, before: rest.upperBound) == nil,
      !words[rest.lowerBound].traits.contains(.firstName), !words[rest.lowerBound].isInner
    {
      add(range, .org, "place+name")
      return range.upperBound
    }
    add(listed, at: start)
    return listed.end
  }

  /// Whether a place stands behind a title and "of": "Mayor of Paris Mary Smith".
  private func isOfTitle(_ index: Int) -> Bool {
    guard index > 1, words.follows(index), words[index - 1].hash == KnownWord.of else {
      return false
    }
    return (max(0, index - 5)..<index - 1).contains { title(at: $0)?.end == index - 1 }
  }

  /// Takes a name with a head word, and what "of", "for" or "on" adds to it.
  mutating func headed(_ range: Range<Int>, _ kind: Entity.Kind, isLast: Bool) -> Int {
    let end = isLast ? extended(range, kind) : range.upperBound
    let start = possessiveStart(range.lowerBound)
    add(start..<end, kind, end > range.upperBound ? "head+of" : "head")
    return end
  }

  /// The beginning of a name with an ordinary word in the genitive in front ("Women's …").
  private mutating func possessiveStart(_ start: Int) -> Int {
    guard start > 0, words[start].gap == .possessive else { return start }
    let before = words[start - 1]
    if let last = found.last, last.words.upperBound == start, last.rule == "capitals",
      before.traits.contains(.common)
    {
      found.removeLast()
      return last.words.lowerBound
    }
    let isOwn = found.last.map { $0.words.upperBound < start } ?? true
    guard isOwn, before.casing == .title, !before.isWeakPlace, before.traits.contains(.common),
      title(at: start - 1) == nil
    else { return start }
    return start - 1
  }

  /// Takes a segment that neither a list nor a head word explains.
  mutating func unlisted(_ range: Range<Int>, isLast: Bool) -> Int {
    let (start, end) = (range.lowerBound, range.upperBound)
    if range.allSatisfy({ words[$0].traits.contains(.direction) }) { return end }
    if range.count == 1 || isOneToken(range) {
      if let kind = Self.kind(of: words[start].traits), isLast, opensLongName(start, kind) {
        let last = extended(range, kind)
        if last > end {
          add(start..<last, kind, "head+of")
          return last
        }
      }
      return single(range)
    }
    if !words[start].isCapital, !words[start].traits.contains(.particle) { return start + 1 }
    if let kind = firstHead(range) {
      add(range, kind, "first-head")
      return end
    }
    return several(range)
  }

  /// Takes several capitalised words of which nothing is known.
  private mutating func several(_ range: Range<Int>) -> Int {
    let (start, end) = (range.lowerBound, range.upperBound)
    let isPlain = range.allSatisfy { words[$0].casing == .title || !words[$0].isCapital }
    let capitals = range.filter { words[$0].isCapital }
    let ordinary = capitals.filter { words[$0].traits.contains(.common) }.count
    if words[start].traits.contains(.direction), !words[start].isWeakPlace, range.count <= 3 {
      add(range, .gpe, "direction+name")
    } else if range.count <= 4, isPlain, ordinary == 0, !words[start].isInDateline {
      let isPersonal = words[end - 1].traits.contains(.lastName)
      let votes = votes(range)
      if votes.org > max(1, votes.place) {
        add(range, .org, "org-context")
      } else if !isPersonal, votes.place > 1 {
        add(range, .gpe, "place-context")
      } else {
        add(range, .person, isPersonal ? "name+surname" : "name+name")
      }
    } else if words[start].isWeakPlace, ordinary > 0, !evidence.isPair(words.key(start..<start + 2))
    {
      return words[start].traits.contains(.common) ? start + 1 : single(start..<start + 1)
    } else if ordinary * 2 <= capitals.count || votes(range).org > 1 {
      add(range, .org, "capitals")
    }
    return end
  }

  /// Whether one head word can begin a long name ("Ministry of …").
  private func opensLongName(_ index: Int, _ kind: Entity.Kind) -> Bool {
    kind == .org || kind == .event || kind == .law || kind == .fac || kind == .gpe || kind == .loc
  }

  /// The kind of a name whose first word is its head ("Lake Victoria", "Operation Dawn").
  private func firstHead(_ range: Range<Int>) -> Entity.Kind? {
    let traits = words[range.lowerBound].traits
    if traits.contains(.placeHead) { return .loc }
    if words[range.lowerBound].hash == KnownWord.operation { return .event }
    if traits.contains(.productHead) { return .product }
    return traits.contains(.facilityHead) ? .fac : traits.contains(.orgHead) ? .org : nil
  }

  /// Takes one capitalised word of which no list says what it is.
  mutating func single(_ range: Range<Int>) -> Int {
    let word = words[range.lowerBound]
    let next = range.upperBound
    guard word.isCapital, word.count > 1 else { return next }
    let isCut = next < words.count && words[next].isInner
    if isCut || word.isInner { return next }
    if range.count == 1, let end = facilityTail(range.lowerBound) {
      add(range.lowerBound..<end, .fac, "name+facility")
      return end
    }
    singles.append(range)
    return next
  }

  /// The end of "X airport", "X presidential residence" with the noun in lower case.
  private func facilityTail(_ index: Int) -> Int? {
    guard !words[index].traits.contains(.common), words[index].casing == .title else { return nil }
    let next = index + 1
    guard words.follows(next), words[next].casing == .lower, !words[next].isFunction else {
      return nil
    }
    if isFacility(next) { return next + 1 }
    guard words.follows(next + 1), isAdjective(next), isFacility(next + 1) else { return nil }
    return next + 2
  }

  func isFacility(_ index: Int) -> Bool {
    let word = words[index]
    return word.casing == .lower && word.traits.contains(.facilityHead)
      && word.traits.contains(.strongHead)
  }

  /// Whether a word looks like an adjective ("presidential", "military", "historic").
  private func isAdjective(_ index: Int) -> Bool {
    let end = Int(words[index].end)
    guard words[index].count > 4 else { return false }
    let (a, b) = (words.text.bytes[end - 2], words.text.bytes[end - 1])
    return a == 0x61 && b == 0x6C || a == 0x72 && b == 0x79 || a == 0x69 && b == 0x63
  }
}
