import NewsModel

extension EntityJoiner {
  /// A title in the text, with what stands around it.
  struct RolePhrase {
    /// The title alone.
    var title: Range<Int>
    /// With the modifiers before it and "of …" behind it.
    var whole: Range<Int>
    var info: Title
    var isPlural: Bool
    /// The letters of the country it is of, if that is said.
    var country: String?
    /// What it is of, as the key of a name, if that is said and no country.
    var affiliation: UInt64?
    /// The country or organisation that it is of, if that is said.
    var of: Int?
    /// Whether "the" or a possessive stands before it.
    var isDefinite: Bool
    /// Whether "of …" follows.
    var hasComplement: Bool
    /// Whether a name or people stands before the title.
    var hasModifier: Bool
  }

  /// Gives persons the titles that stand before or behind their names.
  mutating func readRoles() {
    var index = 0
    while index < words.count {
      guard let phrase = rolePhrase(at: index) else {
        index += 1
        continue
      }
      if let person = person(after: phrase) ?? person(before: phrase)
        ?? person(besides: phrase)
      {
        give(person, phrase)
      } else {
        rolePhrases.append(phrase)
      }
      index = max(index + 1, phrase.title.upperBound)
    }
  }

  /// Reads the title that begins at a word.
  private func rolePhrase(at index: Int) -> RolePhrase? {
    guard let longest = words.longest(lexicons.titles, at: index, before: words.count) else {
      return nil
    }
    guard !isInsideName(index..<longest.end) else { return nil }
    var phrase = RolePhrase(
      title: index..<longest.end, whole: index..<longest.end, info: lexicons.title(longest.entry),
      isPlural: lexicons.titles.entries[longest.entry].isWeak, isDefinite: false,
      hasComplement: false, hasModifier: false)
    readModifiers(&phrase)
    readComplement(&phrase)
    return phrase
  }

  /// Whether a title is part of a name ("President Hotel").
  private func isInsideName(_ range: Range<Int>) -> Bool {
    guard let outer = nameAround(range.lowerBound) else { return false }
    return ranges[outer].upperBound >= range.upperBound
  }

  /// The outermost name that covers a word.
  func nameAround(_ word: Int) -> Int? {
    guard word < coveringName.count else { return nil }
    let name = Int(coveringName[word])
    return name >= 0 ? name : nil
  }

  /// Looks back over names, peoples and adjectives to "the".
  private func readModifiers(_ phrase: inout RolePhrase) {
    var start = phrase.title.lowerBound
    var steps = 0
    while start > 0, steps < 3, words.follows(start) || words[start].gap == .possessive {
      let before = start - 1
      if let name = nameAround(before), ranges[name].upperBound == start {
        guard mentions[name].kind != .person, mentions[name].kind != .event else { break }
        note(name, in: &phrase)
        if words[start].gap == .possessive { phrase.isDefinite = true }
        start = ranges[name].lowerBound
        phrase.whole = start..<phrase.whole.upperBound
      } else if words[before].hash == KnownWord.the {
        phrase.isDefinite = true
        phrase.whole = before..<phrase.whole.upperBound
        return
      } else if words[before].casing == .lower, !words[before].isFunction,
        words[start].gap == .space,
        steps == 0 || phrase.hasModifier, start > 1, words.follows(before),
        words[before - 1].hash == KnownWord.the || nameAround(before - 1) != nil
      {
        start = before
      } else {
        return
      }
      steps += 1
    }
  }

  /// Notes what a title is of.
  private func note(_ name: Int, in phrase: inout RolePhrase) {
    phrase.hasModifier = true
    guard let entity = mentions[name].entity else { return }
    if phrase.of == nil { phrase.of = entity }
    if drafts[entity].kind == .gpe, let country = drafts[entity].country, !country.isEmpty,
      drafts[entity].list == .countries
    {
      phrase.country = country
    } else if phrase.affiliation == nil {
      phrase.affiliation = Lexicons.key(of: drafts[entity].name)
    }
  }

  /// Reads "of (the) NAME" behind a title.
  private func readComplement(_ phrase: inout RolePhrase) {
    var end = phrase.title.upperBound
    guard end < words.count, words.follows(end), words[end].casing == .lower,
      words[end].hash == KnownWord.of || words[end].hash == KnownWord.for
    else { return }
    end += 1
    if end < words.count, words[end].hash == KnownWord.the { end += 1 }
    guard end < words.count, words.follows(end), !isPerson(at: end) else { return }
    if let name = nameAround(end), ranges[name].lowerBound == end {
      note(name, in: &phrase)
      end = ranges[name].upperBound
    } else if words[end].isCapital, !words[phrase.title.lowerBound].isFunction {
      while end < words.count, words.follows(end), nameAround(end) == nil,
        words[end].isCapital || !words[end].isFunction, end - phrase.title.upperBound < 6
      {
        end += 1
      }
    } else {
      return
    }
    phrase.hasComplement = true
    phrase.whole = phrase.whole.lowerBound..<end
    addSecondComplement(&phrase)
  }

  /// Reads one more "of NAME" ("Minister of Defence of France") and lists of places.
  private func addSecondComplement(_ phrase: inout RolePhrase) {
    var end = phrase.whole.upperBound
    if end < words.count, words.follows(end), words[end].hash == KnownWord.of,
      words.follows(end + 1)
    {
      let start = words[end + 1].hash == KnownWord.the ? end + 2 : end + 1
      if let name = nameAround(start), ranges[name].lowerBound == start {
        note(name, in: &phrase)
        end = ranges[name].upperBound
      }
    }
    while phrase.isPlural, end < words.count, words[end].gap == .comma, let name = nameAround(end),
      mentions[name].kind == .gpe
    {
      end = ranges[name].upperBound
    }
    phrase.whole = phrase.whole.lowerBound..<end
  }

  /// The person whose name follows a title, perhaps behind "of COUNTRY".
  private func person(after phrase: RolePhrase) -> Int? {
    for end in [phrase.title.upperBound, phrase.whole.upperBound] {
      guard end < words.count, words.follows(end) else { continue }
      if let mention = startsOfPersons[end] { return mentions[mention].entity }
      if let next = titleAt(end), words.follows(next), let mention = startsOfPersons[next] {
        return mentions[mention].entity
      }
    }
    return nil
  }

  /// The person in apposition to a title: "the vice president, Mary Smith, said".
  private func person(besides phrase: RolePhrase) -> Int? {
    let end = phrase.whole.upperBound
    guard phrase.isDefinite || phrase.hasComplement, !phrase.isPlural, end < words.count else {
      return nil
    }
    if let mention = personBehindDash(end) { return mentions[mention].entity }
    guard phrase.isDefinite, words[end].gap == .comma, let mention = startsOfPersons[end] else {
      return nil
    }
    let after = ranges[mention].upperBound
    guard after == words.count || !words.follows(after) else { return nil }
    return mentions[mention].entity
  }

  /// The name behind a dash, perhaps with one more title before it.
  private func personBehindDash(_ index: Int) -> Int? {
    let start = Int(words[index].start)
    guard words[index].gap == .hard, start > 1, words.text.bytes[start - 1] == 0x20 else {
      return nil
    }
    let mark = words.text.bytes[start - 2]
    guard mark == 0x2D || mark == 0x93 || mark == 0x94 else { return nil }
    if let mention = startsOfPersons[index] { return mention }
    return titleAt(index).flatMap { words.follows($0) ? startsOfPersons[$0] : nil }
  }

  /// Whether somebody stands here whom a role serves ("a spokesman for President NAME").
  private func isPerson(at index: Int) -> Bool {
    if startsOfPersons[index] != nil { return true }
    guard let end = titleAt(index), words.follows(end) else { return false }
    return startsOfPersons[end] != nil
  }

  private func titleAt(_ index: Int) -> Int? {
    words.longest(lexicons.titles, at: index, before: words.count)?.end
  }

  /// The person whose name stands before a title: "Merkel, the chancellor of Germany".
  private func person(before phrase: RolePhrase) -> Int? {
    var start = phrase.whole.lowerBound
    guard !phrase.isPlural, start > 0, phrase.info.titleClass != .honorific else { return nil }
    if words.follows(start),
      words[start - 1].hash == KnownWord.a
        || words[start - 1].hash
          == KnownWord.an
    {
      start -= 1
    }
    guard start > 0, words[start].gap == .comma, let name = nameAround(start - 1),
      mentions[name].kind == .person
    else { return nil }
    return mentions[name].entity
  }

  /// Gives a role to a person.
  private mutating func give(_ person: Int, _ phrase: RolePhrase) {
    give(person, phrase.title, phrase.info)
    guard phrase.info.titleClass != .honorific else { return }
    if drafts[person].country == nil { drafts[person].country = phrase.country }
    if drafts[person].affiliation == nil { drafts[person].affiliation = phrase.affiliation }
  }

  /// Gives the title of some words to a person.
  mutating func give(_ person: Int, _ title: Range<Int>, _ info: Title) {
    if drafts[person].isMale == nil { drafts[person].isMale = info.isMale }
    guard info.titleClass != .honorific else {
      if let isMale = info.isMale { drafts[person].isMale = isMale }
      return
    }
    let role = role(title, info)
    if !drafts[person].roles.contains(where: { $0.key == role.key }) {
      drafts[person].roles.append(role)
    }
  }
}
