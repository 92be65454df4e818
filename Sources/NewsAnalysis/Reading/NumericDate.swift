import NewsModel

/// A date of digits: `2016-04-27`, `2016/04/27`, `27.04.2016`, `27/04/2016`.
struct NumericDate {
  /// The date; nil when day and month cannot be told apart.
  let date: StatedDate?
  /// The byte behind it, and behind the `T` before a time of day.
  let end: Int

  /// The date that begins at a byte, or nil.
  static func parse(_ text: ArticleText, at start: Int, end: Int) -> NumericDate? {
    let bytes = text.bytes
    var parts: [TextSpan] = []
    var (index, mark): (Int, UInt8) = (start, 0)
    while parts.count < 3 {
      let first = index
      while index < end, (0x30...0x39).contains(bytes[index]) { index += 1 }
      guard index > first, index - first <= 4 else { return nil }
      parts.append(first..<index)
      guard parts.count < 3 else { break }
      guard index < end, (0x2D...0x2F).contains(bytes[index]), mark == 0 || bytes[index] == mark
      else { return nil }
      mark = bytes[index]
      index += 1
    }
    let numbers = parts.compactMap { text.number($0) }
    guard numbers.count == 3 else { return nil }
    if parts[0].count == 4 {
      guard parts[1].count <= 2, parts[2].count <= 2 else { return nil }
      let date = StatedDate(year: numbers[0], month: numbers[1], day: numbers[2])
      guard date.date != nil else { return nil }
      if index + 1 < end, bytes[index] == UInt8(ascii: "T"),
        (0x30...0x39).contains(bytes[index + 1])
      {
        index += 1
      }
      return isEnd(index, text, end) ? NumericDate(date: date, end: index) : nil
    }
    guard parts[2].count == 4, parts[0].count <= 2, parts[1].count <= 2, isEnd(index, text, end)
    else { return nil }
    let dayFirst = StatedDate(year: numbers[2], month: numbers[1], day: numbers[0])
    let monthFirst = StatedDate(year: numbers[2], month: numbers[0], day: numbers[1])
    // Who writes full stops writes the day first.
    if mark == UInt8(ascii: ".") || monthFirst.date == nil || dayFirst == monthFirst {
      return dayFirst.date == nil ? nil : NumericDate(date: dayFirst, end: index)
    }
    return NumericDate(date: dayFirst.date == nil ? monthFirst : nil, end: index)
  }

  private static func isEnd(_ index: Int, _ text: ArticleText, _ end: Int) -> Bool {
    index == end || !WireForm.isWordByte(text.bytes[index])
      || text.bytes[index - 1] == UInt8(ascii: "T")
  }
}
