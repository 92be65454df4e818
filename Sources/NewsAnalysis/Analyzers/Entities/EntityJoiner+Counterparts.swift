import NewsModel

extension EntityJoiner {
  /// "his Russian counterpart NAME": gives NAME the office of the other one, with that country.
  mutating func readCounterparts() {
    for index in words.words.indices where words[index].hash == KnownWord.counterpart {
      guard words[index].casing == .lower, index > 0, words.follows(index),
        let person = person(atCounterpart: index)
      else { continue }
      let people = nameAround(index - 1)
      let start = people.map { ranges[$0].lowerBound } ?? index
      let country = people.flatMap { mentions[$0].entity }.flatMap { drafts[$0].country }
      guard let roles = offices(before: start, besides: person) else { continue }
      for role in roles where !drafts[person].roles.contains(where: { $0.key == role.key }) {
        drafts[person].roles.append(role)
      }
      if drafts[person].country == nil { drafts[person].country = country }
    }
  }

  /// The person whose name follows "counterpart", perhaps behind a comma.
  private func person(atCounterpart index: Int) -> Int? {
    let next = index + 1
    guard next < words.count, words.follows(next) || words[next].gap == .comma else { return nil }
    return startsOfPersons[next].flatMap { mentions[$0].entity }
  }

  /// The offices of whoever was named last before a word, in its sentence or the one before.
  private func offices(before word: Int, besides person: Int) -> [EntityDraft.Role]? {
    var index = word
    var sentences = 0
    while index > 0, word - index < 60 {
      if words[index].gap == .start { sentences += 1 }
      guard sentences < 2 else { return nil }
      index -= 1
      if let name = nameAround(index), mentions[name].kind == .person,
        let entity = mentions[name].entity, entity != person
      {
        let roles = drafts[entity].roles.filter { Self.isOffice($0.titleClass) }
        return roles.isEmpty ? nil : roles
      }
      if let phrase = rolePhrase(endingAt: index + 1), Self.isOffice(phrase.info.titleClass) {
        return [role(of: phrase)]
      }
    }
    return nil
  }

  /// The title without a name whose last word stands before an index.
  private func rolePhrase(endingAt end: Int) -> RolePhrase? {
    let place = rolePhrases.firstIndex(endingAfter: end - 1)
    guard place < rolePhrases.count, rolePhrases[place].title.upperBound == end,
      !rolePhrases[place].isPlural
    else { return nil }
    return rolePhrases[place]
  }

  /// The role that a title gives.
  func role(of phrase: RolePhrase) -> EntityDraft.Role { role(phrase.title, phrase.info) }

  /// The role that the words of a title give.
  func role(_ title: Range<Int>, _ info: Title) -> EntityDraft.Role {
    EntityDraft.Role(
      text: words.text[words.span(title)], titleClass: info.titleClass, key: words.key(title))
  }

  /// Whether two states both have somebody of a class.
  private static func isOffice(_ titleClass: TitleClass) -> Bool {
    switch titleClass {
    case .headOfState, .headOfGovernment, .royal, .deputy, .minister, .secretary, .legislator,
      .governor, .diplomat, .military, .police, .judge, .leader:
      true
    default: false
    }
  }
}

extension [EntityJoiner.RolePhrase] {
  /// The index of the first title that ends behind a word; titles are in text order and apart.
  func firstIndex(endingAfter word: Int) -> Int {
    partitionIndex(where: { $0.title.upperBound <= word })
  }
}
