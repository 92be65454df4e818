import NewsAnalysis
import NewsModel
import TestSupport
import Testing

/// Texts that are written to break the rules of times and numbers.
struct TimeAttackTests {
  private func times(_ text: String, date: String? = "2017-04-06") throws -> [String] {
    let analysis = try Workbench.paragraph(text, date: date)
    return analysis.times.map { "\(analysis.text[$0.span])=\($0.value ?? "nil")" }
  }

  private func numbers(_ text: String) throws -> [String] {
    let analysis = try Workbench.paragraph(text, date: "2017-04-06")
    return analysis.numbers.map { number in
      let unit = number.unit.map { " " + $0 } ?? ""
      return "\(analysis.text[number.span])=\(number.value)\(unit)"
    }
  }

  @Test(arguments: [
    "two days after ", "two weeks before the end of ", "the ", "half past ", "a quarter to ",
    "the day before ", "early ", "from ", "end of the ", "5 minutes to ", "3 March and 4 ",
    "two days after the morning of ", "1-", "100 ", "million ", "next week on ", "1900-",
    "a week on Monday ",
  ])
  func `words again and again are read without end`(words: String) throws {
    let text = String(repeating: words, count: 1000)
    for date in ["2017-04-06", nil] {
      let analysis = try Workbench.paragraph(text, date: date)
      #expect(analysis.numbers.allSatisfy { $0.value.isFinite })
    }
  }

  @Test(arguments: 0..<60)
  func `any words of time are read`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let pieces = [
      "two", "days", "after", "weeks", "before", "the", "end", "of", "half", "past", "a", "quarter",
      "to", "on", "Monday", "from", "between", "and", "March", "3", "2017", "'98", "-", "24:00",
      "morning", "first", "six", "months", "in", "last", "next", "ago", "later", "early", "mid",
      "1990s", "noon", "every", "at", "weekend", "1st", "century", "BC", ",", ".", "million", "$",
    ]
    let few = (0..<4).map { _ in generator.pick(pieces) ?? "" }
    let cycle = String(repeating: few.joined(separator: " ") + " ", count: 200)
    let mixed = (0..<1000).map { _ in generator.pick(pieces) ?? "" }.joined(separator: " ")
    for text in [cycle, mixed] {
      let analysis = try Workbench.paragraph(text, date: "2017-04-06")
      var end = 0
      for time in analysis.times {
        #expect(time.span.lowerBound >= end && time.span.upperBound <= analysis.text.count)
        end = time.span.upperBound
      }
      #expect(analysis.numbers.allSatisfy { $0.value.isFinite })
    }
  }

  @Test(arguments: [
    ("They met on 5 March. It rained.", ["5 March=2017-03-05"]),
    ("They met on 5 Mar. and left.", ["5 Mar.=2017-03-05"]),
    ("It took 3-4 weeks.", ["3-4 weeks=P4W"]),
    ("It took two or three days.", ["two or three days=P3D"]),
    ("It was March 3 and 4.", ["March 3=2017-03-03", "4=2017-03-04"]),
    ("On March 3 and 4 people died.", ["March 3=2017-03-03"]),
    ("It is open 3 to 5 March.", ["3 to 5 March=2017-03-03/2017-03-05"]),
    ("at 24:00 on 6 April", ["24:00 on 6 April=2017-04-07T00:00"]),
    ("On Friday 13, they met.", ["Friday 13=2017-01-13"]),
    ("On Friday 13 people met.", ["Friday=2017-03-31"]),
    ("It opens a week on Monday.", ["a week on Monday=2017-04-17"]),
    ("It fell on Wednesday, the 10th consecutive increase.", ["Wednesday=2017-04-05"]),
    ("It came on Tuesday, the 1st goal.", ["Tuesday=2017-04-04"]),
    ("It came on Tuesday, the 4th.", ["Tuesday, the 4th=2017-04-04"]),
    ("In 2014 it fell. Three days later it rose.", ["2014=2014", "Three days=P3D"]),
    ("In 2014 it fell. Two years later it rose.", ["2014=2014", "Two years later=2016"]),
    ("in the summer of '69", ["the summer of '69=1969-SU"]), ("since '98 it", ["'98=1998"]),
    ("in the mid-90s", ["the mid-90s=199"]),
    ("They met at the weekend.", ["the weekend=2017-W13-WE"]),
    ("in the 1st century BC", ["the 1st century BC=nil"]),
    ("It was 2017-02-30 then.", ["2017-02-30=nil"]),
    ("It was 9999-99-99 then.", ["9999-99-99=nil"]),
    ("Then Mr Friday came.", []), ("A book by June Jones sold.", []), ("1999 houses fell.", []),
    ("2016 marks a change.", ["2016=2016"]),
    ("in the first six months of 2019", ["the first six months of 2019=2019-01/2019-06"]),
    ("in the last three months of 2016", ["the last three months of 2016=2016-10/2016-12"]),
  ])
  func `takes of a sentence what is a time`(text: String, expected: [String]) throws {
    #expect(try times(text) == expected)
  }

  @Test(arguments: [
    ("a $5 billion bid", ["$5 billion=5000000000.0 USD"]), ("a $3 fee", ["$3=3.0 USD"]),
    ("class A $3 shares", ["$3=3.0 USD"]), ("cost C$7 then", ["C$7=7.0 CAD"]),
    ("cost R$20 million", ["R$20 million=20000000.0 BRL"]), ("cost S$3 then", ["S$3=3.0 SGD"]),
    ("cost A$3 then", ["A$3=3.0 AUD"]), ("cost CA$5 then", ["CA$5=5.0 CAD"]),
    ("cost $5 to $10 million", ["$5=5000000.0 USD", "$10 million=10000000.0 USD"]),
    ("between 5 and 10 million people", ["5=5000000.0", "10 million=10000000.0"]),
    ("cost $1,500-$2,000 then", ["$1,500=1500.0 USD", "$2,000=2000.0 USD"]),
    ("from $500 to $2 million", ["$500=500.0 USD", "$2 million=2000000.0 USD"]),
    ("cost €1,2 bn then", ["€1,2 bn=1200000000.0 EUR"]),
    ("cost Rs 35,000 crore then", ["Rs 35,000 crore=350000000000.0 INR"]),
    ("rose 3.2pc then", ["3.2pc=3.2 percent"]),
    ("fell -5 percent then", ["-5 percent=-5.0 percent"]),
    ("one and a half million came", ["one and a half million=1500000.0"]),
    ("about ½ million came", ["½ million=500000.0"]), ("cost $1e400 then", []),
    ("call 0800 555 0199 then", []), ("call +44 20 7946 0958 then", []),
    ("five hundred million billion trillion came", ["five hundred million billion trillion=5e+29"]),
  ])
  func `takes of a sentence what is a number`(text: String, expected: [String]) throws {
    #expect(try numbers(text) == expected)
    #expect(try times(text) == [])
  }
}
