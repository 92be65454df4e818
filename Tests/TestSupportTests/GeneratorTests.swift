import TestSupport
import Testing

struct GeneratorTests {
  @Test func `repeats itself for the same seed`() {
    var (one, two, other) = (Generator(seed: 7), Generator(seed: 7), Generator(seed: 8))
    let text = one.text() + one.paragraph()
    #expect(two.text() + two.paragraph() == text)
    #expect(other.text() + other.paragraph() != text)
  }

  @Test func `follows splitmix64`() {
    var generator = Generator(seed: 0)
    #expect(generator.next() == 0xE220_A839_7B1D_CDAF)
    #expect(generator.next() == 0x6E78_9E6A_A1B9_65F4)
  }

  @Test func `brings bytes beyond ASCII, line breaks and quotation marks before long`() {
    let texts = (UInt64(0)..<100).map { seed in
      var generator = Generator(seed: seed)
      return generator.text()
    }
    let all = texts.joined()
    #expect(all.utf8.contains { $0 >= 0xF0 })
    #expect(all.contains("\r\n") && all.contains("“") && texts.contains(""))
  }
}
