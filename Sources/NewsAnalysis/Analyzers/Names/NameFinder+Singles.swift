import NewsModel

extension NameFinder {
  /// What the whole story says of single capitalised words.
  struct SingleVotes {
    var person = 0
    var place = 0
    var org = 0
  }

  /// Decides the single words and puts them where they belong.
  mutating func resolveSingles() {
    var names = NamesOfStory(found, words)
    var votes: [UInt64: SingleVotes] = [:]
    for index in singles {
      vote(index, &votes[words[index].hash, default: SingleVotes()])
    }
    for index in singles {
      let word = words[index]
      if let kind = names.kind(of: word.hash) {
        guard !word.isWeakPlace || !evidence.isLower(word) else { continue }
        add(index..<index + 1, kind, "story", form: kind == .person ? .surname : .name)
      } else if let kind = decide(index, votes[word.hash] ?? SingleVotes()) {
        let isAcronym = kind == .org && word.casing == .upper
        add(
          index..<index + 1, kind, isAcronym ? "acronym" : "single",
          form: isAcronym ? .acronym : kind == .person ? .surname : .name)
      }
    }
    names.correct(&found, words)
    found.sort { left, right in
      left.words.lowerBound != right.words.lowerBound
        ? left.words.lowerBound < right.words.lowerBound
        : left.words.upperBound > right.words.upperBound
    }
  }

  /// Counts what the surroundings of one word say.
  private func vote(_ index: Int, _ votes: inout SingleVotes) {
    let next = index + 1
    if next < words.count, words.follows(next), words[next].casing == .lower {
      let traits = words[next].traits
      if traits.contains(.personVerb) { votes.person += 1 }
      if traits.contains(.nominalOrg) { votes.org += 2 }
      if traits.contains(.nominalPlace) { votes.place += 2 }
    }
    guard index > 0, words.follows(index) else { return }
    let before = words[index - 1]
    if before.traits.contains(.placePreposition), before.casing == .lower { votes.place += 1 }
    if before.traits.contains(.personVerb) { votes.person += 1 }
    if before.hash == KnownWord.the { votes.org += 1 }
    if before.hash == KnownWord.of, index > 1, words[index - 2].traits.contains(.nominalPlace) {
      votes.place += 3
    }
  }

  /// The kind of a single word, or nil when it is no name.
  private func decide(_ index: Int, _ votes: SingleVotes) -> Entity.Kind? {
    let word = words[index]
    if word.traits.contains(.common), word.casing != .upper { return nil }
    if word.casing == .upper {
      guard word.count <= 6, !isShouted(index) else { return nil }
      return .org
    }
    let isPersonal = !word.traits.isDisjoint(with: [.firstName, .lastName])
    if word.isWeakPlace, !evidence.isName(word), !isPersonal, votes.person == 0 { return nil }
    if votes.place > votes.person, votes.place > votes.org, !isPersonal { return .gpe }
    if votes.org > votes.person, !isPersonal { return .org }
    if isPersonal || votes.person > 0 { return .person }
    return nil
  }

  /// Whether the words around are all in capitals, so that capitals say nothing.
  private func isShouted(_ index: Int) -> Bool {
    let around = max(0, index - 2)..<min(words.count, index + 3)
    return around.filter { words[$0].casing == .upper }.count > 2
      && around.allSatisfy { words[$0].casing != .lower }
  }
}
