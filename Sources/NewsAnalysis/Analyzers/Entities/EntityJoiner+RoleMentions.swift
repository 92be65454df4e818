import NewsModel

extension EntityJoiner {
  /// Makes mentions of the roles that stand without a name, and links them to their holders.
  mutating func findRoles() {
    let byClass = personsByRole()
    for phrase in rolePhrases where phrase.info.titleClass != .honorific {
      if phrase.isPlural {
        findPlural(phrase)
      } else if phrase.isDefinite || isBareOffice(phrase) {
        findSingle(phrase, byClass)
      } else if phrase.hasModifier, phrase.of != nil {
        findBare(phrase, byClass)
      }
      thoughts.removeAll()
    }
  }

  /// The persons with roles, in order of their first mention; a story has not more than 200.
  private func personsByRole() -> [Int] {
    let drafts = drafts
    return Array(
      drafts.indices.lazy.filter { drafts[$0].kind == .person && !drafts[$0].roles.isEmpty }
        .prefix(200))
  }

  /// Whether a phrase names an office by itself: "Director of the Executive Committee".
  private func isBareOffice(_ phrase: RolePhrase) -> Bool {
    guard words[phrase.title.lowerBound].isCapital, !words[phrase.title.lowerBound].isWeakPlace
    else { return false }
    return phrase.hasComplement || phrase.hasModifier
  }

  private mutating func findSingle(_ phrase: RolePhrase, _ persons: [Int]) {
    guard phrase.info.canStandAlone, !isModifier(phrase) else { return }
    let chosen = chosen(for: phrase, among: persons)
    let isOffice =
      words[phrase.title.lowerBound].isCapital
      && (phrase.hasComplement || phrase.hasModifier)
    if chosen == nil, isOffice {
      addOffice(phrase)
      return
    }
    let mention = add(phrase.whole, .person, .role, "role")
    if let chosen { link(mention, chosen) }
    settle(mention)
    noteNoDate(mention)
  }

  /// A role without "the" in lower case, as headlines have it: "Russian leader", "UN chief"; a
  /// mention only when it has a holder.
  private mutating func findBare(_ phrase: RolePhrase, _ persons: [Int]) {
    guard phrase.info.canStandAlone, !isModifier(phrase),
      !isQualified(before: phrase.whole.lowerBound),
      let chosen = chosen(for: phrase, among: persons)
    else { return }
    let mention = add(phrase.whole, .person, .role, "bare-role")
    link(mention, chosen)
    settle(mention)
  }

  /// Links a role to its holder and notes what that rests on.
  private mutating func link(_ mention: Int, _ chosen: Chosen) {
    link(mention, chosen.person, chosen.rule, confidence: chosen.confidence)
    if trace != nil, let evidence = chosen.evidence { trace?.because(mention, evidence) }
  }

  /// Notes that a role could not be looked up.
  private mutating func noteNoDate(_ mention: Int) {
    let isOpen = mentions[mention].entity == nil || mentions[mention].kind == .role
    guard trace != nil, isOpen, article.date == nil else { return }
    trace?.because(mention, "the article has no date, so the table of roles is not asked")
  }

  /// Who is meant by a role, and by which rule.
  private struct Chosen {
    let person: Int
    let rule: LinkRule
    var confidence: Double?
    var evidence: String?
  }

  /// Whom the story gives the role, else who holds it by date.
  private mutating func chosen(for phrase: RolePhrase, among persons: [Int]) -> Chosen? {
    let holder = holder(of: phrase, among: persons)
    if let holder, phrase.country == nil || drafts[holder.person].country != nil { return holder }
    let isCapital = words[phrase.title.lowerBound].isCapital
    guard let dated = holderByDate(phrase) else { return holder }
    let isPerson = phrase.isDefinite || !isCapital || isHead(phrase)
    guard dated.person != nil || isPerson && !isListed(phrase) else { return holder }
    if let holder {
      guard let person = dated.person, person != holder.person else { return holder }
      think(holder.person, "the story does not say of which country")
    }
    let isNamed = dated.person != nil
    return Chosen(
      person: person(of: dated, phrase), rule: .roleByDate, confidence: isNamed ? 0.9 : nil,
      evidence: dated.holding.description)
  }

  /// Whether a title is of those who head a state, a government or anything.
  private func isHead(_ phrase: RolePhrase) -> Bool {
    switch phrase.info.titleClass {
    case .headOfState, .headOfGovernment, .leader: true
    default: false
    }
  }

  /// Whether an office stands in a list of offices, which is about the offices, not their holders.
  private func isListed(_ phrase: RolePhrase) -> Bool {
    guard words[phrase.title.lowerBound].isCapital else { return false }
    let (start, end) = (phrase.whole.lowerBound, phrase.whole.upperBound)
    // Phrases are in text order, and only few can begin within so few words.
    let place = rolePhrases.firstIndex(endingAfter: phrase.title.lowerBound)
    let near = max(0, place - 4)..<min(rolePhrases.count, place + 5)
    return rolePhrases[near].contains { other in
      guard words[other.title.lowerBound].isCapital else { return false }
      let (gap, second) =
        other.whole.lowerBound >= end
        ? (end..<other.whole.lowerBound, other.whole.lowerBound)
        : (other.whole.upperBound..<max(other.whole.upperBound, start), start)
      guard gap.count < 3, other.whole.lowerBound >= end || other.whole.upperBound <= start
      else { return false }
      let isJoined = gap.contains { words[$0].hash == KnownWord.and }
      return isJoined || words[gap.first ?? second].gap == .comma
    }
  }

  /// Whether a noun follows a role, so that the role only describes it ("the leader vote").
  private func isModifier(_ phrase: RolePhrase) -> Bool {
    let next = phrase.title.upperBound
    guard !phrase.hasComplement, next < words.count, words.follows(next),
      words[next].casing == .lower, !words[next].isFunction,
      words[next].traits.isDisjoint(with: [.personVerb, .statementVerb])
    else { return false }
    let bytes = words.text.bytes
    let (a, b) = (bytes[Int(words[next].end) - 2], bytes[Int(words[next].end) - 1])
    let isVerbLike = b == 0x73 || a == 0x65 && b == 0x64 || a == 0x6C && b == 0x79
    return words[next].count > 2 && !isVerbLike && !(a == 0x6E && b == 0x67)
  }

  /// The one person who can be meant: of a fitting role and country, named last before.
  private mutating func holder(of phrase: RolePhrase, among persons: [Int]) -> Chosen? {
    var fitting: [Int] = []
    let key = words.key(phrase.title)
    for person in persons {
      let draft = drafts[person]
      let isOwnLeader =
        phrase.info.titleClass == .leader && phrase.affiliation != nil
        && draft.affiliation == phrase.affiliation
      guard isOwnLeader || draft.roles.contains(where: { fits($0, key, phrase.info.titleClass) })
      else {
        think(person, "the story gives no such role")
        continue
      }
      if let country = phrase.country, let own = draft.country, !own.isEmpty, own != country {
        think(person, "of another country")
        continue
      }
      if let affiliation = phrase.affiliation, draft.affiliation != affiliation,
        phrase.country == nil
      {
        think(person, "of something else")
        continue
      }
      fitting.append(person)
    }
    if let country = phrase.country {
      let own = fitting.filter { drafts[$0].country == country }
      if !own.isEmpty { fitting = own }
      if phrase.info.titleClass == .leader { fitting = highest(of: fitting) }
      if own.isEmpty, fitting.count > 1 {
        for person in fitting { think(person, "one of several of whom no country is known") }
        return nil
      }
    }
    let exact = fitting.filter { drafts[$0].roles.contains { $0.key == key } }
    if !exact.isEmpty, exact.count < fitting.count, phrase.country == nil { fitting = exact }
    guard fitting.count > 1 else { return fitting.first.map { Chosen(person: $0, rule: .role) } }
    let byNumber = phrase.country == nil && isHead(phrase)
    let person = lastNamed(fitting, before: phrase.whole.lowerBound, byNumber: byNumber)
    for other in fitting where other != person {
      think(other, byNumber ? "named less often before" : "named longer ago")
    }
    return person.map { Chosen(person: $0, rule: .roleLastNamed) }
  }

  /// The heads of state among some persons, all when there is none: who leads a country is its
  /// president before its prime minister.
  private func highest(of persons: [Int]) -> [Int] {
    let heads = persons.filter { drafts[$0].roles.contains { $0.titleClass == .headOfState } }
    return heads.isEmpty ? persons : heads
  }

  private func fits(
    _ role: EntityDraft.Role, _ key: UInt64, _ titleClass: TitleClass
  ) -> Bool {
    role.key == key || titleClass.covers(role.titleClass)
  }

  /// The one of some persons who is named last before a word, or most often (of the last 200
  /// names); heads of state are who a story is about, whoever else it names in between.
  private func lastNamed(_ persons: [Int], before word: Int, byNumber: Bool) -> Int? {
    let position = Int(words[word].start)
    let persons = Set(persons)
    let low = mentions[..<nameCount].partitionIndex(where: { $0.span.lowerBound < position })
    var index = low - 1
    let limit = max(0, low - 200)
    var counts: [Int: Int] = [:]
    var best: Int?
    while index >= limit {
      if let entity = mentions[index].entity, persons.contains(entity) {
        guard byNumber else { return entity }
        counts[entity, default: 0] += 1
        if counts[entity, default: 0] > best.map({ counts[$0, default: 0] }) ?? 0 { best = entity }
      }
      index -= 1
    }
    return best
  }

  /// An office whose holder the story does not name.
  private mutating func addOffice(_ phrase: RolePhrase) {
    var range = phrase.whole
    if words[range.lowerBound].hash == KnownWord.the, range.count > 1 {
      range = range.lowerBound + 1..<range.upperBound
    }
    let mention = add(range, .role, .role, "office")
    let key = words.key(range)
    let new = EntityDraft(
      kind: .role, name: name(range), key: key, head: words[phrase.title.upperBound - 1].hash)
    let draft = draft(.role, key: key, new)
    link(mention, draft, .office)
    if drafts[draft].holder == nil, let dated = holderByDate(phrase) {
      drafts[draft].holder = dated.holding.holder
      if trace != nil { trace?.because(mention, dated.holding.description) }
    }
    settle(mention)
    noteNoDate(mention)
  }

  /// Plurals are never linked to a person: offices with a capital, else a group.
  private mutating func findPlural(_ phrase: RolePhrase) {
    if words[phrase.title.lowerBound].isCapital, phrase.hasComplement,
      !words[phrase.title.lowerBound].isWeakPlace
    {
      addOffice(phrase)
      return
    }
    guard phrase.isDefinite, words[phrase.title.lowerBound].casing == .lower,
      phrase.title.count > 1
    else { return }
    let mention = add(phrase.whole, .group, .nominal, "roles")
    let key = words.key(phrase.whole)
    let new = EntityDraft(
      kind: .group, name: words.text[words.span(phrase.whole)], key: key,
      head: words[phrase.title.upperBound - 1].hash)
    let draft = draft(.group, key: key, new)
    link(mention, draft, .roles)
  }
}
