import NewsAnalysis
import NewsModel
import TestSupport
import Testing

/// Times in notes to an assistant, which look ahead.
struct TimeNotesTests {
  private static let tools = Result {
    var options = TimeOptions()
    (options.direction, options.order) = (.future, .monthFirst)
    return try AnalysisTools(lexicons: NameBench.folder, times: options)
  }

  /// Texts with the only time expression in brackets, and its value; 4:30 on a Tuesday is now.
  @Test(arguments: [
    ("book [the first two weeks of March]", "2013-W10 is 2013-03-04/2013-03-17"),
    ("sum up [the last four months of 2012]", "2012-09/2012-12"),
    ("[the first 10 days of May]", "2013-05-01/2013-05-10"),
    ("out for [3 days starting next Monday]", "2013-02-18/2013-02-20"),
    ("for [30 minutes from 4pm]", "2013-02-12T16:00/2013-02-12T16:30"),
    ("out [from 18 December for 10 days]", "2013-12-18/2013-12-27"),
    ("[the rest of the week]", "2013-02-12/2013-02-17"),
    ("[year to date]", "2013-01-01/2013-02-12"),
    ("[thanksgiving in 3 years]", "2016-11-24"), ("[March in a year]", "2014-03"),
    ("call [tmr 3]", "2013-02-13T03:00"), ("meet at [6]", "2013-02-12T06:00"),
    ("[twelve oh three]", "2013-02-12T12:03"), ("[half three]", "2013-02-13T03:30"),
    ("[ten to six]", "2013-02-12T05:50"), ("at [730 in the evening]", "2013-02-12T19:30"),
    ("[3 hours before midnight]", "2013-02-12T21:00"), ("in [three-quarters of an hour]", "T05:15"),
    ("[between the ninth and the seventeenth of April]", "2013-04-09/2013-04-17"),
    ("[18q4]", "2018-Q4"), ("[last season]", "2012-FA"),
    ("pay on [the 19th of every month]", "XX-19"),
    ("[every 4th of July]", "XXXX-07-04"), ("[every morning at 8]", "XXXX-XX-XXT08:00"),
    ("[week ending October 6th]", "2013-09-30/2013-10-06"),
    ("[the second half of the month]", "2013-02-16/2013-02-28"),
    ("[first day of next week]", "2013-02-18"), ("[3 p . m .]", "2013-02-12T15:00"),
  ])
  func `reads notes`(marked: String, value: String) throws {
    let text = marked.filter { $0 != "[" && $0 != "]" }
    let words = marked.split(separator: "[").last?.split(separator: "]").first ?? ""
    let analysis = try Self.analysis(text)
    let found = analysis.times.map { String(analysis.text[$0.span]) }
    #expect(found.count == 1)
    #expect(found.first.map { String(words).contains($0) || $0.contains(words) } == true)
    let own = analysis.times.first?.value ?? "nil"
    #expect(value.hasSuffix(own) || own.hasSuffix(value))
  }

  @Test(arguments: [
    ("next week on Tuesday or Thursday", ["2013-02-19", "2013-02-21"]),
    ("Monday, Wednesday and Friday next week", ["2013-02-18", "2013-02-20", "2013-02-22"]),
    ("this week or next", ["2013-W07", "2013-W08"]),
  ])
  func `days in a list share their week`(text: String, values: [String]) throws {
    let found = try Self.analysis(text).times.map { $0.value ?? "nil" }
    #expect(values.allSatisfy { found.contains($0) }, "\(found)")
  }

  @Test func `news takes no bare number for a time of day`() throws {
    let text =
      "He scored at 6. They won 9 to 5. It rose from 3 to 4. About 730 came, then tomorrow 3."
    let found = try Workbench.paragraph(text, date: "2013-02-12").times.map { $0.value ?? "nil" }
    #expect(found == ["2013-02-13"])
  }

  private static func analysis(_ text: String) throws -> Analysis {
    var article = try Workbench.paragraph(text, date: "2013-02-12").article
    article.date = NewsDate(iso8601: "2013-02-12T04:30").map {
      Article.Dated(value: $0, foundBy: .field)
    }
    return try tools.get().analysis(of: article)
  }
}
