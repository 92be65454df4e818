import NewsAnalysis
import NewsModel
import TestSupport
import Testing

/// Holidays of calendars that follow the moon, and what stands beside a holiday.
struct HolidayTests {
  private static func values(_ text: String) throws -> [String] {
    try Workbench.paragraph(text, date: "2017-04-06").times.map { $0.value ?? "nil" }
  }

  @Test(arguments: [
    ("Eid al-Fitr 2011", "2011-08-30"), ("Eid al-Fitr 2018", "2018-06-15"),
    ("Eid al-Adha 2017", "2017-09-01"), ("Eid al-Adha 2020", "2020-07-31"),
    ("Islamic New Year 2019", "2019-08-31"),
  ])
  func `Islamic months begin behind the new moon`(name: String, day: String) throws {
    #expect(try Self.values("They met on \(name).") == [day])
  }

  @Test(arguments: [
    ("Diwali 2012", "2012-11-13"), ("Diwali 2024", "2024-10-31"), ("Diwali 2001", "2001-11-14"),
    ("Ganesh Chaturthi 2019", "2019-09-02"), ("Raksha Bandhan 2018", "2018-08-26"),
    ("Maha Shivaratri 2019", "2019-03-04"), ("Ram Navami 2018", "2018-03-25"),
    ("Guru Nanak Jayanti 2018", "2018-11-23"), ("Holi 2018", "2018-03-02"),
    ("Buddha Purnima 2018", "2018-04-30"), ("Dussehra 2018", "2018-10-18"),
  ])
  func `Hindu festivals follow sun and moon`(name: String, day: String) throws {
    #expect(try Self.values("They met on \(name).") == [day])
  }

  @Test(arguments: [
    ("Chinese New Year 1970", "1970-02-06"), ("Chinese New Year 1985", "1985-02-20"),
    ("Chinese New Year 2017", "2017-01-28"), ("Chinese New Year 2050", "2050-01-23"),
    ("Chinese New Year 2034", "2034-02-19"),
    ("Chinese New Year 2000", "2000-02-05"), ("Chinese New Year 2015", "2015-02-19"),
    ("Parsi New Year 2018", "2018-08-17"), ("Parsi New Year 2021", "2021-08-16"),
  ])
  func `others have rules of their own`(name: String, day: String) throws {
    #expect(try Self.values("They met on \(name).") == [day])
  }

  @Test(arguments: [
    ("the day before Christmas 2016", "2016-12-24"),
    ("the Tuesday after Labor Day 2016", "2016-09-06"),
    ("the week after Easter 2017", "2017-W16"),
    ("Labor Day weekend 2017", "2017-09-02/2017-09-04"),
    ("Memorial Day weekend", "2017-05-27/2017-05-29"),
  ])
  func `days and weekends beside a holiday`(text: String, value: String) throws {
    #expect(try Self.values("They met on \(text).").first == value)
  }
}
