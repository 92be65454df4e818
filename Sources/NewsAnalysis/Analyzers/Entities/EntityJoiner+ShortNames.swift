import NewsModel

/// Other names of the same thing: the end or the beginning of its name, its words in another order,
/// its first words as letters.
extension EntityJoiner {
  /// Notes the words of a name of several words, by which short forms are understood.
  mutating func noteWords(_ draft: Int, _ range: Range<Int>) {
    guard range.count > 1, drafts[draft].range == nil, drafts[draft].kind != .norp else { return }
    drafts[draft].range = range
    var key = PhraseTable.empty
    for index in range.dropLast().prefix(6) {
      if index > range.lowerBound, words[index].gap == .comma { break }
      key = PhraseTable.extend(key, by: words[index].hash, comma: false)
      byBeginning[key, default: []].append(draft)
    }
    if let set = wordSet(range) { byWordSet[set, default: []].append(draft) }
  }

  /// The one person whose surname is the name of a thing: a kind is easier to get wrong than a word.
  func personOfSurname(_ range: Range<Int>, _ kind: Entity.Kind) -> Int? {
    guard range.count == 1, kind != .gpe, kind != .loc,
      let persons = bySurname[words[range.lowerBound].hash], persons.count == 1
    else { return nil }
    return persons[0]
  }

  /// Calls an entity by the beginning of its name when the rest only says of what or where it is
  /// ("Boston Red Sox of Major League Baseball").
  mutating func shorten(_ draft: Int, to range: Range<Int>) {
    guard range.count > 1, let long = drafts[draft].range, drafts[draft].list == nil,
      long.count > range.count, words[long.lowerBound + range.count].isFunction
    else { return }
    drafts[draft].name = name(range)
    drafts[draft].range = nil
    noteWords(draft, range)
    byHead[words[range.upperBound - 1].hash, default: []].append(draft)
  }

  /// The entity that has another name, and the rule by which the name of a mention is one of it.
  func otherName(_ range: Range<Int>, of index: Int) -> (Int, LinkRule)? {
    let kind = mentions[index].kind
    let first = words[range.lowerBound]
    if range.count == 1, first.casing == .upper || first.casing == .mixed,
      let known = acronyms[first.hash], Self.isOneKind(drafts[known].kind, kind)
    {
      return (known, .acronym)
    }
    let isThing = kind != .person && kind != .gpe && kind != .loc
    if range.count > 1 || isThing, let known = longer(range, kind, before: index) {
      return (known, .shortName)
    }
    if range.count > 1, let set = wordSet(range),
      let known = chosen(byWordSet[set], kind, before: index)
    {
      return (known, .sameWords)
    }
    if let known = initialled(range, kind, before: index) { return (known, .initials) }
    if range.count == 1, kind == .org, let known = byFirstWord[first.hash] {
      return (known, .firstWord)
    }
    if let known = begun(range, kind, before: index) { return (known, .firstWord) }
    return nil
  }

  /// The one entity whose name ends with these words.
  private func longer(_ range: Range<Int>, _ kind: Entity.Kind, before index: Int) -> Int? {
    var found: [Int] = []
    let own = name(range).lowercased()
    for candidate in (byHead[words[range.upperBound - 1].hash] ?? []).suffix(8) {
      if kind == .event, let place = drafts[candidate].place, drafts[candidate].kind == .event,
        words.key(range.lowerBound..<range.upperBound - 1) == place
      {
        return candidate
      }
      let name = drafts[candidate].name.lowercased()
      guard Self.isOneKind(drafts[candidate].kind, kind), name != own, name.hasSuffix(" " + own),
        !hasInner(name.dropLast(own.count), mayHaveOf: kind == .org && range.count == 1)
      else { continue }
      found.append(candidate)
    }
    return chosen(found, kind, before: index)
  }

  /// Whether the words before the end of a name show that the end is another thing ("Trade Council
  /// in Chad"); a body may be called by what it is of ("University of Zorin").
  private func hasInner(_ start: Substring, mayHaveOf: Bool) -> Bool {
    let inner = [" for ", " in ", " and ", " at ", " on "] + (mayHaveOf ? [] : [" of "])
    return inner.contains { start.contains($0) }
  }

  /// The one entity whose name begins with these words and goes on with what such names go on with:
  /// a word for what it is ("University"), "of …" or, behind the name of a town, anything.
  private func begun(_ range: Range<Int>, _ kind: Entity.Kind, before index: Int) -> Int? {
    guard let candidates = byBeginning[words.key(range)]?.suffix(16), kind != .person else {
      return nil
    }
    let isTown = lexicons.phrases[words.key(range)].map { $0 >= 0 } ?? false
    return chosen(
      candidates.filter { candidate in
        guard let name = drafts[candidate].range, name.count > range.count else { return false }
        let next = words[name.lowerBound + range.count]
        let last = words[name.upperBound - 1]
        if kind == .gpe || kind == .loc || kind == .fac {
          let isNear = name.count == range.count + 1 || kind == .fac && range.count == 1
          return drafts[candidate].list == nil && !isTown && isNear
            && words[range.lowerBound].traits.isDisjoint(with: [.direction, .common])
        }
        if next.isFunction, next.casing == .lower { return true }
        if !last.traits.isDisjoint(with: [.orgHead, .corporateSuffix, .eventHead]) { return true }
        return kind == .org && isTown
      }, kind, before: index)
  }

  /// The one entity whose name ends with the last word, and whose words before have the letters of
  /// the first one: "GW Bridge" for "George Washington Bridge".
  private func initialled(_ range: Range<Int>, _ kind: Entity.Kind, before index: Int) -> Int? {
    let letters = words[range.lowerBound]
    guard range.count == 2, letters.casing == .upper, (2...5).contains(letters.count) else {
      return nil
    }
    let bytes = words.text.bytes
    let own = bytes[Int(letters.start)..<Int(letters.end)]
    let candidates = (byHead[words[range.upperBound - 1].hash] ?? []).suffix(8).filter {
      candidate in
      guard let name = drafts[candidate].range else { return false }
      let initials = name.dropLast().filter { words[$0].isCapital }.map {
        bytes[Int(words[$0].start)]
      }
      return own.elementsEqual(initials)
    }
    return chosen(Array(candidates), kind, before: index)
  }

  /// Of entities of one kind the only one that is named before, or the one that the story names far
  /// more than others; else the only one behind.
  private func chosen(_ candidates: [Int]?, _ kind: Entity.Kind, before index: Int) -> Int? {
    var fitting: [Int] = []
    for candidate in (candidates ?? []).suffix(16)
    where Self.isOneKind(drafts[candidate].kind, kind) && !fitting.contains(candidate) {
      fitting.append(candidate)
    }
    let before = fitting.filter { drafts[$0].position < index }
    if before.count == 1 { return before[0] }
    if before.isEmpty { return fitting.count == 1 ? fitting[0] : nil }
    let counts = before.map { drafts[$0].count }.sorted()
    let most = counts[counts.count - 1]
    return most >= 3 * counts[counts.count - 2]
      ? before.first { drafts[$0].count == most } : nil
  }

  /// Whether kinds are the same, or both places.
  private static func isOneKind(_ kind: Entity.Kind, _ other: Entity.Kind) -> Bool {
    let isPlace = [kind, other].allSatisfy { $0 == .gpe || $0 == .loc || $0 == .fac }
    return kind == other || isPlace
  }

  /// A number for the words of a name in any order, with the country for its people and without
  /// words that only join: "Albanian Government" and "Government of the Republic of Albania".
  ///
  /// Nil for a name of one word, and for one of several countries ("Chinese Embassy in Chad").
  private func wordSet(_ range: Range<Int>) -> UInt64? {
    var (sum, count, countries) = (UInt64(0), 0, 0)
    var index = range.lowerBound
    while index < range.upperBound {
      if let listed = words.longest(lexicons.phrases, at: index, before: range.upperBound),
        listed.end - index < range.count
      {
        let entry = lexicons.phrases.entries[listed.entry]
        if entry.list == .countries || entry.list == .demonyms {
          sum &+= hash(inPool: entry.code)
          (count, countries, index) = (count + 1, countries + 1, listed.end)
          continue
        }
        if entry.list == .organisations {
          sum &+= hash(inPool: entry.name)
          (count, index) = (count + 1, listed.end)
          continue
        }
      }
      let word = words[index]
      index += 1
      if word.isFunction || KnownWord.republics.contains(word.hash) { continue }
      sum &+= word.hash &* 0x9E37_79B9_7F4A_7C15
      count += 1
    }
    return count > 1 && countries < 2 ? sum : nil
  }

  private func hash(inPool range: Range<Int32>) -> UInt64 {
    lexicons.pool.withUnsafeBufferPointer {
      TextFolding.hash($0, Int(range.lowerBound)..<Int(range.upperBound))
    }
  }
}
