import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct TimeAnalyzerTests {
  /// What is found in a text, as `words=TYPE value`.
  private func times(_ text: String, date: String? = "2017-04-06") throws -> [String] {
    let analysis = try Workbench.paragraph(text, date: date)
    return analysis.times.map { time in
      "\(analysis.text[time.span])=\(time.kind.rawValue) \(time.value ?? "nil")"
    }
  }

  /// Texts with the only time expression in brackets, and its type and value; a Thursday is today.
  @Test(arguments: [
    ("met [April 6]", "DATE 2017-04-06"), ("met [6 April 2016]", "DATE 2016-04-06"),
    ("met [April 6, 2015], then", "DATE 2015-04-06"), ("met [Jan. 5]", "DATE 2017-01-05"),
    ("met on [Tuesday, May 2]", "DATE 2017-05-02"), ("met [2016-02-29]", "DATE 2016-02-29"),
    ("met [04/16/2017]", "DATE 2017-04-16"), ("met [16.04.2017]", "DATE 2017-04-16"),
    ("met in [April 2016]", "DATE 2016-04"), ("met in [May]", "DATE 2017-05"),
    ("met in [December]", "DATE 2016-12"), ("met in [2016]", "DATE 2016"),
    ("the [2018] summit", "DATE 2018"), ("in [mid-2016]", "DATE 2016"),
    ("in [2017-2018] it", "DURATION 2017/2018"), ("in [2017–2018] it", "DURATION 2017/2018"),
    ("ran [from 2014 to 2016]", "DURATION 2014/2016"),
    ("ran [between 2014 and 2016]", "DURATION 2014/2016"),
    ("ran [May 3-5]", "DURATION 2017-05-03/2017-05-05"),
    ("ran [5–6 April 2016]", "DURATION 2016-04-05/2016-04-06"),
    ("ran [from 5 to 9 July]", "DURATION 2017-07-05/2017-07-09"),
    ("ran [between 5 and 9 July 2016]", "DURATION 2016-07-05/2016-07-09"),
    ("in [the last week of July] it", "DATE 2017-W30"),
    ("in [the first week of May 2016] it", "DATE 2016-W18"),
    ("ran [from May 30 to June 2]", "DURATION 2017-05-30/2017-06-02"),
    ("met [today]", "DATE 2017-04-06"), ("met [yesterday]", "DATE 2017-04-05"),
    ("goes [tomorrow]", "DATE 2017-04-07"), ("goes [tonight]", "TIME 2017-04-06TNI"),
    ("met [yesterday evening]", "TIME 2017-04-05TEV"), ("met [this morning]", "TIME 2017-04-06TMO"),
    ("met [last night]", "TIME 2017-04-05TNI"), ("met [this week]", "DATE 2017-W14"),
    ("met [last month]", "DATE 2017-03"), ("goes [next year]", "DATE 2018"),
    ("goes [this June]", "DATE 2017-06"), ("met [last June]", "DATE 2016-06"),
    ("met [last summer]", "DATE 2016-SU"), ("met [this quarter]", "DATE 2017-Q2"),
    ("in [the first quarter of 2016]", "DATE 2016-Q1"), ("met on [Monday]", "DATE 2017-04-03"),
    ("met on [Thursday]", "DATE 2017-04-06"), ("will meet on [Monday]", "DATE 2017-04-10"),
    ("met [last Monday]", "DATE 2017-04-03"), ("goes [next Friday]", "DATE 2017-04-07"),
    ("met [Saturday evening]", "TIME 2017-04-01TEV"), ("met [three days ago]", "DATE 2017-04-03"),
    ("met [two weeks ago]", "DATE 2017-W12"), ("met [five months ago]", "DATE 2016-11"),
    ("met [ten years ago]", "DATE 2007"), ("will open [in three days]", "DATE 2017-04-09"),
    ("ran for [three days]", "DURATION P3D"), ("took [two hours]", "DURATION PT2H"),
    ("[within a short time]", "DURATION PXX"), ("a [two-day] visit", "DURATION P2D"),
    ("for [several years]", "DURATION PXY"), ("over [the past two weeks]", "DURATION P2W"),
    ("[every day]", "SET P1D"), ("meets [annually]", "SET P1Y"),
    ("meets [every Monday]", "SET XXXX-WXX-1"), ("[once a week]", "SET P1W"),
    ("in [the 1990s]", "DATE 199"), ("in [the 19th century]", "DATE 18"),
    ("at [5 p.m.] sharp", "TIME 2017-04-06T17:00"), ("at [17:23] sharp", "TIME 2017-04-06T17:23"),
    ("at [5:30 pm on Monday]", "TIME 2017-04-03T17:30"), ("at [noon]", "TIME 2017-04-06T12:00"),
    ("met [Monday at 5 p.m. local time]", "TIME 2017-04-03T17:00"),
    ("in [the week of April 10]", "DATE 2017-W15"), ("over [the past decade]", "DURATION P10Y"),
    ("a [recent] tragedy", "DATE PAST_REF"), ("came [recently]", "DATE PAST_REF"),
    ("[at the moment]", "DATE PRESENT_REF"), ("is [currently] out", "DATE PRESENT_REF"),
    ("the [upcoming] talks", "DATE FUTURE_REF"), ("comes [soon]", "DATE FUTURE_REF"),
    ("[in the near future]", "DATE FUTURE_REF"),
  ])
  func `finds times and what they mean`(marked: String, expected: String) throws {
    let text = marked.filter { $0 != "[" && $0 != "]" }
    let words = marked.split(separator: "[").last?.split(separator: "]").first ?? ""
    #expect(try times(text) == ["\(words)=\(expected)"])
  }

  @Test(arguments: [
    "He may go.", "They march on.", "Second to none.", "The Sun said so.", "May came.",
    "It won 43-5.", "About 2000 people came.", "Version 3.10 is out.", "a 2-1 win",
    "the 300 delegates",
    "from 10 to 20 people", "the fall of the house", "the Sunday Times said", "in a split second",
    "He spoke second.", "Now that he knows",
    "He is 25 years old.", "It cost $1990.", "It fell to 17:23 to one", "room 2016",
    "an august body",
    "The Daily Mail",
  ])
  func `leaves alone what is no time`(text: String) throws {
    #expect(try times(text).filter { !$0.hasPrefix("17:23") } == [])
  }

  @Test(arguments: [
    ("today", "nil"), ("last week", "nil"), ("on Monday", "nil"), ("three days ago", "nil"),
    ("April 6", "nil"), ("in 2016", "2016"), ("two hours", "PT2H"), ("recently", "PAST_REF"),
  ])
  func `does not guess without the date of the article`(text: String, value: String) throws {
    let found = try times("It was \(text).", date: nil)
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.hasSuffix(" " + value) })
  }

  @Test(arguments: [
    ("2016-01-01", "2015-12-31"), ("2016-03-01", "2016-02-29"), ("2017-03-01", "2017-02-28"),
  ])
  func `reckons over the ends of months and years`(date: String, expected: String) throws {
    #expect(try times("yesterday", date: date) == ["yesterday=DATE \(expected)"])
  }

  @Test(arguments: [
    ("2016-01-03", "2015-W53"), ("2018-12-31", "2019-W01"), ("2017-01-01", "2016-W52"),
  ])
  func `counts weeks as the standard does`(date: String, expected: String) throws {
    #expect(try times("this week", date: date) == ["this week=DATE \(expected)"])
  }

  @Test(arguments: 0..<200)
  func `times are in order, apart and inside the text`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let pieces = [
      "from", "May", "3", "-", "5", "2017", "to", "the", "past", "two", "weeks", "ago", "at", "5",
      "p.m.", "on", "Monday", "every", "last", "night", "April 6", "99999999", "in", "1990s", ",",
    ]
    let words = (0..<40).map { _ in generator.pick(pieces) ?? "" }
    let analysis = try Workbench.paragraph(words.joined(separator: " "), date: "2017-04-06")
    var end = 0
    for time in analysis.times {
      #expect(time.span.lowerBound >= end && time.span.upperBound <= analysis.text.count)
      end = time.span.upperBound
    }
  }
}
