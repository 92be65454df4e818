import NewsCorpus
import Testing

struct DateFormatTests {
  @Test(arguments: [
    ("%d/%m/%Y", "06/04/2017", "2017-04-06"), ("%m/%d/%y", "4/6/17", "2017-04-06"),
    ("%d.%m.%Y %H:%M", "6.4.2017 14:05", "2017-04-06T14:05"),
    ("%B %d, %Y %I:%M %p", "April 6, 2017 2:05 PM", "2017-04-06T14:05"),
    ("%Y", "2017", "2017"), ("%d%%%m%%%Y", "06%04%2017", "2017-04-06"),
    ("%d/%m/%Y", "31/02/2017", nil), ("%d/%m/%Y", "06/04/2017 x", nil), ("%d/%m/%Y", "", nil),
    ("%d/%m/%Y", "April", nil),
  ])
  func `reads dates of its form`(pattern: String, text: String, date: String?) throws {
    #expect(try DateFormat(pattern).read(text)?.description == date)
  }

  @Test(arguments: [
    ("%d/%q/%Y", "unknown letter '%q'"), ("%Y%", "a letter is missing"),
    ("d/m/y", "expected a format"),
  ])
  func `says what is wrong with a format`(pattern: String, problem: String) {
    let error = #expect(throws: DateFormat.Problem.self) { try DateFormat(pattern) }
    #expect(error?.description.hasPrefix(problem) == true)
  }
}
