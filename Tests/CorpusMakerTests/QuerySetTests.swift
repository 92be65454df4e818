import CorpusMaker
import Testing

struct QuerySetTests {
  /// Words of 1000 articles: two rare ones each that three others have, two common ones, one that all
  /// have, and some that a search would read in another way.
  private static func words(_ number: Int) -> [String] {
    func word(_ start: String, _ value: Int) -> String {
      let letters = Array("abcdefghij")
      return start + String(String(value).map { letters[$0.wholeNumberValue ?? 0] })
    }
    let group = number % 250
    return [
      word("rare", group), word("odd", group), word("common", number % 5),
      word("usual", number % 7), "the", "and", "été", "a1b", "ab",
    ]
  }

  private static let counts = (1...1000).reduce(into: [String: Int]()) { counts, number in
    for word in Set(words(number)) { counts[word, default: 0] += 1 }
  }

  private static func set(each: Int = 30, seed: UInt64) -> QuerySet {
    QuerySet(each: each, of: 1000, seed: seed, words: words, count: { counts[$0] ?? 0 })
  }

  @Test func `the same seed gives the same searches, another one others`() {
    #expect(Self.set(seed: 7) == Self.set(seed: 7))
    #expect(Self.set(seed: 7) != Self.set(seed: 8))
  }

  @Test func `each kind has words that are so frequent, and stand together in an article`() throws {
    let queries = Self.set(seed: 3).queries
    let articles = (1...1000).map { Set(Self.words($0)) }
    for kind in QuerySet.Kind.allCases {
      let some = queries.filter { $0.kind == kind }
      #expect(some.count == 30, "\(kind)")
      #expect(Set(some.map(\.text)).count == some.count)
      for query in some {
        let words = query.text.split(separator: " ").map(String.init)
        let isRare = words.map { (Self.counts[$0] ?? 0) <= 5 }
        #expect(isRare == [kind != .commonAndCommon, kind == .rareAndRare], "\(query)")
        #expect(words.count == 2 && words[0] != words[1])
        #expect(articles.contains { $0.isSuperset(of: words) }, "\(query)")
        #expect(words.allSatisfy { $0 != "the" && $0 != "and" && $0.utf8.count > 2 })
      }
    }
  }

  @Test func `fewer are made when the corpus has no more, and none of no articles`() {
    let set = QuerySet(
      each: 10, of: 400, seed: 1, words: { _ in ["one", "two"] },
      count: { $0 == "one" ? 2 : 100 })
    #expect(Set(set.queries.map(\.text)) == ["one two"])
    let none = QuerySet(each: 10, of: 0, seed: 1, words: { _ in [] }, count: { _ in 0 })
    #expect(none.queries.isEmpty)
  }

  @Test func `is written as lines`() {
    let set = QuerySet(
      each: 1, of: 400, seed: 1, words: { _ in ["one", "two"] },
      count: { $0 == "one" ? 2 : 100 })
    #expect(set.text(about: "Searches.") == "# Searches.\nrare + common\tone two\n")
  }
}
