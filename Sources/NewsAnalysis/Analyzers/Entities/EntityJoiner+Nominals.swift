import NewsModel

extension EntityJoiner {
  /// Links "the organization", "the meeting" to what was named before.
  mutating func findNominals() {
    var latest = LatestEntities()
    var next = 0
    for index in 1..<max(1, words.count) {
      while next < nameCount, ranges[next].isEmpty || ranges[next].lowerBound < index {
        if let entity = mentions[next].entity { latest.note(entity, drafts[entity]) }
        next += 1
      }
      let word = words[index]
      if addDescribedEvent(index) || addPlacedEvent(index, latest) || addPressService(index) {
        continue
      }
      guard word.casing == .lower, words.follows(index), isDefinite(index - 1),
        !isFollowedByNoun(index + 1), nameAround(index) == nil
      else { continue }
      guard let kind = nominalKind(word.traits) else { continue }
      let mention = add(index - 1..<index + 1, kind, .nominal, "nominal")
      let isMany = words[index - 1].hash == KnownWord.these
      if !isMany, let entity = latest.entity(for: word, kind, drafts, words) {
        link(mention, entity, .nominal)
      }
      if trace != nil { thinkOfOthers(mention, kind, before: next, isMany) }
    }
  }

  /// Notes what was named before a noun, is of its kind, and is not meant.
  private mutating func thinkOfOthers(
    _ mention: Int, _ kind: Entity.Kind, before end: Int, _ isMany: Bool
  ) {
    let chosen = mentions[mention].entity
    for name in (0..<end).reversed() {
      if thoughts.count >= 8 { break }
      guard let entity = mentions[name].entity, drafts[entity].kind == kind, entity != chosen,
        !thoughts.contains(where: { $0.draft == entity })
      else { continue }
      let open = isMany ? "the noun stands for several" : "its name has not the noun"
      think(entity, chosen == nil ? open : "named longer ago, or its name has not the noun")
    }
    settle(mention)
  }

  private func isDefinite(_ index: Int) -> Bool {
    words[index].hash == KnownWord.the || words[index].hash == KnownWord.such
      || words[index].hash == KnownWord.this || words[index].hash == KnownWord.these
  }

  /// "the Syrian conflict": an event with a people or place before it.
  private mutating func addDescribedEvent(_ index: Int) -> Bool {
    guard words[index].casing == .lower, words[index].traits.contains(.nominalEvent),
      words.follows(index), !isFollowedByNoun(index + 1), let name = nameAround(index - 1),
      ranges[name].upperBound == index, let the = Optional(ranges[name].lowerBound - 1), the >= 0,
      mentions[name].kind == .norp || mentions[name].kind == .gpe, isDefinite(the),
      words.follows(the + 1)
    else { return false }
    addOwn(the..<index + 1, .event, .peopleEvent)
    return true
  }

  /// "the recent tragedy in Saint Petersburg": an event with its place, which is its name.
  ///
  /// A noun that means an event that was named before stays what it is.
  private mutating func addPlacedEvent(_ index: Int, _ latest: LatestEntities) -> Bool {
    let traits = words[index].traits
    guard words[index].casing == .lower,
      traits.contains(.nominalEvent) || traits.contains(.incident),
      words.follows(index), index + 2 < words.count, words.follows(index + 1),
      words[index + 1].hash == KnownWord.in, nameAround(index) == nil,
      latest.entity(for: words[index], .event, drafts, words) == nil
    else { return false }
    let hasArticle = words[index + 2].hash == KnownWord.the && words.follows(index + 2)
    let place = index + (hasArticle ? 3 : 2)
    guard place < words.count, words.follows(place), let name = nameAround(place),
      ranges[name].lowerBound == place, isPlace(mentions[name].kind),
      let start = startOfPhrase(endingAt: index)
    else { return false }
    let (head, end) = (index, ranges[name].upperBound)
    addOwn(start..<end, named: head..<end, .event, .placedEvent)
    return true
  }

  private func isPlace(_ kind: Entity.Kind) -> Bool { kind == .gpe || kind == .loc || kind == .fac }

  /// Where a noun phrase begins with an article or "this", at most three words before its noun.
  private func startOfPhrase(endingAt noun: Int) -> Int? {
    var index = noun
    while index > 0, noun - index < 4, words.follows(index) || words[index].gap == .joined {
      index -= 1
      if isDefinite(index) || words[index].hash == KnownWord.a || words[index].hash == KnownWord.an
      {
        return index
      }
      guard words[index].casing == .lower, !words[index].isFunction, nameAround(index) == nil
      else { return nil }
    }
    return nil
  }

  /// "the ministry's press service".
  private mutating func addPressService(_ index: Int) -> Bool {
    let hash = words[index].hash
    guard hash == KnownWord.service || hash == KnownWord.office, words[index].casing == .lower,
      words[index - 1].hash == KnownWord.press, words.follows(index), index > 1,
      words[index - 1].gap == .possessive, let name = nameAround(index - 2)
    else { return false }
    let start = ranges[name].lowerBound
    let hasArticle = start > 0 && words.follows(start) && words[start - 1].hash == KnownWord.the
    addOwn((hasArticle ? start - 1 : start)..<index + 1, .org, .pressService)
    return true
  }

  /// Adds a mention with an entity of its own.
  private mutating func addOwn(_ range: Range<Int>, _ kind: Entity.Kind, _ rule: LinkRule) {
    let isThe = words[range.lowerBound].hash == KnownWord.the
    addOwn(
      range, named: isThe ? range.lowerBound + 1..<range.upperBound : range, kind, rule)
  }

  /// Adds a mention with an entity of its own, which goes by a part of the words.
  private mutating func addOwn(
    _ range: Range<Int>, named own: Range<Int>, _ kind: Entity.Kind, _ rule: LinkRule
  ) {
    let key = words.key(own)
    let new = EntityDraft(
      kind: kind, name: name(own), key: key, head: words[own.upperBound - 1].hash)
    let mention = add(range, kind, .nominal, rule.rawValue)
    link(mention, draft(kind, key: key, new), rule)
  }

  /// Whether a word makes the one before it a modifier ("the company headquarters").
  private func isFollowedByNoun(_ index: Int) -> Bool {
    guard index < words.count, words.follows(index) else { return false }
    let word = words[index]
    if word.isCapital, !word.isFunction { return true }
    return word.hash == KnownWord.of || word.isInner
  }

  private func nominalKind(_ traits: WordTraits) -> Entity.Kind? {
    if traits.contains(.nominalOrg) { return .org }
    if traits.contains(.nominalEvent) { return .event }
    if traits.contains(.nominalLaw) { return .law }
    return traits.contains(.nominalPlace) ? .gpe : nil
  }
}

/// The entities that were named last, by kind and by head.
struct LatestEntities {
  private var byKind: [Entity.Kind: Int] = [:]
  private var byHead: [UInt64: Int] = [:]
  private var counts: [Int: Int] = [:]

  /// Notes that an entity was named.
  mutating func note(_ entity: Int, _ draft: EntityDraft) {
    counts[entity, default: 0] += 1
    guard draft.list != .agencies, draft.list != .outlets else { return }
    byKind[draft.kind] = entity
    for word in Self.lastWords(draft) {
      guard let known = byHead[word], draft.kind == .org,
        (counts[known] ?? 0) > (counts[entity] ?? 0)
      else {
        byHead[word] = entity
        continue
      }
    }
  }

  /// The hashes of the head of a name in singular.
  private static func lastWords(_ draft: EntityDraft) -> [UInt64] {
    var name = draft.name
    return name.withUTF8 { bytes in
      var pieces: [Range<Int>] = []
      WordPieces.forEach(in: 0..<bytes.count, of: bytes) { pieces.append($0) }
      let of = pieces.firstIndex { TextFolding.hash(bytes, $0) == KnownWord.of } ?? pieces.count
      return [pieces.last, of > 0 ? pieces[of - 1] : nil].compactMap { piece in
        piece.map { LatestEntities.stem(bytes, $0) }
      }
    }
  }

  /// The hash of a word without plural, "organisation" equal to "organization".
  static func stem(_ bytes: UnsafeBufferPointer<UInt8>, _ piece: Range<Int>) -> UInt64 {
    var end = piece.upperBound
    if piece.count > 4, bytes[end - 1] | 0x20 == 0x73, bytes[end - 2] | 0x20 != 0x73 { end -= 1 }
    let hash = TextFolding.hash(bytes, piece.lowerBound..<end)
    return hash == KnownWord.organization ? KnownWord.organisation : hash
  }

  /// The entity that a noun refers to: one with the noun in its name, else the last of its kind for
  /// nouns that fit any.
  func entity(
    for word: NameWord, _ kind: Entity.Kind, _ drafts: [EntityDraft], _ words: StoryWords
  ) -> Int? {
    let stem = words.text.bytes.withUnsafeBufferPointer {
      Self.stem($0, Int(word.start)..<Int(word.end))
    }
    if let entity = byHead[stem], drafts[entity].kind == kind { return entity }
    switch stem {
    case KnownWord.organisation, KnownWord.company, KnownWord.firm, KnownWord.group,
      KnownWord.event, KnownWord.document:
      return byKind[kind]
    case KnownWord.country, KnownWord.nation:
      return byKind[.gpe].flatMap { drafts[$0].list == .countries ? $0 : nil }
    case KnownWord.city:
      return byKind[.gpe].flatMap { drafts[$0].list == .cities ? $0 : nil }
    default: return nil
    }
  }
}
