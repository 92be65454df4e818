import NewsAnalysis
import TestSupport
import Testing

struct NumberAnalyzerTests {
  private func numbers(_ text: String) throws -> [String] {
    let analysis = try Workbench.paragraph(text, date: "2017-04-06")
    return analysis.numbers.map { number in
      let unit = number.unit.map { " " + $0 } ?? ""
      let modifier = number.modifier.map { " " + $0.rawValue } ?? ""
      return
        "\(analysis.text[number.span])=\(number.kind.rawValue) \(number.value)\(unit)\(modifier)"
    }
  }

  /// Texts with the only number in brackets, its kind, value, unit and modifier.
  @Test(arguments: [
    ("[300] delegates came", "number 300.0"), ("[two hundred thousand] came", "number 200000.0"),
    ("[2.5 million] came", "number 2500000.0"), ("[1,234] came", "number 1234.0"),
    ("[half a million] came", "number 500000.0"), ("[twenty-five] came", "number 25.0"),
    ("[a dozen] came", "number 12.0"), ("[one third] of it", "number 0.3333333333333333"),
    ("about [300] came", "number 300.0 APPROX"), ("more than [300] came", "number 300.0 MORE_THAN"),
    ("at least [12] died", "number 12.0 EQUAL_OR_MORE"), ("the [3rd] time", "ordinal 3.0"),
    ("the [third] time", "ordinal 3.0"), ("the [twenty-first] time", "ordinal 21.0"),
    ("fell [5 percent] then", "percent 5.0 percent"), ("fell [5%] then", "percent 5.0 percent"),
    ("fell [five per cent] then", "percent 5.0 percent"),
    ("fell [0.5 percentage points] then", "percent 0.5 percentage point"),
    ("cost [$ 75 million] then", "money 75000000.0 USD"),
    ("cost [€3.4m] then", "money 3400000.0 EUR"),
    ("cost [KZT 5bn] then", "money 5000000000.0 KZT"), ("cost [200 tenge] then", "money 200.0 KZT"),
    ("cost [US$ 2 trillion] then", "money 2000000000000.0 USD"),
    ("cost [five dollars] then", "money 5.0 USD"), ("cost [50 cents] then", "money 0.5 USD"),
    ("cost [420 million finnish markka]", "money 420000000.0 FIM"),
    ("cost [thirteen dollars and forty-five cents]", "money 13.45 USD"),
    ("ran [12 km] then", "quantity 12.0 kilometre"), ("weighs [3 tons] now", "quantity 3.0 ton"),
    ("pumps [500,000 barrels a day] now", "quantity 500000.0 barrel per day"),
    ("at [90 mph] then", "quantity 90.0 mile per hour"), ("a [12-mile] walk", "quantity 12.0 mile"),
  ])
  func `finds numbers and their values`(marked: String, expected: String) throws {
    let text = marked.filter { $0 != "[" && $0 != "]" }
    let words = marked.split(separator: "[").last?.split(separator: "]").first ?? ""
    #expect(try numbers(text) == ["\(words)=\(expected)"])
  }

  @Test(arguments: [
    "They met on 6 April 2017.", "in 2016", "for three days", "the F-16 and COVID-19", "a 2-1 win",
    "version 3.10.2", "this one", "dozens came", "the 1990s",
  ])
  func `leaves alone what is no number`(text: String) throws {
    #expect(try numbers(text) == [])
  }

  @Test func `both ends of a range have the unit`() throws {
    #expect(
      try numbers("fell 10 to 20 percent") == [
        "10=percent 10.0 percent", "20 percent=percent 20.0 percent",
      ])
  }

  @Test(arguments: 0..<200)
  func `numbers are in order, apart and inside the text`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let pieces = [
      "5", "$", "million", "two", "hundred", "and", "a", "half", "%", "percent", "1,000", "3.14",
      "-",
      "km", "dollars", "cents", "third", "3rd", "to", "999999999999999999999", "US$", "/",
      "twenty-one",
    ]
    let words = (0..<40).map { _ in generator.pick(pieces) ?? "" }
    let analysis = try Workbench.paragraph(words.joined(separator: " "), date: "2017-04-06")
    var end = 0
    for number in analysis.numbers {
      #expect(number.span.lowerBound >= end && number.span.upperBound <= analysis.text.count)
      #expect(number.value.isFinite)
      end = number.span.upperBound
    }
  }
}
