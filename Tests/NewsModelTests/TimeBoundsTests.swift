import NewsModel
import Testing

struct TimeBoundsTests {
  @Test(arguments: [
    ("2017", "2017-01-01", "2017-12-31"), ("2016-02", "2016-02-01", "2016-02-29"),
    ("2017-04-06", "2017-04-06", "2017-04-06"), ("2017-Q2", "2017-04-01", "2017-06-30"),
    ("2017-H2", "2017-07-01", "2017-12-31"), ("2017-W14", "2017-04-03", "2017-04-09"),
    ("2017-W14-WE", "2017-04-08", "2017-04-09"), ("2017-SU", "2017-06-01", "2017-08-31"),
    ("2016-WI", "2016-12-01", "2017-02-28"), ("199", "1990-01-01", "1999-12-31"),
    ("18", "1800-01-01", "1899-12-31"), ("2017/2018", "2017-01-01", "2018-12-31"),
    ("2017-04-06T17:23", "2017-04-06T17:23", "2017-04-06T17:23"),
    ("2017-04-06TNI", "2017-04-06", "2017-04-06"), ("FY2019", "2019-01-01", "2019-12-31"),
  ])
  func `a value has a first and a last day`(value: String, begin: String, finish: String) {
    let bounds = TimeBounds(timex: value)
    #expect(bounds?.begin?.description == begin)
    #expect(bounds?.finish?.description == finish)
  }

  @Test(arguments: [
    "", "P3D", "PAST_REF", "XXXX-WXX-1", "2017-Q5", "2017-W99", "T", "/", "2017-13", "99999", "-",
    "2017-",
  ])
  func `what names no stretch has none`(value: String) {
    #expect(TimeBounds(timex: value) == nil)
  }

  @Test(
    arguments: [
      (TimeModifier.onOrAfter, "2017-01-01", nil), (.onOrBefore, nil, "2017-12-31"),
      (.before, nil, "2016-12-31"), (.after, "2018-01-01", nil), (.end, "2017-01-01", "2017-12-31"),
    ] as [(TimeModifier, String?, String?)])
  func `a modifier opens an end`(modifier: TimeModifier, begin: String?, finish: String?) {
    let time = TimeExpression(
      span: 0..<4, kind: .date, value: "2017", modifier: modifier, foundBy: "x")
    #expect(time.bounds?.begin?.description == begin)
    #expect(time.bounds?.finish?.description == finish)
  }
}
