import NewsModel

extension EntityJoiner {
  /// The words of a person's name that count: no title, no "St", no suffix, nothing from "of" on
  /// ("Ada Byron of ABC").
  private func core(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    let of = range.dropFirst().first { words[$0].hash == KnownWord.of }
    if let of, words[of].casing == .lower { end = of }
    var start = titlesEnd(range.lowerBound..<end)
    if end > start + 1, KnownWord.saints.contains(words[start].hash) { start += 1 }
    while end > start + 1, words[end - 1].traits.contains(.suffix) { end -= 1 }
    return start..<end
  }

  /// Where the titles at the beginning of a name end ("Senator Mary Byron"); a name is never all
  /// title.
  private func titlesEnd(_ range: Range<Int>) -> Int {
    var start = range.lowerBound
    while start < range.upperBound, !words[start].traits.contains(.firstName),
      let title = words.longest(lexicons.titles, at: start, before: range.upperBound),
      title.end < range.upperBound, words[title.end].isCapital
    {
      start = title.end
    }
    return start
  }

  /// Joins a full name to the person of that name, or of the same first and last name; a surname
  /// alone waits.
  mutating func joinPerson(_ index: Int) {
    let range = core(ranges[index])
    guard range.count > 1 else { return }
    let last = words[range.upperBound - 1].hash
    let first = words[range.lowerBound]
    let middle = middle(of: range)
    for candidate in (bySurname[last] ?? []).suffix(16) where drafts[candidate].first != 0 {
      guard middle == 0 || drafts[candidate].middle == 0 || middle == drafts[candidate].middle
      else { continue }
      let other = drafts[candidate].first
      let isSame = other == first.hash || isPart(range, of: drafts[candidate].nameWords)
      let isShort = isSame || lexicons.areOneFirstName(other, first.hash)
      if isShort || isInitial(first, of: drafts[candidate]) {
        link(index, candidate, .fullName, confidence: isSame ? nil : 0.9)
        if drafts[candidate].middle == 0 { drafts[candidate].middle = middle }
        if words.span(range).count > drafts[candidate].name.utf8.count, isShort {
          drafts[candidate].name = properName(range)
        }
        takeTitles(index, before: range.lowerBound)
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
    let isSeveral = range.contains { words[$0].hash == KnownWord.and }
    if draft == count, !isSeveral { bySurname[last, default: []].append(draft) }
    link(index, draft, .fullName)
    takeTitles(index, before: range.lowerBound)
  }

  /// Gives a person the titles that a name begins with.
  private mutating func takeTitles(_ index: Int, before end: Int) {
    guard let person = mentions[index].entity else { return }
    var start = ranges[index].lowerBound
    while start < end, let title = words.longest(lexicons.titles, at: start, before: end) {
      give(person, start..<title.end, lexicons.title(title.entry))
      start = title.end
    }
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

  /// Whether a first name is only the first letter of somebody's, or the other way round.
  private func isInitial(_ first: NameWord, of person: EntityDraft) -> Bool {
    guard let letter = person.name.utf8.first, letter == words.text.bytes[Int(first.start)] else {
      return false
    }
    return first.count == 1 || person.name.utf8.dropFirst().first == 0x2E
  }

  /// A name as it is usually written, when the story has it in capitals.
  func properName(_ range: Range<Int>) -> String {
    let name = words.text[words.span(range)]
    guard range.allSatisfy({ words[$0].casing != .lower && words[$0].casing != .title }) else {
      return name
    }
    return UsualCase.place(name)
  }

  /// The words of a name with a number behind it ("Elizabeth II"), which is nobody's first name.
  private func ruler(_ index: Int) -> Range<Int>? {
    let (core, all) = (core(ranges[index]), ranges[index])
    guard core.count == 1, core.upperBound < all.upperBound,
      words[core.upperBound].traits.contains(.suffix),
      words.text[words.span(core.upperBound..<core.upperBound + 1)].utf8.allSatisfy(
        { [UInt8(ascii: "I"), UInt8(ascii: "V"), UInt8(ascii: "X")].contains($0) })
    else { return nil }
    return core.lowerBound..<core.upperBound + 1
  }

  /// Joins such a name to the one of the same name and number.
  private mutating func joinRuler(_ index: Int, _ range: Range<Int>) {
    let key = words.key(range)
    let hash = words[range.lowerBound].hash
    var new = EntityDraft(kind: .person, name: properName(range), key: key, head: hash)
    let first = words[range.lowerBound]
    new.isMale =
      first.traits.contains(.male) ? true : first.traits.contains(.female) ? false : nil
    let count = drafts.count
    let draft = draft(.person, key: key, new)
    if draft == count { bySurname[hash, default: []].append(draft) }
    link(index, draft, .name)
    settle(index)
    takeTitles(index, before: range.lowerBound)
  }

  /// Joins a surname to the person who was named last before it, else first after it.
  mutating func joinSurname(_ index: Int) {
    if let ruler = ruler(index) {
      joinRuler(index, ruler)
      return
    }
    let range = core(ranges[index])
    let hash = words[range.upperBound - 1].hash
    if bySurname[hash] == nil || ranges[index].count > 1, isTitle(ranges[index]) {
      bareTitles.append(index)
      return
    }
    let isTitled = range.lowerBound > ranges[index].lowerBound
    let named = bySurname[hash] ?? (isTitled ? [] : byOtherName(hash))
    let persons = fitting(named.suffix(16), index)
    if let person = nearest(persons, to: index) {
      link(index, person, .surname, confidence: persons.count > 1 ? 0.75 : nil)
      for other in persons where other != person { think(other, "named longer ago, or later") }
      settle(index)
      if mentions[index].form == .name { mentions[index].form = .surname }
      takeTitles(index, before: range.lowerBound)
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
    takeTitles(index, before: range.lowerBound)
  }

  /// Whether a name is nothing but a title.
  private func isTitle(_ range: Range<Int>) -> Bool {
    words.longest(lexicons.titles, at: range.lowerBound, before: range.upperBound)?.end
      == range.upperBound
  }

  /// Joins names that are nothing but a title to the person who has it and was named last before,
  /// else to each other.
  mutating func joinBareTitles() {
    for index in bareTitles {
      let range = ranges[index]
      let key = words.key(range)
      if let person = lastNamed(before: index, where: { $0.roles.contains { $0.key == key } }) {
        link(index, person, .roleLastNamed)
        continue
      }
      let head = words[range.upperBound - 1].hash
      let new = EntityDraft(kind: .person, name: properName(range), key: key, head: head)
      link(index, draft(.person, key: key, new), .name)
    }
  }

  /// The person of some kind who was named last before a mention, among the last 200.
  private func lastNamed(before index: Int, where fits: (EntityDraft) -> Bool) -> Int? {
    for earlier in (max(0, index - 200)..<index).reversed() {
      if let entity = mentions[earlier].entity, fits(drafts[entity]) { return entity }
    }
    return nil
  }

  /// Persons of whom a word is a first name, or else one in the middle; only a single one counts.
  private func byOtherName(_ hash: UInt64) -> [Int] {
    for names in [firstNames, middleNames] {
      if let persons = names[hash] { return persons.count == 1 ? persons : [] }
    }
    return []
  }

  /// Persons whom the title before a name may mean: "Mrs." is no man.
  private func fitting(_ persons: ArraySlice<Int>, _ index: Int) -> ArraySlice<Int> {
    let start = ranges[index].lowerBound
    guard persons.count > 1, start > 0, words.follows(start),
      let title = words.longest(lexicons.titles, at: start - 1, before: start),
      let isMale = lexicons.title(title.entry).isMale
    else { return persons }
    let surely = persons.filter { drafts[$0].isMale == isMale }
    let perhaps = surely.isEmpty ? persons.filter { drafts[$0].isMale == nil } : surely
    return perhaps.isEmpty ? persons : perhaps[...]
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
