import NewsModel

extension NameFinder {
  /// What the whole story says of single capitalised words.
  struct SingleVotes {
    var person = 0
    var place = 0
    var org = 0

    mutating func add(_ other: SingleVotes) {
      person += other.person
      place += other.place
      org += other.org
    }
  }

  /// Decides the single words and puts them where they belong.
  mutating func resolveSingles() {
    var names = NamesOfStory(found, words)
    var votes: [UInt64: SingleVotes] = [:]
    for range in singles {
      votes[words.key(range), default: SingleVotes()].add(self.votes(range))
    }
    for range in singles {
      let word = words[range.lowerBound]
      if range.count == 1, let kind = names.kind(of: word.hash) {
        let isSafe = !word.isWeakPlace || !evidence.isLower(word)
        guard isSafe || votesBehind(range.upperBound).person > 1 else { continue }
        add(range, kind, "story", form: kind == .person ? .surname : .name)
      } else if let (kind, rule) = decide(range, votes[words.key(range)] ?? SingleVotes()) {
        add(
          range, kind, rule,
          form: rule == "acronym" ? .acronym : kind == .person ? .surname : .name)
      }
    }
    names.correct(&found, words)
    found.sort { left, right in
      left.words.lowerBound != right.words.lowerBound
        ? left.words.lowerBound < right.words.lowerBound
        : left.words.upperBound > right.words.upperBound
    }
  }

  /// What the surroundings of a name say.
  func votes(_ range: Range<Int>) -> SingleVotes {
    var votes = votesBehind(range.upperBound)
    let index = range.lowerBound
    guard index > 0, words.follows(index) else { return votes }
    let before = words[index - 1]
    guard before.casing == .lower else { return votes }
    if before.traits.contains(.placePreposition) { votes.place += isModifier(range) ? 1 : 2 }
    if before.traits.contains(.weakPreposition) { votes.place += 1 }
    if before.traits.contains(.personVerb) { votes.person += 1 }
    if before.hash == KnownWord.of, index > 1, words[index - 2].traits.contains(.nominalPlace) {
      votes.place += 3
    }
    return votes
  }

  /// Whether a name is followed by a noun, so that a preposition before it says little.
  private func isModifier(_ range: Range<Int>) -> Bool {
    let next = range.upperBound
    return next < words.count && words.follows(next) && words[next].casing == .lower
      && !words[next].isFunction && !words[next].traits.contains(.nominalPlace)
  }

  /// What the words behind a name say.
  func votesBehind(_ next: Int) -> SingleVotes {
    var votes = SingleVotes()
    guard next < words.count else { return votes }
    let word = words[next]
    if word.gap == .comma {
      if word.hash == KnownWord.who { votes.person += 3 }
      if let listed = gazetteer(at: next, before: words.count),
        listed.entry.list == .countries || listed.entry.list == .states
      {
        votes.place += 3
      }
    } else if word.gap == .possessive {
      votes.person += 1
    } else if words.follows(next), word.casing == .lower {
      if word.traits.contains(.personVerb) { votes.person += 2 }
      if word.traits.contains(.nominalOrg) { votes.org += 3 }
      if word.traits.contains(.nominalPlace) { votes.place += 3 }
      if let title = title(at: next), title.title.canStandAlone { votes.org += 2 }
    }
    return votes
  }

  /// The kind of a single word and the rule that says so, or nil when it is no name.
  private func decide(_ range: Range<Int>, _ votes: SingleVotes) -> (Entity.Kind, String)? {
    let word = words[range.lowerBound]
    if !word.traits.isDisjoint(with: [.malePronoun, .femalePronoun, .pluralPronoun, .month]) {
      return nil
    }
    if word.traits.contains(.common) || word.traits.contains(.plainWord),
      word.casing == .title || word.count > 4 || word.traits.contains(.plainWord)
    {
      return nil
    }
    let next = range.upperBound
    if next < words.count, words.follows(next), words[next].casing == .number,
      word.casing == .title
    {
      return nil
    }
    if word.casing == .upper {
      guard word.count <= 6, range.count == 1, !isShouted(range.lowerBound), !hasDigit(word) else {
        return nil
      }
      return (.org, "acronym")
    }
    let isPersonal =
      word.traits.contains(.firstName)
      || word.traits.contains(.lastName) && !word.traits.contains(.strongHead)
    if word.isWeakPlace, !evidence.isName(word), !isPersonal, votes.person == 0 {
      return beginsStatement(range) ? (.person, "single-subject") : nil
    }
    if votes.place > max(1, votes.person, votes.org), !isPersonal || votes.place > 2 {
      return (.gpe, "single-place")
    }
    if votes.org > votes.person, !isPersonal { return (.org, "single-org") }
    if isPersonal { return (.person, "single-listed") }
    return votes.person > 1 ? (.person, "single-verb") : nil
  }

  private func hasDigit(_ word: NameWord) -> Bool {
    words.text.bytes[Int(word.start)..<Int(word.end)].contains { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// Whether a word ends as abstract nouns do.
  private func endsAsNoun(_ word: NameWord) -> Bool {
    let ends = ["tion", "ment", "ness", "ity", "ism", "ance", "ence", "ture", "ship", "ogy", "ema"]
    let bytes = words.text.bytes[Int(word.start)..<Int(word.end)]
    return ends.contains { bytes.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// Whether an unknown word at the beginning of a sentence is its subject: "Chaudhry denies …".
  private func beginsStatement(_ range: Range<Int>) -> Bool {
    let word = words[range.lowerBound]
    let next = range.upperBound
    guard word.casing == .title, word.gap == .start, word.count > 3, next < words.count,
      words.follows(next), words[next].casing == .lower
    else { return false }
    let bytes = words.text.bytes
    let (a, b) = (bytes[Int(word.end) - 2], bytes[Int(word.end) - 1])
    if b == 0x73 || (a == 0x6C && b == 0x79) || (a == 0x6E && b == 0x67) || (a == 0x65 && b == 0x64)
    {
      return false
    }
    return words[next].traits.contains(.statementVerb) && !endsAsNoun(word)
  }

  /// Whether the words around are all in capitals, so that capitals say nothing.
  private func isShouted(_ index: Int) -> Bool {
    let around = max(0, index - 2)..<min(words.count, index + 3)
    return around.filter { words[$0].casing == .upper }.count > 2
      && around.allSatisfy { words[$0].casing != .lower }
  }
}
