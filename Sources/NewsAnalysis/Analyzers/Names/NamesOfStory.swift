import NewsModel

/// Which words the full names of a story are made of, so that short forms are understood.
struct NamesOfStory {
  private var surnames: Set<UInt64> = []
  private var kinds: [UInt64: Entity.Kind] = [:]

  private var organisations: Set<UInt64> = []

  /// Gathers the words of the names found so far.
  init(_ found: [FoundName], _ words: StoryWords) {
    for name in found {
      if name.kind == .person {
        let last = name.words.last { !words[$0].traits.contains(.suffix) } ?? name.words.lowerBound
        if (name.words.count > 1 && name.rule != "name+name") || name.rule == "title+name" {
          surnames.insert(words[last].hash)
        }
        if name.words.count == 3, words[last].isInner, words[last].casing == .lower {
          surnames.insert(words[name.words.lowerBound].hash)
        }
      } else if name.kind == .org, name.words.count > 1, Self.isShortName(name, words) {
        organisations.insert(words[name.words.lowerBound].hash)
      } else if name.rule == "name+facility" {
        kinds[words[name.words.lowerBound].hash] = name.kind
      }
    }
  }

  /// The kind of a short form, or nil when no full name has the word.
  func kind(of word: UInt64) -> Entity.Kind? {
    if surnames.contains(word) { return .person }
    return kinds[word] ?? (organisations.contains(word) ? .org : nil)
  }

  /// Makes a listed place a person when the story has a person of that name.
  mutating func correct(_ found: inout [FoundName], _ words: StoryWords) {
    for index in found.indices where found[index].words.count == 1 {
      let word = words[found[index].words.lowerBound]
      guard found[index].kind == .gpe || found[index].kind == .org, surnames.contains(word.hash),
        found[index].rule == LexiconList.cities.rule
          || found[index].rule == LexiconList.companies.rule
          || found[index].rule == LexiconList.provinces.rule
      else { continue }
      let before = found[index].words.lowerBound - 1
      if before >= 0, words[before].traits.contains(.placePreposition),
        words.follows(before + 1)
      {
        continue
      }
      found[index].kind = .person
      found[index].form = .surname
      found[index].rule = "story"
    }
  }

  /// Whether the first word of an organisation's name can stand for it ("Ford Motor Company").
  static func isShortName(_ name: FoundName, _ words: StoryWords) -> Bool {
    let word = words[name.words.lowerBound]
    guard word.casing == .title || word.casing == .mixed, !name.rule.hasPrefix("place") else {
      return false
    }
    let isKnown = words.lexicons.phrases[
      words.key(name.words.lowerBound..<name.words.lowerBound + 1)]
    return (isKnown ?? -1) < 0 && word.traits.isDisjoint(with: [.common, .function, .anyHead])
  }
}
