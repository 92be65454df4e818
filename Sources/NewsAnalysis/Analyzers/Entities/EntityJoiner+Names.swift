import NewsModel

extension EntityJoiner {
  /// Whether lists have several things by the name of a mention.
  func isAmbiguous(_ index: Int) -> Bool {
    guard let first = lexicons.phrases[words.key(ranges[index])], first >= 0 else { return false }
    return lexicons.phrases.entries[first].next >= 0
  }

  /// Joins a name that a list has; false when none does.
  mutating func joinListed(_ index: Int) -> Bool {
    if joinImported(index) { return true }
    let mention = mentions[index]
    var key = words.key(ranges[index])
    if lexicons.phrases[key] == nil { key = words.key(bare(ranges[index])) }
    let entries = lexicons.entries(key).filter { entry in
      entry.kind == mention.kind && (mention.form != .acronym || isAcronym(entry, index))
    }
    // Of several things with the name the one that the story calls by its full name.
    let told =
      entries.count < 2
      ? nil
      : entries.first { entry in
        called(Lexicons.key(of: lexicons.name(of: entry)), entry.kind) != nil
      }
    guard let entry = told ?? entries.first else { return false }
    if entry.kind == .norp { return joinPeople(index, entry) }
    let name = canonicalName(entry, index)
    var new = EntityDraft(
      kind: entry.kind, name: name, key: key, head: words[ranges[index].upperBound - 1].hash)
    new.list = entry.list
    new.country = lexicons.code(of: entry)
    let draft = draft(entry.kind, key: Lexicons.key(of: lexicons.name(of: entry)), new)
    noteFirstWord(draft, ranges[index], mention)
    noteWords(draft, bare(ranges[index]))
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
    let mention = mentions[index]
    let range = trimmed(bare(ranges[index]), mention.kind)
    let key = words.key(range)
    if let known = called(key, mention.kind) {
      link(index, known, drafts[known].key == key ? .sameName : .shortName)
      return
    }
    if let (known, rule) = otherName(range, of: index) {
      let isSingle = rule == .shortName && range.count == 1
      link(index, known, rule, confidence: isSingle ? 0.75 : nil)
      call(known, key, mention.kind)
      if rule == .firstWord { shorten(known, to: range) }
      return
    }
    if let known = ofOtherKind(key, mention.kind) ?? personOfSurname(range, mention.kind) {
      link(index, known, .sameName, confidence: 0.75)
      return
    }
    let head = words[range.upperBound - 1].hash
    let isNew = drafts.count
    let new = EntityDraft(kind: mention.kind, name: name(range), key: key, head: head)
    let draft = draft(mention.kind, key: key, new)
    if draft == isNew { define(draft, ranges[index]) }
    noteFirstWord(draft, range, mention)
    noteWords(draft, range)
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

  /// Notes the place of an event: "the Summit in Paris".
  private mutating func notePlace(_ draft: Int, after end: Int) {
    guard end + 1 < words.count, words.follows(end), words.follows(end + 1),
      words[end].traits.contains(.placePreposition), words[end + 1].isCapital,
      let place = words.longest(lexicons.phrases, at: end + 1, before: words.count)
    else { return }
    drafts[draft].place = words.key(end + 1..<place.end)
  }
}
