import NewsAnalysis
import NewsModel
import TestSupport
import Testing

/// Stories with very many names and roles; what takes the square of their number does not end in
/// the time that a test has.
@Suite(.timeLimit(.minutes(3)))
struct LongStoryTests {
  /// A text of many sentences with a name each, and the names.
  private static func story(
    _ count: Int, _ kind: Entity.Kind, _ sentence: (_ word: String) -> (String, String, String)
  ) -> (text: String, names: [Mention]) {
    var text = " date 2017-04-06 PARIS (Reuters) - It rained. "
    var names: [Mention] = []
    for number in 0..<count {
      let letters = String(number, radix: 10).utf8.map { Character(Unicode.Scalar($0 + 0x31)) }
      let (before, name, behind) = sentence("Z" + String(letters))
      text += before
      let start = text.utf8.count
      names.append(
        Mention(span: start..<start + name.utf8.count, kind: kind, form: .name, foundBy: "tagger"))
      text += name + behind
    }
    return (text, names)
  }

  @Test func `4,000 persons and 12,000 roles`() throws {
    let (text, names) = Self.story(4_000, .person) { word in
      ("President ", "Ada \(word)", " met the president, the Prime Minister and the leader. ")
    }
    let analysis = try NameBench.analysis(text, names: names)
    let persons = analysis.entities.filter { $0.kind == .person && $0.name.hasPrefix("Ada Z") }
    #expect(persons.count == 4_000)
    #expect(persons.last?.roles == ["President"])
    #expect(analysis.mentions.count > 12_000)
  }

  @Test func `20,000 persons of one name`() throws {
    let (text, names) = Self.story(20_000, .person) { word in ("Then ", "\(word) Byron", " left. ")
    }
    let analysis = try NameBench.analysis(text, names: names)
    #expect(analysis.entities.count == 20_000)
  }

  @Test(arguments: ["Zorin Trade", "Republic of Zorin", "ZT"])
  func `7,000 bodies whose names begin with the same words`(start: String) throws {
    let (text, names) = Self.story(7_000, .org) { word in
      ("Then the ", "\(start) \(word) Council", " left. ")
    }
    let analysis = try NameBench.analysis(text, names: names)
    #expect(analysis.entities.count == 7_000)
  }
}
