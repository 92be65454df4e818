import NewsModel

extension TimeScanner {
  /// A day of the calendar: "April 6", "6 April 2017", "2017-04-06", "06/04/2017" when it is clear.
  func date(at index: Int) -> Match? {
    if let value = numericDate(index) {
      return Match(first: index, next: index + 1, kind: .date, value: value)
    }
    guard let found = matcher.match(at: index) else { return nil }
    let value = found.date.date ?? reference?.resolve(found.date)
    return Match(first: index, next: found.next, kind: .date, value: value?.description)
  }

  private func numericDate(_ index: Int) -> String? {
    let token = tokens[index]
    guard token.kind == .number, token.casing == .none, (8...10).contains(token.span.count) else {
      return nil
    }
    let marks = text.bytes[token.span].filter { $0 < 0x30 || $0 > 0x39 }
    guard marks.count == 2, marks[0] == marks[1], "/.-".utf8.contains(marks[0]) else { return nil }
    let parts = text.bytes[token.span].split(separator: marks[0]).map { part in
      text.number(part.startIndex..<part.endIndex) ?? 0
    }
    guard parts.count == 3 else { return nil }
    if parts[0] > 999 {
      return NewsDate(year: parts[0], month: parts[1], day: parts[2])?.description
    }
    guard parts[2] > 999 else { return nil }
    let dayFirst = NewsDate(year: parts[2], month: parts[1], day: parts[0])
    let monthFirst = NewsDate(year: parts[2], month: parts[0], day: parts[1])
    if marks[0] == UInt8(ascii: ".") { return dayFirst?.description }
    guard dayFirst == nil || monthFirst == nil || dayFirst == monthFirst else { return nil }
    return (dayFirst ?? monthFirst)?.description
  }

  /// Days from one to another: "May 3-5", "5-6 April 2016", "April 28 to May 3".
  func dateRange(at index: Int) -> Match? {
    if let month = matcher.month(at: index), let days = dayPair(index + 1) {
      return range(month, days, first: index, next: index + 2)
    }
    if let days = dayPair(index), let month = matcher.month(at: index + 1) {
      return range(month, days, first: index, next: index + 2)
    }
    if let days = spelledDays(index), let month = matcher.month(at: index + 3) {
      return range(month, days, first: index - 1, next: index + 4)
    }
    guard let start = matcher.match(at: index), isRangeMark(start.next) else { return nil }
    var end = matcher.match(at: start.next + 1)
    if end == nil, matcher.month(at: index) != nil, let day = matcher.day(at: start.next + 1) {
      end = (StatedDate(month: start.date.month, day: day), start.next + 2)
    }
    guard let end else { return nil }
    var first = start.date
    if first.year == nil { first.year = end.date.year }
    let begin = isWord(index - 1, "from") ? index - 1 : index
    guard let from = reference?.resolve(first) ?? first.date,
      let to = end.date.date
        ?? NearDate(reference: from).nearest(
          month: end.date.month, day: end.date.day)
    else { return Match(first: begin, next: end.next, kind: .duration, value: nil) }
    return Match(first: begin, next: end.next, kind: .duration, value: "\(from)/\(to)")
  }

  /// The days of "from 5 to 9 July" and "between 5 and 9 July", asked at the first one.
  private func spelledDays(_ index: Int) -> (Int, Int)? {
    let isFrom = isWord(index - 1, "from")
    guard isFrom || isWord(index - 1, "between"),
      isFrom ? isRangeMark(index + 1) : isWord(index + 1, "and"),
      let first = matcher.day(at: index), let last = matcher.day(at: index + 2), first < last
    else { return nil }
    return (first, last)
  }

  private func isRangeMark(_ index: Int) -> Bool {
    guard index < tokens.endIndex else { return false }
    if isWord(index, "to") || isWord(index, "until") || isWord(index, "through") { return true }
    return ["-", "–", "—"].contains(text[tokens[index].span])
  }

  private func range(_ month: Int, _ days: (Int, Int), first: Int, next: Int) -> Match? {
    var next = next
    var stated = StatedDate(month: month, day: days.0)
    let yearAt = next < tokens.endIndex && text[tokens[next].span] == "," ? next + 1 : next
    if let year = matcher.year(at: yearAt) { (stated.year, next) = (year, yearAt + 1) }
    guard stated.isPossible else { return nil }
    let from = stated.date ?? reference?.resolve(stated)
    let to = from.flatMap { NewsDate(year: $0.year, month: month, day: days.1) }
    let value = from.flatMap { from in to.map { "\(from)/\($0)" } }
    return Match(first: first, next: next, kind: .duration, value: value)
  }

  /// Two days of a month in one token ("3-5"), the first before the second.
  private func dayPair(_ index: Int) -> (Int, Int)? {
    guard let pair = numberPair(index), (1...31).contains(pair.0), (1...31).contains(pair.1),
      pair.0 < pair.1
    else { return nil }
    return pair
  }

  /// Two numbers in one token with a hyphen or dash between ("2017–2018").
  func numberPair(_ index: Int) -> (Int, Int)? {
    guard index < tokens.endIndex, tokens[index].kind == .number else { return nil }
    let span = tokens[index].span
    guard let mark = text.bytes[span].firstIndex(where: { $0 < 0x30 || $0 > 0x39 }),
      let last = text.bytes[span].lastIndex(where: { $0 < 0x30 || $0 > 0x39 }),
      ["-", "–", "/", "‑", "‒"].contains(text[mark..<last + 1]),
      let left = text.number(span.lowerBound..<mark),
      let right = text.number(last + 1..<span.upperBound)
    else { return nil }
    return (left, right)
  }

  /// Years from one to another: "2017-2018", "2014–15", "from 2014 to 2016".
  func yearRange(at index: Int) -> Match? {
    if let (left, right) = numberPair(index), (1500...2199).contains(left) {
      let isSlash = text.bytes[tokens[index].span].contains(UInt8(ascii: "/"))
      let end = right < 100 ? left / 100 * 100 + right : right
      guard end > left, end < 2200, end - left < 300, right > 99 || end == left + 1 || !isSlash
      else { return nil }
      return Match(first: index, next: index + 1, kind: .duration, value: "\(left)/\(end)")
    }
    let isFrom = isWord(index, "from")
    guard isFrom || isWord(index, "between"), let left = matcher.year(at: index + 1),
      isWord(index + 2, isFrom ? "to" : "and") || (isFrom && isWord(index + 2, "until")),
      let right = matcher.year(at: index + 3), left < right, left > 1499, right < 2200
    else { return nil }
    return Match(
      first: index, next: index + 4, kind: .duration, value: "\(left)/\(right)")
  }

  /// A month with or without year: "April 2017", "in April"; "May" and "March" need a word before.
  func month(at index: Int) -> Match? {
    guard let month = matcher.month(at: index) else { return nil }
    let yearAt = isWord(index + 1, "of") || isMark(index + 1, ",") ? index + 2 : index + 1
    if let year = matcher.year(at: yearAt) {
      let value = NewsDate(year: year, month: month)?.description
      return Match(first: index, next: yearAt + 1, kind: .date, value: value)
    }
    guard tokens[index].casing != .lower else { return nil }
    let isDoubtful = month == 5 || month == 3 || text.bytes[tokens[index].span].count <= 4
    if isDoubtful {
      let isAfter =
        value(.beforeYear, index - 1) != nil || isWord(index - 1, anyOf: ["until", "every"])
      guard isAfter, tokens[index].casing == .title else { return nil }
    }
    let near = reference.flatMap { NearDate(reference: $0.date).nearest(month: month, day: nil) }
    return Match(first: index, next: index + 1, kind: .date, value: near?.description)
  }

  func isMark(_ index: Int, _ mark: Character) -> Bool {
    index < tokens.endIndex && tokens[index].span.count == 1
      && text.firstByte(tokens[index]) == mark.asciiValue
  }

  /// A quarter or half of a year: "the first quarter of 2016", "Q1 2017", "second half of 2016".
  func quarter(at index: Int) -> Match? {
    let span = tokens[index].span
    if span.count == 2, text.firstByte(tokens[index]) == UInt8(ascii: "Q"),
      let number = text.number(span.lowerBound + 1..<span.upperBound), (1...4).contains(number)
    {
      let yearAt = isWord(index + 1, "of") ? index + 2 : index + 1
      let year = matcher.year(at: yearAt)
      guard let known = year ?? reference?.date.year else { return nil }
      let next = year == nil ? index + 1 : yearAt + 1
      return Match(first: index, next: next, kind: .date, value: "\(known)-Q\(number)")
    }
    guard let number = value(.ordinal, index).flatMap({ Int($0) }) else { return nil }
    let isQuarter = isWord(index + 1, "quarter")
    guard isQuarter || (isWord(index + 1, "half") && number < 3) else { return nil }
    let letter = isQuarter ? "Q" : "H"
    if isWord(index + 2, "of"), let year = matcher.year(at: index + 3) {
      return Match(first: index, next: index + 4, kind: .date, value: "\(year)-\(letter)\(number)")
    }
    guard isQuarter || (isWord(index + 2, "of") && isWord(index + 4, "year")) else { return nil }
    let value = reference.map { "\($0.date.year)-\(letter)\(number)" }
    let isOfYear =
      isWord(index + 2, "of") && isWord(index + 4, "year")
      && isWord(index + 3, anyOf: ["this", "the"])
    return Match(first: index, next: isOfYear ? index + 5 : index + 2, kind: .date, value: value)
  }
}
