import NewsModel
import TestSupport
import Testing

struct NewsDateTests {
  @Test(arguments: [
    "2017", "2017-04", "2017-04-06", "2017-04-06T17:23", "0001-01-01", "2016-02-29",
  ])
  func `reads and writes ISO 8601`(text: String) {
    #expect(NewsDate(iso8601: text)?.description == text)
  }

  @Test(arguments: [
    ("2017-04-06 17:23", "2017-04-06T17:23"), ("2017-04-06T17:23:59Z", "2017-04-06T17:23"),
    ("2017-04-06T17:23+06:00", "2017-04-06T17:23"),
  ])
  func `leaves out seconds and zone`(text: String, expected: String) {
    #expect(NewsDate(iso8601: text)?.description == expected)
  }

  @Test(arguments: [
    "", "17", "2017-4-6", "2017-13", "2017-00-01", "2017-02-29", "2017-04-31", "2017-04-06T24:00",
    "2017-04-06T1", "0000", "yesterday", "2017/04/06", "２０１７",
  ])
  func `refuses what is no date`(text: String) {
    #expect(NewsDate(iso8601: text) == nil)
  }

  @Test func `orders by time, the coarser first`() {
    let texts = ["2016-12-31", "2017", "2017-04", "2017-04-06", "2017-04-06T00:00", "2017-04-07"]
    let dates = texts.compactMap { NewsDate(iso8601: $0) }
    #expect(dates.reversed().sorted().map(\.description) == texts)
  }

  @Test(arguments: [
    ("1970-01-01", 0, 4), ("2017-04-06", 17_262, 4), ("2000-02-29", 11_016, 2),
    ("1969-12-31", -1, 3),
  ])
  func `knows the day's number and weekday`(text: String, number: Int, weekday: Int) {
    let date = NewsDate(iso8601: text)
    #expect(date?.dayNumber == number)
    #expect(date?.weekday == weekday)
  }

  @Test(arguments: 0..<200)
  func `finds the way back from a day's number`(seed: UInt64) {
    var generator = Generator(seed: seed)
    let number = Int.random(in: -719_162...2_932_896, using: &generator)
    let date = NewsDate(dayNumber: number)
    #expect(date?.dayNumber == number)
    #expect(date.flatMap { NewsDate(iso8601: $0.description) } == date)
  }

  @Test func `ends with the year 9999`() {
    #expect(NewsDate(dayNumber: 2_932_897) == nil)
    #expect(NewsDate(dayNumber: -719_163) == nil)
  }
}
