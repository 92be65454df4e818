import TestSupport
import Testing
import TokenPatterns

struct RandomPatternTests {
  @Test(arguments: 0..<400)
  func `finds what trying everything finds`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let story = generator.story()
    let reference = generator.pattern(depth: 3)
    let pattern = try TokenPattern(reference.source)
    for mode in PatternMode.allCases {
      let found = pattern.matches(in: PatternStory(story), mode: mode)
      let expected = reference.matches(in: story, mode)
      #expect(found.map(\.tokens) == expected, "\(mode) \(reference.source) in \(story.words)")
    }
  }

  @Test(arguments: 0..<100)
  func `one pattern over many stories finds the same as a new one`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let reference = generator.pattern(depth: 3)
    let pattern = try TokenPattern(reference.source)
    let vocabularies = PatternVocabularies()
    for _ in 0..<5 {
      let story = generator.story()
      let found = pattern.matches(in: PatternStory(story, vocabularies: vocabularies))
      let expected = reference.matches(in: story, .longest)
      #expect(found.map(\.tokens) == expected, "\(reference.source) in \(story.words)")
    }
  }

  @Test(arguments: 0..<200)
  func `a set finds in sentences what each of its patterns finds there`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let story = generator.story()
    let patterns = try (0..<6).map { _ in try TokenPattern(generator.pattern(depth: 2).source) }
    let found = PatternSet(patterns).matches(in: PatternStory(story))
    var expected: [[Int]] = []
    for sentence in story.regions(.sentence) {
      for (number, pattern) in patterns.enumerated() {
        for match in pattern.matches(in: PatternStory(story), within: sentence.tokens) {
          expected.append([number, match.tokens.lowerBound, match.tokens.upperBound])
        }
      }
    }
    #expect(
      found.map { [$0.pattern, $0.match.tokens.lowerBound, $0.match.tokens.upperBound] }
        == expected, "\(patterns.map(\.source)) in \(story.words)")
  }
}

extension Generator {
  /// A story of few different words with some regions.
  mutating func story() -> MadeUpStory {
    let count = Int.random(in: 0...30, using: &self)
    let story = MadeUpStory(
      words: (0..<count).map { _ in pick(["a", "b", "c", "A", "bs"]) ?? "a" })
    story.known[.sentence] = regions(in: count, chance: 1)
    story.known[.quote] = regions(in: count, chance: 2)
    story.known[.mention] = regions(in: count, chance: 2).flatMap { region in
      let inner = Int.random(in: region.tokens, using: &self)
      let nested = PatternRegion(tokens: inner..<inner + 1, kind: "GPE", form: "name", key: 4)
      return chance(oneIn: 3) && region.tokens.count > 1 ? [region, nested] : [region]
    }
    return story
  }

  private mutating func regions(in count: Int, chance: Int) -> [PatternRegion] {
    var (regions, place): ([PatternRegion], Int) = ([], 0)
    while place < count {
      let end = min(count, place + Int.random(in: 1...6, using: &self))
      if self.chance(oneIn: chance) {
        let key = Int.random(in: 0...3, using: &self)
        regions.append(
          PatternRegion(
            tokens: place..<end, kind: key < 2 ? "PERSON" : "ORG", form: "name",
            id: key % 2 == 0 ? "person:a" : "", key: key))
      }
      place = end
    }
    return regions
  }
}
