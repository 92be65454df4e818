import NewsModel

/// Who holds an office on the date of the article, when the story does not say it.
extension EntityJoiner {
  /// A person whom the table of roles gives.
  struct DatedHolder {
    let holding: RoleTable.Holding
    /// The person of the story with the name, or nil when the story never names the holder.
    let person: Int?
  }

  /// Says of persons whom the table has with the office that the story gives them what it is of:
  /// "President Trump" is of the United States.
  mutating func completeRoles() {
    guard let date = article.date?.value else { return }
    for person in drafts.indices {
      guard drafts[person].kind == .person, drafts[person].country == nil,
        drafts[person].affiliation == nil
      else { continue }
      for role in drafts[person].roles {
        let rows = lexicons.roles.holdings(
          nameWord: drafts[person].head, role: role.key, on: date
        ).filter { isHolder(person, $0) }
        guard let row = rows.first, rows.allSatisfy({ $0.of == row.of }) else { continue }
        if let country = country(named: row.of) {
          drafts[person].country = country
        } else {
          drafts[person].affiliation = row.ofKey
        }
        break
      }
    }
  }

  /// Who holds the office of a title by date, or nil when the table does not know or the office
  /// changed hands on that date and the story names neither or both.
  mutating func holderByDate(_ phrase: RolePhrase) -> DatedHolder? {
    guard let date = article.date?.value, !phrase.isPlural, isUnqualified(phrase) else {
      return nil
    }
    let key = words.key(phrase.title)
    if let of = phrase.of {
      let of = Lexicons.key(of: drafts[of].name)
      return single(lexicons.roles.holdings(of: of, role: key, on: date))
    }
    guard !phrase.hasComplement, !phrase.hasModifier,
      phrase.info.titleClass == .headOfState || phrase.info.titleClass == .headOfGovernment
    else { return nil }
    let named = namedHolder(key, date)
    return named.isNamed ? named.holder : datelineHolder(key, date)
  }

  /// The one holder among some rows; when there are several, the one whom the story names.
  private mutating func single(_ rows: [RoleTable.Holding]) -> DatedHolder? {
    let holders = rows.map { row in
      DatedHolder(holding: row, person: persons(of: row).first)
    }
    if let first = holders.first, rows.allSatisfy({ $0.holder == first.holding.holder }) {
      return first
    }
    let named = holders.filter { $0.person != nil }
    for holder in holders where named.count != 1 {
      think(
        holder.person, named: holder.holding.holder,
        "the office changed hands on that date (\(holder.holding.place))")
    }
    return named.count == 1 ? named.first : nil
  }

  /// The one person of the story who holds an office of that name anywhere, and whether there is any.
  private mutating func namedHolder(
    _ key: UInt64, _ date: NewsDate
  ) -> (holder: DatedHolder?, isNamed: Bool) {
    if let known = namedHolders[key], known.persons == drafts.count {
      return (known.holder, known.isNamed)
    }
    var found: [Int: RoleTable.Holding] = [:]
    for row in lexicons.roles.holdings(role: key, on: date) {
      for person in persons(of: row) where found[person] == nil { found[person] = row }
    }
    let only = found.count == 1 ? found.first : nil
    let holder = only.map { DatedHolder(holding: $0.value, person: $0.key) }
    namedHolders[key] = (drafts.count, holder, !found.isEmpty)
    return (holder, !found.isEmpty)
  }

  /// The holder in the country from which the story is reported; nil when the story names a holder
  /// elsewhere.
  private mutating func datelineHolder(_ key: UInt64, _ date: NewsDate) -> DatedHolder? {
    guard let place = article.dateline?.place,
      let city = lexicons.entries(named: place).first(where: {
        $0.list == .cities || $0.list == .countries
      }), let country = lexicons.countryByCode[lexicons.code(of: city)]
    else { return nil }
    let name = lexicons.name(of: lexicons.phrases.entries[country])
    return single(
      lexicons.roles.holdings(of: Lexicons.key(of: name), role: key, on: date))
  }

  /// Whether a person of the story has the name of a holder: first and last name, or the one name
  /// that the story uses.
  func isHolder(_ person: Int, _ row: RoleTable.Holding) -> Bool {
    let draft = drafts[person]
    guard draft.kind == .person, row.nameWords.contains(draft.head) else { return false }
    return draft.first == 0 || row.nameWords.contains(draft.first)
  }

  /// The persons of the story who have the name of a holder, oldest first, at most 16 of one name.
  private func persons(of row: RoleTable.Holding) -> [Int] {
    var persons: Set<Int> = []
    for last in row.nameWords {
      for first in [0] + row.nameWords {
        persons.formUnion((byFirstAndLast[Self.key(first, last)] ?? []).prefix(16))
      }
    }
    return persons.sorted()
  }

  /// The person of a holder; made when the story never names him.
  mutating func person(of holder: DatedHolder, _ phrase: RolePhrase) -> Int {
    if let person = holder.person { return person }
    let row = holder.holding
    let key = Lexicons.key(of: row.holder)
    var new = EntityDraft(
      kind: .person, name: row.holder, key: key, head: row.nameWords.last ?? key)
    if row.nameWords.count > 1 { new.first = row.nameWords[0] }
    new.country = country(named: row.of)
    if new.country == nil { new.affiliation = row.ofKey }
    let person = draft(.person, key: key, new)
    let role = role(of: phrase)
    if !drafts[person].roles.contains(where: { $0.key == role.key }) {
      drafts[person].roles.append(role)
    }
    return person
  }

  /// The letters of a country, or nil when the name is that of none.
  private func country(named name: String) -> String? {
    lexicons.entries(named: name).first { $0.list == .countries }.map { lexicons.code(of: $0) }
  }

  /// Whether only names and "the" stand before a title: no "former", "next", "late".
  private func isUnqualified(_ phrase: RolePhrase) -> Bool {
    for index in phrase.whole.lowerBound..<phrase.title.lowerBound
    where nameAround(index) == nil && words[index].hash != KnownWord.the {
      return false
    }
    return !isQualified(before: phrase.whole.lowerBound)
  }

  /// Whether the word before makes it another one: "a Russian leader", "former Russian leader".
  func isQualified(before start: Int) -> Bool {
    guard start > 0, words.follows(start) else { return false }
    return KnownWord.qualifiers.contains(words[start - 1].hash)
  }
}

extension EntityJoiner {
  /// Notes somebody who is thought of for the mention that comes next, when somebody asks for it.
  mutating func think(
    _ draft: Int?, named name: @autoclosure () -> String = "", _ reason: @autoclosure () -> String
  ) {
    guard trace != nil else { return }
    let (name, reason) = (draft.map { drafts[$0].name } ?? name(), reason())
    thoughts.append(LinkTrace.Candidate(draft: draft, name: name, reason: reason))
  }

  /// Gives the thoughts so far to a mention.
  mutating func settle(_ mention: Int) {
    guard trace != nil else { return }
    for thought in thoughts where thought.draft == nil || thought.draft != mentions[mention].entity
    {
      trace?.note(mention, thought)
    }
    thoughts.removeAll()
  }
}
