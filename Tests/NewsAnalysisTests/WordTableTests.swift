import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct WordTableTests {
  @Test func `finds words whatever the case of their letters`() {
    let table = WordTable([("said", 1), ("Ärzte", 2), ("said", 3)])
    #expect(table["SAID"] == 1)
    #expect(table["Said"] == 1)
    #expect(table["ÄRZTE".lowercased()] == nil)
    #expect(table["Ärzte"] == 2)
    #expect(table["sai"] == nil)
    #expect(table[""] == nil)
    #expect(table.count == 2)
  }

  @Test func `a span outside the text is no word`() {
    let table = WordTable(words: ["ab"])
    let bytes = Array("xab".utf8)
    #expect(table.contains(bytes, 1..<3))
    #expect(!table.contains(bytes, 2..<9))
    #expect(!table.contains(bytes, 1..<1))
  }

  @Test(arguments: 0..<20)
  func `holds as many words as it is given`(seed: UInt64) {
    var generator = Generator(seed: seed)
    var table = WordTable(capacity: 1)
    var words: [String: Int] = [:]
    for number in 0..<500 {
      let word = generator.word().lowercased() + String(Int.random(in: 0...200, using: &generator))
      if words[word] == nil { words[word] = number }
      table.insert(Array(word.utf8), number)
    }
    for (word, number) in words { #expect(table[word] == number) }
  }
}
