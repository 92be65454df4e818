import NewsAnalysis
import NewsModel
import Testing

struct StoryEvidenceTests {
  private static func input(_ keys: [UInt64]) -> TaggerInput {
    var input = TaggerInput()
    input.keys = keys
    input.words = keys.indices.map { Int32($0) }
    input.continues = Array(repeating: false, count: keys.count)
    input.capitals = Array(repeating: true, count: keys.count)
    return input
  }

  @Test func `a word is what it is elsewhere, and itself does not count`() {
    let person = UInt8(TagSet.begin(0))
    let features = { (keys: [UInt64], labels: [UInt8]) in
      StoryEvidence(Self.input(keys), labels: labels).features(of: Self.input(keys), labels: labels)
    }
    let alone = features([7, 8], [person, 0])
    let twice = features([7, 7], [person, 0])
    #expect(twice[3] != alone[0], "the second is a person elsewhere")
    #expect(features([7, 8], [person, person])[0] == alone[0], "nothing is elsewhere")
    #expect(features([7, 7], [0, person])[0] == twice[3], "the order does not matter")
  }

  @Test func `a word may occur as often as it likes`() throws {
    let count = 70_000
    let keys = Array(repeating: UInt64(7), count: count)
    let labels = Array(repeating: UInt8(TagSet.begin(1)), count: count)
    let features = StoryEvidence(Self.input(keys), labels: labels).features(
      of: Self.input(keys), labels: labels)
    #expect(features.count == count * TaggerInput.storyWidth)
    let text = String(repeating: "Quorvex ", count: count)
    #expect(try NameBench.analysis(text).names.count <= count)
  }
}
