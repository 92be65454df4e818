import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct IdentityCheckTests {
  private func record(_ id: String, _ place: Place) -> Record {
    .article(Article(id: id, text: ArticleText("x")), at: place)
  }

  @Test func `finds every id again among many, with the place where it was first`() {
    var ids = IdentityCheck()
    let count = 20_000
    for number in 0..<count {
      let place = Place(path: "\(number / 1000).jsonl", line: number % 1000 + 1)
      guard case .article = ids.check(record("story-\(number)", place)) else {
        Issue.record("story-\(number) was not there before")
        return
      }
    }
    for number in stride(from: 0, to: count, by: 7) {
      let checked = ids.check(record("story-\(number)", Place(path: "new")))
      guard case .rejected(let rejection) = checked else {
        Issue.record("story-\(number) was there before")
        return
      }
      let first = "\(number / 1000).jsonl:\(number % 1000 + 1)"
      #expect("\(rejection)" == "new: id 'story-\(number)' is used already by \(first)")
    }
  }

  @Test(arguments: 0..<50)
  func `tells ids apart as a set does`(seed: UInt64) {
    var generator = Generator(seed: seed)
    var ids = IdentityCheck()
    var known: Set<[UInt8]> = []
    for _ in 0..<300 {
      let id = String(generator.word().prefix(Int.random(in: 0...3, using: &generator)))
      let isNew =
        if case .article = ids.check(record(id, Place(path: "p"))) { true } else { false }
      #expect(known.insert(Array(id.utf8)).inserted == isNew, "'\(id)'")
    }
  }
}
