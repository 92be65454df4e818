import NewsModel

extension NameFinder {
  /// A title in the text.
  struct FoundTitle {
    /// The word after it.
    var end: Int
    /// What the list says.
    var title: Title
    /// Whether it is a plural.
    var isPlural: Bool
  }

  /// The longest title that begins at a word.
  func title(at index: Int) -> FoundTitle? {
    guard let longest = words.longest(lexicons.titles, at: index, before: words.count) else {
      return nil
    }
    let entry = lexicons.titles.entries[longest.entry]
    let number = Int(entry.code.lowerBound)
    guard number < lexicons.titleList.count else { return nil }
    if longest.end < words.count, words[longest.end].isInner { return nil }
    return FoundTitle(
      end: longest.end, title: lexicons.titleList[number], isPlural: entry.isWeak)
  }

  /// The end of a title and of those that follow it at once ("Madam President").
  func titlesEnd(_ first: FoundTitle) -> Int {
    var end = first.end
    var count = 1
    while end < words.count, count < 4, words.follows(end), let next = title(at: end),
      !words[end].traits.contains(.firstName)
    {
      end = next.end
      count += 1
    }
    return end
  }

  /// Takes a title together with the person named behind it; nil when none is.
  mutating func personAfterTitle(_ index: Int, _ title: FoundTitle) -> Int? {
    if let listed = gazetteer(at: index, before: words.count), listed.end > title.end {
      return nil
    }
    let isLower = !words[index].isCapital
    var start = titlesEnd(title)
    if !startsPerson(start, afterLower: isLower) {
      start = title.end
      guard startsPerson(start, afterLower: isLower) else { return nil }
    }
    if title.isPlural, words[start].traits.contains(.strongHead) { return nil }
    let end = personEnd(start)
    if !isLower, isHeaded(index..<runEnd(index)) { return nil }
    add(start..<end, .person, "title+name", form: end - start == 1 ? .surname : .name)
    return addSecond(after: end, isPlural: title.isPlural)
  }

  /// "Presidents Putin and Obama": the second name.
  private mutating func addSecond(after end: Int, isPlural: Bool) -> Int {
    guard isPlural, end + 1 < words.count, words.follows(end), words.follows(end + 1),
      words[end].hash == KnownWord.and, startsPerson(end + 1, afterLower: false)
    else { return end }
    let last = personEnd(end + 1)
    add(end + 1..<last, .person, "title+name", form: last - end == 2 ? .surname : .name)
    return last
  }

  /// Whether the name of a person can begin at a word after a title.
  func startsPerson(_ index: Int, afterLower: Bool) -> Bool {
    guard index < words.count, words.follows(index) else { return false }
    let word = words[index]
    guard word.isCapital || isParticle(index) else { return false }
    if word.traits.contains(.function) || word.traits.contains(.weekday) {
      guard word.traits.contains(.month) else { return false }
    }
    if word.traits.contains(.strongHead),
      word.traits.isDisjoint(with: [.lastName, .firstName, .weakFirstName])
    {
      return false
    }
    if word.traits.contains(.month), afterLower || !word.traits.contains(.lastName) {
      return word.casing == .title && !afterLower && !isNumber(index + 1) && word.count == 3
    }
    let isPersonal = !word.traits.isDisjoint(with: [.firstName, .lastName, .weakFirstName])
    if let listed = gazetteer(at: index, before: words.count) {
      let isLong = listed.end - index > 1
      if isLong || !isPersonal, !listed.entry.isWeak { return false }
    }
    if word.casing == .upper, word.count > 1, word.count < 6, !isPersonal {
      return words[max(0, index - 1)].casing == .upper
    }
    return !(afterLower && word.traits.contains(.common) && !isPersonal)
  }

  private func isNumber(_ index: Int) -> Bool {
    index < words.count && words[index].casing == .number
  }

  private func isParticle(_ index: Int) -> Bool {
    words[index].traits.contains(.particle) && index + 1 < words.count
      && words[index + 1].isCapital && words.follows(index + 1)
  }

  /// The end of a person's name that begins at a word.
  func personEnd(_ index: Int) -> Int {
    let limit = min(runEnd(index), index + 6)
    var end = index + 1
    while end < limit {
      if words[end].isCapital, title(at: end) != nil,
        words[end].traits.isDisjoint(with: [.lastName, .firstName])
      {
        break
      }
      if let listed = gazetteer(at: end, before: words.count),
        words[end].traits.isDisjoint(with: [.lastName, .firstName, .weakFirstName]),
        listed.end - end > 1 || !listed.entry.isWeak, end > index + 1 || listed.entry.kind == .norp
      {
        break
      }
      end += 1
    }
    while end > index + 1, !words[end - 1].isCapital, !isApostropheTail(end - 1),
      !isHyphenTail(end - 1)
    {
      end -= 1
    }
    return suffixEnd(end)
  }

  /// The end of a name with "Jr." or "III" behind it.
  func suffixEnd(_ end: Int) -> Int {
    guard end < words.count, words[end].isCapital, words[end].traits.contains(.suffix),
      words[end].gap == .comma || words[end].gap == .space
    else { return end }
    return end + 1
  }
}
