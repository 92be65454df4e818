import NewsModel

/// Finds the person whom "he", "she" or "the senator" means, by the words of the story around.
struct SpeakerPersons {
  private let context: QuoteContext
  private let finder: SpeakerFinder
  /// Whether each entity is a man; nil for one of whom nothing tells.
  private let isMale: [Bool?]
  /// The speakers of quotes found so far, by the first token that names them.
  private var speakers: [Int: Int] = [:]

  /// How many sentences and paragraphs before a word are looked at.
  private static let (sentences, paragraphs) = (24, 6)
  /// How many tokens before a noun somebody who was called so is looked for.
  private static let reach = 2_000

  init(_ context: QuoteContext) {
    self.context = context
    finder = SpeakerFinder(context: context)
    var isMale = [Bool?](repeating: nil, count: context.entities.count)
    for (number, mention) in context.mentions.enumerated() where mention.kind == .person {
      guard let entity = mention.entity, mention.form != .pronoun, isMale[entity] == nil else {
        continue
      }
      let tokens = finder.tokens(of: number)
      isMale[entity] = Self.isMale(tokens, context)
    }
    self.isMale = isMale
  }

  /// What a name and the title before it tell.
  private static func isMale(_ name: Range<Int>, _ context: QuoteContext) -> Bool? {
    for index in max(0, name.lowerBound - 2)..<name.lowerBound {
      if context.isWord(index, "mr") || context.isWord(index, "mr.") { return true }
      if ["ms", "ms.", "mrs", "mrs.", "miss"].contains(where: { context.isWord(index, $0) }) {
        return false
      }
      if let told = isMale(noun: index, context) { return told }
    }
    guard name.count > 1, let first = name.first(where: { context.has($0, [.male, .female]) }),
      first < name.upperBound - 1
    else { return nil }
    return context.has(first, .male) ? true : false
  }

  /// What a noun tells ("spokeswoman", "congressman").
  private static func isMale(noun index: Int, _ context: QuoteContext) -> Bool? {
    guard index >= 0, context.tokens[index].kind == .word else { return nil }
    let word = context.text[context.tokens[index].span].lowercased()
    if word.hasSuffix("woman") || word == "actress" { return false }
    return word.hasSuffix("man") && word != "chairman" && word != "human" && word != "german"
      ? true : nil
  }

  /// Notes who speaks where.
  mutating func note(_ speaker: Speaker) {
    if let entity = speaker.entity, let first = speaker.tokens.first { speakers[first] = entity }
  }

  /// The person whom a pronoun means, or nil.
  func person(for pronoun: Int, isMale: Bool) -> Int? {
    guard let paragraph = context.paragraphs.index(containing: pronoun) else { return nil }
    let lowest = context.paragraphs[max(0, paragraph + 1 - Self.paragraphs)].lowerBound
    var end = pronoun
    var spare: Int?
    for _ in 0..<Self.sentences {
      guard end > lowest, let sentence = context.sentence(of: end - 1) else { break }
      let range = max(lowest, sentence.lowerBound)..<end
      let found = candidates(range, isMale)
      if let asked = asked(range, isMale), !range.contains(pronoun - 1) { return asked }
      if let subject = found.subject { return subject }
      spare = spare ?? found.other
      end = range.lowerBound
    }
    return spare
  }

  /// The first person of a range who may be its subject, and the first other one.
  private func candidates(_ range: Range<Int>, _ isMale: Bool) -> (subject: Int?, other: Int?) {
    var (other, perhaps): (Int?, Int?)
    var index = range.lowerBound
    while index < range.upperBound {
      defer { index += 1 }
      if let entity = speakers[index], fits(entity, isMale) { return (entity, other) }
      guard !context.isQuoted(index), let mention = context.mention(index),
        context.mentions[mention].form != .pronoun, let entity = context.mentions[mention].entity,
        fits(entity, isMale)
      else { continue }
      let tokens = finder.tokens(of: mention)
      index = max(index, tokens.upperBound - 1)
      guard tokens.upperBound <= range.upperBound, !isGenitive(tokens.upperBound) else { continue }
      if !finder.isObject(tokens.lowerBound, range.lowerBound) { return (entity, other) }
      if other == nil, self.isMale[entity] == isMale { other = entity }
      if perhaps == nil { perhaps = entity }
    }
    return (nil, other ?? perhaps)
  }

  private func isGenitive(_ index: Int) -> Bool {
    context.isGenitive(index) || context.mark(index) == .apostrophe
      || context.mark(index) == .closeSingle
  }

  /// Whether an entity is a person who may be meant by "he" or "she".
  func fits(_ entity: Int, _ isMale: Bool) -> Bool {
    guard context.entities.indices.contains(entity), context.entities[entity].kind == .person else {
      return false
    }
    return self.isMale[entity].map { $0 == isMale } ?? true
  }

  /// The person of a range who is asked something ("Ames asked Hill whether he would go").
  private func asked(_ range: Range<Int>, _ isMale: Bool) -> Int? {
    for index in range where context.isWord(index, "asked") || context.isWord(index, "pressed") {
      guard !context.isQuoted(index), let mention = context.mention(index + 1),
        context.mentions[mention].form != .pronoun, let entity = context.mentions[mention].entity,
        fits(entity, isMale)
      else { continue }
      return entity
    }
    return nil
  }

  /// The person whom "the senator" means: the last one who was called so, or nil.
  func person(called words: Range<Int>) -> Int? {
    guard let noun = words.last, words.count > 1, words.count < 5,
      context.isWord(words.lowerBound, "the"), context.tokens[noun].casing == .lower
    else { return nil }
    let word = context.text[context.tokens[noun].span].lowercased()
    let isMan = Self.isMale(noun: noun, context)
    var index = words.lowerBound - 1
    let lowest = max(0, index - Self.reach)
    while index >= lowest {
      defer { index -= 1 }
      guard let number = context.mention(index), context.mentions[number].kind == .person,
        context.mentions[number].form != .pronoun, let entity = context.mentions[number].entity
      else { continue }
      let tokens = finder.tokens(of: number)
      index = min(index, tokens.lowerBound)
      if isMan.map({ fits(entity, $0) }) ?? true, isCalled(tokens, word) { return entity }
    }
    return nil
  }

  /// Whether a noun stands before a name as its title, or behind it between commas.
  private func isCalled(_ name: Range<Int>, _ word: String) -> Bool {
    func isNoun(_ index: Int) -> Bool {
      guard index >= 0, index < context.tokens.count, context.tokens[index].kind == .word else {
        return false
      }
      let own = context.text[context.tokens[index].span].lowercased()
      return own == word || Self.short[own] == word
        || Self.short[own] == Self.same[word, default: word]
    }
    var index = name.lowerBound - 1
    while index >= 0, name.lowerBound - index < 5,
      context.mark(index) == .none || context.mark(index) == .period
    {
      if isNoun(index) { return true }
      if context.has(index, [.preposition, .coordinator]) { break }
      index -= 1
    }
    if name.contains(where: isNoun) { return true }
    guard context.mark(name.upperBound) == .comma else { return false }
    for index in name.upperBound + 1..<min(name.upperBound + 12, context.tokens.count) {
      if context.mark(index) == .comma || context.mark(index) == .period
        || context.has(index, .preposition) || context.isFinite(index)
        || context.ends(index, (UInt8(ascii: "n"), UInt8(ascii: "g")))
      {
        return false
      }
      if isNoun(index) { return true }
    }
    return false
  }

  /// Titles that are written short before names.
  private static let short = [
    "sen": "senator", "sen.": "senator", "rep": "representative", "rep.": "representative",
    "gov": "governor", "gov.": "governor", "prof": "professor", "prof.": "professor",
    "dr": "doctor", "dr.": "doctor", "gen": "general", "gen.": "general", "sgt.": "sergeant",
    "lt.": "lieutenant", "capt.": "captain", "rev": "reverend", "rev.": "reverend",
    "pres.": "president",
  ]
  /// Other words for those who have such a title.
  private static let same = [
    "congressman": "representative", "congresswoman": "representative",
    "lawmaker": "representative",
  ]
}
