import NewsModel

extension EntityJoiner {
  /// Links he, his, she, her to the one person who can be meant.
  mutating func findPronouns() {
    let named = mentions.indices.filter {
      mentions[$0].kind == .person && mentions[$0].entity != nil
    }
    .sorted { mentions[$0].span.lowerBound < mentions[$1].span.lowerBound }
    var next = 0
    var sentence = 0
    var subject: [Int] = []
    var current: [Int] = []
    for index in 0..<words.count {
      let word = words[index]
      while sentence < sentences.count, sentences[sentence].upperBound <= Int(word.start) {
        if !current.isEmpty { subject = current }
        current = []
        sentence += 1
      }
      while next < named.count, mentions[named[next]].span.lowerBound <= Int(word.start) {
        if let entity = mentions[named[next]].entity, !current.contains(entity), current.count < 8 {
          current.append(entity)
        }
        next += 1
      }
      let isMale = word.traits.contains(.malePronoun)
      guard isMale || word.traits.contains(.femalePronoun) else { continue }
      let mention = add(index..<index + 1, .person, .pronoun, "pronoun")
      let inSentence = fitting(current, isMale)
      let before = fitting(subject, isMale)
      let chosen = inSentence.first ?? (before.count == 1 ? before.first : nil)
      thinkOfOthers(current, subject, chosen, isMale)
      defer { settle(mention) }
      if let person = chosen {
        link(mention, person, .pronoun)
        drafts[person].isMale = isMale
        if !current.contains(person) { current.append(person) }
      }
    }
  }

  /// Notes the persons around a pronoun who are not meant.
  private mutating func thinkOfOthers(
    _ current: [Int], _ subject: [Int], _ chosen: Int?, _ isMale: Bool
  ) {
    guard trace != nil else { return }
    for person in current + subject where person != chosen {
      if drafts[person].isMale == !isMale {
        think(person, isMale ? "a woman" : "a man")
      } else {
        think(person, chosen == nil ? "several can be meant" : "named behind the other one")
      }
    }
  }

  private func fitting(_ persons: [Int], _ isMale: Bool) -> [Int] {
    persons.filter { drafts[$0].isMale.map { $0 == isMale } ?? true }
  }
}
