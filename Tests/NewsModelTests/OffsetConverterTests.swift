import NewsModel
import TestSupport
import Testing

struct OffsetConverterTests {
  @Test(arguments: [
    (OffsetUnit.utf8, [0, 1, 3, 6, 10, 11]), (.scalars, [0, 1, 2, 3, 4, 5]),
    (.utf16, [0, 1, 2, 3, 5, 6]),
  ])
  func `counts what the unit says`(unit: OffsetUnit, offsets: [Int]) {
    let converter = OffsetConverter(text: ArticleText("aé—📷z"), unit: unit)
    #expect([0, 1, 3, 6, 10, 11].map { converter[$0] } == offsets)
  }

  @Test(arguments: [OffsetUnit.scalars, .utf16])
  func `takes an offset inside a character for its start`(unit: OffsetUnit) {
    let converter = OffsetConverter(text: ArticleText("a📷z"), unit: unit)
    #expect((1...4).map { converter[$0] } == [1, 1, 1, 1])
  }

  @Test(arguments: OffsetUnit.allCases)
  func `stays inside the text`(unit: OffsetUnit) {
    let converter = OffsetConverter(text: ArticleText("é"), unit: unit)
    #expect(converter.byteOffset(99) == 2)
    #expect(converter.byteOffset(-1) == 0)
  }

  @Test(arguments: 0..<100)
  func `agrees with the views of a string in both directions`(seed: UInt64) {
    var generator = Generator(seed: seed)
    let string = generator.text()
    let text = ArticleText(string)
    let scalars = OffsetConverter(text: text, unit: .scalars)
    let utf16 = OffsetConverter(text: text, unit: .utf16)
    var (byte, units) = (0, 0)
    for (position, scalar) in string.unicodeScalars.enumerated() {
      #expect(scalars[byte] == position)
      #expect(utf16[byte] == units)
      #expect(scalars.byteOffset(position) == byte)
      #expect(utf16.byteOffset(units) == byte)
      byte += UTF8.width(scalar)
      units += UTF16.width(scalar)
    }
    #expect(utf16[byte] == string.utf16.count)
  }
}
