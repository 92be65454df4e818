import NewsModel

extension EntityJoiner {
  /// Joins a name that a list has; false when none does.
  mutating func joinListed(_ index: Int) -> Bool {
    if joinImported(index) { return true }
    let mention = mentions[index]
    let key = words.key(ranges[index])
    guard
      let entry = lexicons.entries(key).first(where: { entry in
        entry.kind == mention.kind && (mention.form != .acronym || isAcronym(entry, index))
      })
    else { return false }
    if entry.kind == .norp { return joinPeople(index, entry) }
    let name = canonicalName(entry, index)
    var new = EntityDraft(
      kind: entry.kind, name: name, key: key, head: words[ranges[index].upperBound - 1].hash)
    new.list = entry.list
    new.country = lexicons.code(of: entry)
    let draft = draft(entry.kind, key: Lexicons.key(of: lexicons.name(of: entry)), new)
    noteFirstWord(draft, ranges[index], mention)
    link(index, draft, .list)
    return true
  }

  /// Notes the first word of an organisation's name, by which short forms refer.
  private mutating func noteFirstWord(_ draft: Int, _ range: Range<Int>, _ mention: Mention) {
    let name = FoundName(words: range, kind: .org, form: .name, rule: mention.foundBy)
    guard mention.kind == .org, range.count > 1, NamesOfStory.isShortName(name, words) else {
      return
    }
    let hash = words[range.lowerBound].hash
    if byFirstWord[hash] == nil { byFirstWord[hash] = draft }
  }

  private func isAcronym(_ entry: PhraseEntry, _ index: Int) -> Bool {
    entry.isUpper || words[ranges[index].lowerBound].casing != .upper || entry.list != .cities
  }

  /// The name of a list, unless the story has an English form of it.
  private func canonicalName(_ entry: PhraseEntry, _ index: Int) -> String {
    let name = lexicons.name(of: entry)
    guard entry.list == .cities, name.utf8.contains(where: { $0 >= 0x80 }),
      words[ranges[index].lowerBound].casing == .title
    else { return name }
    return words.text[mentions[index].span]
  }

  /// Joins a people to its country or region, a religious or political group to itself.
  private mutating func joinPeople(_ index: Int, _ entry: PhraseEntry) -> Bool {
    guard mentions[index].form == .demonym else { return false }
    let code = lexicons.code(of: entry)
    var place: PhraseEntry?
    if entry.list == .demonyms, let country = lexicons.countryByCode[code] {
      place = lexicons.phrases.entries[country]
    } else if !code.isEmpty {
      place = lexicons.entries(named: code).first { $0.kind == .gpe || $0.kind == .loc }
    }
    let target = place ?? entry
    let name = lexicons.name(of: target)
    let key = Lexicons.key(of: name)
    var new = EntityDraft(kind: target.kind, name: name, key: key, head: key)
    new.list = target.list
    if target.list != .groups { new.country = lexicons.code(of: target) }
    let draft = draft(target.kind, key: key, new)
    link(index, draft, .demonym)
    return true
  }

  /// Joins a name that no list has to the same or a longer name of the story.
  mutating func joinPlain(_ index: Int) {
    if joinCompany(index) { return }
    let range = trimmed(ranges[index], mentions[index].kind)
    let key = words.key(range)
    let head = words[range.upperBound - 1].hash
    let mention = mentions[index]
    let isThing = mention.kind != .person && mention.kind != .gpe && mention.kind != .loc
    if range.count > 1 || isThing, let known = longer(range, mention.kind, head: head) {
      link(index, known, .shortName, confidence: range.count > 1 ? nil : 0.75)
      return
    }
    if range.count == 1, mention.kind == .org, let known = byFirstWord[head] {
      link(index, known, .firstWord)
      return
    }
    if let known = ofOtherKind(key, mention.kind) {
      link(index, known, .sameName, confidence: 0.75)
      return
    }
    let isNew = drafts.count
    let new = EntityDraft(kind: mention.kind, name: name(range), key: key, head: head)
    let draft = draft(mention.kind, key: key, new)
    if draft == isNew { define(draft, ranges[index]) }
    noteFirstWord(draft, range, mention)
    if mention.kind == .event { notePlace(draft, after: ranges[index].upperBound) }
    link(index, draft, .sameName)
  }

  /// Joins "Zorin Inc" to the company that a list has as "Zorin"; false when none does.
  private mutating func joinCompany(_ index: Int) -> Bool {
    let range = ranges[index]
    var end = range.upperBound
    while end > range.lowerBound + 1, words[end - 1].traits.contains(.corporateSuffix) { end -= 1 }
    guard mentions[index].kind == .org, end < range.upperBound,
      let entry = lexicons.entries(words.key(range.lowerBound..<end)).first(where: {
        $0.kind == .org
      })
    else { return false }
    let name = lexicons.name(of: entry)
    var new = EntityDraft(
      kind: .org, name: name, key: Lexicons.key(of: name), head: words[end - 1].hash)
    new.list = entry.list
    let draft = draft(.org, key: new.key, new)
    link(index, draft, .company)
    return true
  }

  /// A name without lower-case words behind it ("Elysee presidential palace" is "Elysee").
  private func trimmed(_ range: Range<Int>, _ kind: Entity.Kind) -> Range<Int> {
    guard kind == .fac, range.count <= 3, words[range.upperBound - 1].casing == .lower else {
      return range
    }
    var end = range.upperBound
    while end > range.lowerBound + 1, words[end - 1].casing == .lower { end -= 1 }
    return range.lowerBound..<end
  }

  /// The one earlier entity whose name ends with these words.
  private func longer(_ range: Range<Int>, _ kind: Entity.Kind, head: UInt64) -> Int? {
    var found: Int?
    let own = name(range).lowercased()
    for candidate in (byHead[head] ?? []).suffix(8) where drafts[candidate].kind == kind {
      let name = drafts[candidate].name.lowercased()
      if kind == .event, let place = drafts[candidate].place,
        words.key(range.lowerBound..<range.upperBound - 1) == place
      {
        return candidate
      }
      guard name != own, name.hasSuffix(" " + own),
        kind == .org && range.count == 1 || !name.dropLast(own.count).contains(" of ")
      else { continue }
      if found != nil { return nil }
      found = candidate
    }
    return found
  }

  /// Notes the place of an event: "the Summit in Paris".
  private mutating func notePlace(_ draft: Int, after end: Int) {
    guard end + 1 < words.count, words.follows(end), words.follows(end + 1),
      words[end].traits.contains(.placePreposition), words[end + 1].isCapital,
      let place = words.longest(lexicons.phrases, at: end + 1, before: words.count)
    else { return }
    drafts[draft].place = words.key(end + 1..<place.end)
  }
}
