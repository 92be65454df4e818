import NewsAnalysis
import TestSupport
import Testing

/// Kinds of expressions with their modifiers.
struct TimeModifierTests {
  /// Texts with the only time expression in brackets, its type, value and modifier; today is
  /// Thursday, 6 April 2017.
  @Test(arguments: [
    ("met on [January 5th, 2016]", "DATE 2016-01-05"),
    ("met on [the 5th of May 2016]", "DATE 2016-05-05"),
    ("met on [Tues., Jan. 3]", "DATE 2017-01-03"),
    ("met on [5-Aug-2016]", "DATE 2016-08-05"),
    ("met on [3/14/2016]", "DATE 2016-03-14"),
    ("met on [05/04/2017]", "DATE nil"),
    ("in [May of 2015] it", "DATE 2015-05"),
    ("in [the summer of 2016] it", "DATE 2016-SU"),
    ("in [winter 2015] it", "DATE 2015-WI"),
    ("in [Q3 2018] it", "DATE 2018-Q3"),
    ("in [the third quarter] it", "DATE 2017-Q3"),
    ("in [the second half of 2016] it", "DATE 2016-H2"),
    ("in [the first half of last year] it", "DATE 2016-H1"),
    ("in [FY2019] it", "DATE FY2019"),
    ("in [fiscal 2016] it", "DATE FY2016"),
    ("in [the 1990s] it", "DATE 199"),
    ("in [the nineties] it", "DATE 199"),
    ("in [the '80s] it", "DATE 198"),
    ("in [the late 1960s] it", "DATE 196 END"),
    ("in [the 21st century] it", "DATE 20"),
    ("in [the early twentieth century] it", "DATE 19 START"),
    ("in [early 2016] it", "DATE 2016 START"),
    ("in [mid-May] it", "DATE 2017-05 MID"),
    ("at [the end of the year] it", "DATE 2017 END"),
    ("at [the beginning of March] it", "DATE 2017-03 START"),
    ("[later this month] it", "DATE 2017-04 END"),
    ("[earlier this week] it", "DATE 2017-W14 START"),
    ("met [last Tuesday]", "DATE 2017-04-04"),
    ("met [the day before yesterday]", "DATE 2017-04-04"),
    ("goes [the day after tomorrow]", "DATE 2017-04-08"),
    ("met [a week ago]", "DATE 2017-W13"),
    ("met [a year ago]", "DATE 2016"),
    ("met [two and a half years ago]", "DATE 2014"),
    ("met [more than a decade ago]", "DATE 200 BEFORE"),
    ("met [two weeks before Christmas]", "DATE 2016-12-11"),
    ("met on [Yom HaShoah 2018]", "DATE 2018-04-11"),
    ("met on [Purim 2018]", "DATE 2018-02-28"),
    ("met on [Chinese New Year 2019]", "DATE 2019-02-05"),
    ("met on [Clean Monday 2018]", "DATE 2018-02-19"),
    ("met on [World Refugee Day]", "DATE 2017-06-20"),
    ("will go [in two years]", "DATE 2019"),
    ("met on [Monday night]", "TIME 2017-04-03TNI"),
    ("met [early Monday]", "DATE 2017-04-03 START"),
    ("met on [Tuesday morning]", "TIME 2017-04-04TMO"),
    ("met on [the night of April 3]", "TIME 2017-04-03TNI"),
    ("met at [half past six on Monday]", "TIME 2017-04-03T06:30"),
    ("at [9:30 a.m. EST on Friday] it", "TIME 2017-03-31T09:30-05:00"),
    ("at [17:00 GMT] it", "TIME 2017-04-06T17:00Z"),
    ("met over [the weekend]", "DATE 2017-W13-WE"),
    ("met [this past weekend]", "DATE 2017-W13-WE"),
    ("since [2014] it", "DATE 2014 ON_OR_AFTER"),
    ("until [Friday] it", "DATE 2017-04-07 ON_OR_BEFORE"),
    ("before [2010] it", "DATE 2010 BEFORE"),
    ("after [March 2016] it", "DATE 2016-03 AFTER"),
    ("[around 2010] it", "DATE 2010 APPROX"),
    ("by [the end of 2018] it", "DATE 2018 END"),
    ("ran [from Monday through Wednesday]", "DURATION 2017-04-03/2017-04-05"),
    ("ran [from May to July 2016]", "DURATION 2016-05/2016-07"),
    ("ran [from December 2015 to March 2016]", "DURATION 2015-12/2016-03"),
    ("open [from 5 to 7 pm]", "DURATION 2017-04-06T17:00/2017-04-06T19:00"),
    ("open [9 a.m. to 5 p.m.]", "DURATION 2017-04-06T09:00/2017-04-06T17:00"),
    ("open [4pm-6pm]", "DURATION 2017-04-06T16:00/2017-04-06T18:00"),
    ("in [2014-15] it", "DURATION 2014/2015"),
    ("took [two and a half years]", "DURATION P2.5Y"),
    ("took [half an hour]", "DURATION PT30M"),
    ("took [an hour and a half]", "DURATION PT1.5H"),
    ("took [two years and three months]", "DURATION P2Y3M"),
    ("took [more than 20 minutes]", "DURATION PT20M MORE_THAN"),
    ("took [at least three days]", "DURATION P3D EQUAL_OR_MORE"),
    ("took [up to six weeks]", "DURATION P6W EQUAL_OR_LESS"),
    ("took [less than two hours]", "DURATION PT2H LESS_THAN"),
    ("took [about a month]", "DURATION P1M APPROX"),
    ("took [nearly four years]", "DURATION P4Y LESS_THAN"),
    ("took [a few days]", "DURATION PXD"),
    ("for [decades] it", "DURATION PXY"),
    ("a [three-month] visit", "DURATION P3M"),
    ("in [the next three days] it", "DURATION P3D"),
    ("over [the last six months]", "DURATION P6M"),
    ("[twice a week] it", "SET P1W"),
    ("[three times a year] it", "SET P1Y"),
    ("[every two weeks] it", "SET P2W"),
    ("[every other day] it", "SET P2D"),
    ("[every Monday] it", "SET XXXX-WXX-1"),
    ("on [Tuesdays] it", "SET XXXX-WXX-2"),
    ("[every morning] it", "SET XXXX-XX-XXTMO"),
    ("[every December] it", "SET XXXX-12"),
    ("at [Christmas] it", "DATE 2016-12-25"),
    ("on [Easter Monday] it", "DATE 2017-04-17"),
    ("on [Good Friday 2018] it", "DATE 2018-03-30"),
    ("on [Thanksgiving 2016] it", "DATE 2016-11-24"),
    ("on [New Year's Eve] it", "DATE 2016-12-31"),
    ("on [Labor Day 2016] it", "DATE 2016-09-05"),
    ("on [Nauryz] it", "DATE 2017-03-21"),
    ("on [Memorial Day 2016] it", "DATE 2016-05-30"),
    ("on [the first Monday of May] it", "DATE 2017-05-01"),
    ("on [the third Thursday in November 2016] it", "DATE 2016-11-17"),
    ("in [the last week of July] it", "DATE 2017-W30"),
    ("it came [in recent years]", "DATE PAST_REF"),
  ])
  func `says how a value is to be read`(marked: String, expected: String) throws {
    let text = marked.filter { $0 != "[" && $0 != "]" }
    let words = marked.split(separator: "[").last?.split(separator: "]").first ?? ""
    let analysis = try Workbench.paragraph(text, date: "2017-04-06")
    let found = analysis.times.map { time in
      let modifier = time.modifier.map { " " + $0.rawValue } ?? ""
      return "\(analysis.text[time.span])=\(time.kind.rawValue) \(time.value ?? "nil")\(modifier)"
    }
    #expect(found == ["\(words)=\(expected)"])
  }

  @Test(
    arguments: [
      ("twice a week", "2X", nil), ("three times a year", "3X", nil),
      ("every Monday", nil, "EVERY"),
      ("each year", nil, "EACH"),
    ] as [(String, String?, String?)])
  func `says how often a set comes round`(text: String, frequency: String?, quantity: String?)
    throws
  {
    let times = try Workbench.paragraph("They meet \(text).", date: "2017-04-06").times
    #expect(times.map(\.frequency) == [frequency])
    #expect(times.map(\.quantity) == [quantity])
  }

  @Test(arguments: [
    ("He visited Lima on Monday.", "2017-04-03"), ("He will visit Lima on Monday.", "2017-04-10"),
    ("The visit to Lima is scheduled for Monday.", "2017-04-10"),
    ("On Monday, the court will rule.", "2017-04-10"),
    ("On Monday, the court ruled.", "2017-04-03"),
    ("He said on Monday that talks will begin.", "2017-04-03"),
    ("Open until Monday.", "2017-04-10"),
  ])
  func `the words around a day of the week say which one it is`(text: String, value: String) throws
  {
    #expect(try Workbench.paragraph(text, date: "2017-04-06").times.map(\.value) == [value])
  }

  @Test(arguments: [
    (TimeDirection.past, "2017-04-03", "2016-12"), (.future, "2017-04-10", "2017-12"),
    (.nearest, "2017-04-03", "2016-12"), (.news, "2017-04-03", "2016-12"),
  ])
  func `looks where it is told to look`(direction: TimeDirection, day: String, month: String) throws
  {
    var options = TimeOptions()
    options.direction = direction
    let times = try Self.times("We were there on Monday and in December.", options)
    #expect(times == [day, month])
  }

  @Test(arguments: [
    (DateOrder.unresolved, "nil"), (.monthFirst, "2017-05-04"), (.dayFirst, "2017-04-05"),
  ])
  func `reads doubtful dates as it is told to`(order: DateOrder, value: String) throws {
    var options = TimeOptions()
    options.order = order
    #expect(try Self.times("We met on 05/04/2017.", options) == [value])
  }

  private static func times(_ text: String, _ options: TimeOptions) throws -> [String] {
    let tools = try AnalysisTools(lexicons: NameBench.folder, times: options)
    let article = try Workbench.paragraph(text, date: "2017-04-06").article
    return tools.analysis(of: article).times.map { $0.value ?? "nil" }
  }

  @Test func `a length up to today has its days`() throws {
    let times = try Workbench.paragraph("It fell over the past two weeks.", date: "2017-04-06")
      .times
    #expect(times.first?.bounds?.begin?.description == "2017-03-23")
    #expect(times.first?.bounds?.finish?.description == "2017-04-06")
  }

  @Test func `long runs of the words of times take time in proportion`() throws {
    let piece = "from May 3 to 5 past the last two and a half years ago on Monday at 5 "
    let text = String(repeating: piece, count: 4000)
    let analysis = try Workbench.paragraph(text, date: "2017-04-06")
    #expect(analysis.times.count >= 4000)
  }
}
