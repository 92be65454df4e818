import NewsModel

extension EntityJoiner {
  /// The words of a person's name that count: no "St", no suffix, nothing from "of" on ("Ada Byron
  /// of ABC").
  private func core(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    let of = range.dropFirst().first { words[$0].hash == KnownWord.of }
    if let of, words[of].casing == .lower { end = of }
    var start = range.lowerBound
    if end > start + 1, KnownWord.saints.contains(words[start].hash) { start += 1 }
    while end > start + 1, words[end - 1].traits.contains(.suffix) { end -= 1 }
    return start..<end
  }

  /// Joins a full name to the person of that name, or of the same first and last name.
  mutating func joinPerson(_ index: Int) {
    let range = core(ranges[index])
    let last = words[range.upperBound - 1].hash
    let first = words[range.lowerBound]
    let middle = middle(of: range)
    for candidate in (bySurname[last] ?? []).suffix(16) where drafts[candidate].first != 0 {
      guard middle == 0 || drafts[candidate].middle == 0 || middle == drafts[candidate].middle
      else { continue }
      let isSame =
        drafts[candidate].first == first.hash || isPart(range, of: drafts[candidate].nameWords)
      if isSame || (first.count == 1 && startsWith(drafts[candidate].name, first)) {
        link(index, candidate, .fullName)
        if drafts[candidate].middle == 0 { drafts[candidate].middle = middle }
        if words.span(range).count > drafts[candidate].name.utf8.count, isSame {
          drafts[candidate].name = properName(range)
        }
        return
      }
    }
    let key = words.key(range)
    var new = EntityDraft(kind: .person, name: properName(range), key: key, head: last)
    (new.first, new.middle) = (first.hash, middle)
    new.nameWords = range.map { words[$0].hash }
    new.isMale =
      first.traits.contains(.male) ? true : first.traits.contains(.female) ? false : nil
    let count = drafts.count
    let draft = draft(.person, key: key, new)
    if draft == count { bySurname[last, default: []].append(draft) }
    link(index, draft, .fullName)
  }

  /// Whether a name of several words is the end of a longer one or the other way round: a word too
  /// much before it ("Scientologist Tom Cruise") makes nobody else.
  private func isPart(_ range: Range<Int>, of name: [UInt64]) -> Bool {
    let shorter = min(range.count, name.count)
    guard shorter > 1, range.count != name.count else { return false }
    return range.suffix(shorter).map { words[$0].hash } == Array(name.suffix(shorter))
  }

  /// The initial that stands behind a first name, or 0.
  private func middle(of range: Range<Int>) -> UInt8 {
    guard range.count > 2, words[range.lowerBound + 1].count == 1 else { return 0 }
    return words.text.bytes[Int(words[range.lowerBound + 1].start)]
  }

  private func startsWith(_ name: String, _ initial: NameWord) -> Bool {
    name.utf8.first == words.text.bytes[Int(initial.start)]
  }

  /// A name as it is usually written, when the story has it in capitals.
  func properName(_ range: Range<Int>) -> String {
    let name = words.text[words.span(range)]
    guard range.allSatisfy({ words[$0].casing != .lower && words[$0].casing != .title }) else {
      return name
    }
    return UsualCase.place(name)
  }

  /// Joins a surname to the person who was named last before it, else first after it.
  mutating func joinSurname(_ index: Int) {
    let range = core(ranges[index])
    let hash = words[range.upperBound - 1].hash
    let persons = (bySurname[hash] ?? byFirstName(hash)).suffix(16)
    if let person = nearest(persons, to: index) {
      link(index, person, .surname, confidence: persons.count > 1 ? 0.75 : nil)
      for other in persons where other != person { think(other, "named longer ago, or later") }
      settle(index)
      if mentions[index].form == .name { mentions[index].form = .surname }
      return
    }
    let key = words.key(range)
    var new = EntityDraft(kind: .person, name: properName(range), key: key, head: hash)
    if words[range.lowerBound].traits.contains(.male) { new.isMale = true }
    if let known = ofOtherKind(key, .person) {
      link(index, known, .sameName, confidence: 0.75)
      return
    }
    let draft = draft(.person, key: key, new)
    link(index, draft, .name)
  }

  /// Persons who are named by this first name; only a single one counts.
  private func byFirstName(_ hash: UInt64) -> [Int] {
    guard firstNames[hash]?.count == 1 else { return [] }
    return firstNames[hash] ?? []
  }

  /// The person among some who was named last before a mention, else the first one; somebody of
  /// whom the story speaks far more than of that one comes before (a father named once).
  private func nearest(_ persons: ArraySlice<Int>, to index: Int) -> Int? {
    guard persons.count > 1 else { return persons.first }
    var earlier = index - 1
    let limit = max(0, index - 200)
    while earlier >= limit {
      if let entity = mentions[earlier].entity, persons.contains(entity) {
        return persons.first { drafts[$0].count >= 3 * max(1, drafts[entity].count) } ?? entity
      }
      earlier -= 1
    }
    return persons.first
  }
}
