import NewsCorpus
import Testing

struct DateReaderTests {
  @Test(arguments: [
    ("2017-04-06", "2017-04-06"), ("2017-04-06T14:05:33+06:00", "2017-04-06T14:05"),
    ("2017-04-06 14:05:33.120Z", "2017-04-06T14:05"), ("2017-04", "2017-04"), ("2017", "2017"),
    ("20170406", "2017-04-06"), ("20170406T140533Z", "2017-04-06T14:05"),
    ("20170406140533", "2017-04-06T14:05"), ("2017/04/06", "2017-04-06"),
    ("Thu, 06 Apr 2017 14:05:33 +0600", "2017-04-06T14:05"),
    ("6 Apr 17 14:05 GMT", "2017-04-06T14:05"), ("Thu, 6 Apr 2017", "2017-04-06"),
    ("April 6, 2017", "2017-04-06"), ("6 April 2017", "2017-04-06"), ("Apr. 6, 2017", "2017-04-06"),
    ("April 6th, 2017, 2:05 pm", "2017-04-06T14:05"), ("April 2017", "2017-04"),
    ("Thu Apr  6 14:05:33 2017", "2017-04-06T14:05"),
    ("26-FEB-1987 15:01:01.79", "1987-02-26T15:01"),
    ("Thursday, April 6 2017 12:15 AM EST", "2017-04-06T00:15"), ("06-Apr-2017", "2017-04-06"),
    ("2017-Apr-06", "2017-04-06"), (" 2017-04-06 ", "2017-04-06"),
  ])
  func `reads common forms`(text: String, date: String) {
    #expect(DateReader.read(text.trimming())?.description == date)
  }

  @Test(arguments: [
    "", "06/04/2017", "04/06/17", "yesterday", "2017-13-01", "30 February 2017", "April", "12",
    "2017-04-06 or so", "tomorrow April 6, 2017", "6", "99999999", "2017-04-06T25:00",
  ])
  func `reads nothing that is no date, or whose order is unsure`(text: String) {
    #expect(DateReader.read(text) == nil)
  }

  @Test(arguments: [
    (Int64(1_491_487_533), "2017-04-06T14:05"), (1_491_487_533_000, "2017-04-06T14:05"),
    (2017, nil),
  ])
  func `reads seconds and milliseconds since 1970`(number: Int64, date: String?) {
    #expect(DateReader.date(timestamp: number)?.description == date)
  }
}

extension String {
  fileprivate func trimming() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
