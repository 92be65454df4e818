/// The rules that find time expressions; their names stand in `found_by`, after `time:`.
package enum TimeRule: String, CaseIterable, Sendable {
  case date, numericDate = "numeric_date", month, year, weekday, deictic, shift, ago, later
  case weekdayOf = "weekday_of", weekOf = "week_of", quarter, season, decade, century, holiday
  case edge, clock, part, range, duration, anchored, set, phrase

  /// What the rule finds, in one line.
  package var summary: String {
    switch self {
    case .date: "A day of the calendar: April 6, 6 April 2017, Tuesday, May 2."
    case .numericDate: "A day in digits: 2017-04-06, 16.04.2017, 04/16/2017."
    case .month: "A month: April 2017, in May."
    case .year: "A year where the words around it show that it is one."
    case .weekday: "A day of the week, before or after the article's day."
    case .deictic: "Today, yesterday, tomorrow, tonight, the day before yesterday."
    case .shift: "This, last or next with a unit, month, day or season: last week, this June."
    case .ago: "A length of time before or after now or another day: three days ago."
    case .later: "A length of time counted from the day named before: two years later."
    case .weekdayOf: "A counted day, week or weekend of a month or year: first Monday of May."
    case .weekOf: "The week of a day, or a week by its number: the week of April 10."
    case .quarter: "A quarter or half of a year: Q3 2018, the first half of 2017."
    case .season: "A season, with or without its year: summer 2016."
    case .decade: "Ten years: the 1990s, the nineties."
    case .century: "A hundred years: the 19th century."
    case .holiday: "A holiday by its name: Christmas, Easter Monday, Nauryz."
    case .edge: "The beginning, middle or end of a period: early May, the end of the year."
    case .clock: "A time of day: 5 p.m., 17:23, noon."
    case .part: "A part of a day: Tuesday night, this morning."
    case .range: "From one point to another: May 3-5, from Monday to Friday, 2017-2018."
    case .duration: "A length of time: two and a half years, more than 20 minutes."
    case .anchored: "A length of time up to or from now: the past two weeks."
    case .set: "Times that come again: every Monday, twice a week, annually."
    case .phrase: "A phrase of the list: recently, at the moment, for a while."
    }
  }
}
