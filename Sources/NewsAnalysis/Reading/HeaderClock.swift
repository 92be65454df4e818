import NewsModel

/// A time of day as headers state it: `17:23`, `5:23 PM`, `9 a.m.`, `1723 GMT`.
struct HeaderClock {
  /// Minutes since midnight.
  let minute: Int
  /// The byte behind it.
  let end: Int

  /// The time that begins at a byte, or nil.
  static func parse(_ text: ArticleText, at start: Int, end: Int) -> HeaderClock? {
    var index = start
    guard let (first, digits) = number(text, &index, end: end) else { return nil }
    var (hour, minute) = (first, 0)
    var isClear = false
    let mark = index < end ? text.bytes[index] : 0
    if digits <= 2, mark == UInt8(ascii: ":") || mark == UInt8(ascii: ".") {
      index += 1
      guard let (value, count) = number(text, &index, end: end), count == 2 else { return nil }
      (minute, isClear) = (value, mark == UInt8(ascii: ":"))
      if index < end, text.bytes[index] == UInt8(ascii: ":") {
        var seconds = index + 1
        if let (_, count) = number(text, &seconds, end: end), count == 2 { index = seconds }
      }
    } else if digits == 4 {
      (hour, minute) = (first / 100, first % 100)
    } else if digits > 2 {
      return nil
    }
    if let half = halfDay(text, at: index, end: end) {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (half.isAfternoon ? 12 : 0)
      (index, isClear) = (half.end, true)
    } else if !isClear {
      // Four digits or a full stop say a time only before a zone.
      guard digits == 4 || minute > 0, zone(text, at: spaces(text, index, end), end: end) != nil
      else { return nil }
    }
    guard hour < 24, minute < 60, index == end || !WireForm.isWordByte(text.bytes[index])
    else { return nil }
    return HeaderClock(minute: hour * 60 + minute, end: index)
  }

  private static func spaces(_ text: ArticleText, _ index: Int, _ end: Int) -> Int {
    var index = index
    while index < end, text.bytes[index] == 0x20 { index += 1 }
    return index
  }

  /// A number of one to four digits.
  private static func number(
    _ text: ArticleText, _ index: inout Int, end: Int
  ) -> (value: Int, digits: Int)? {
    let start = index
    var value = 0
    while index < end, index - start < 5, (0x30...0x39).contains(text.bytes[index]) {
      value = value * 10 + Int(text.bytes[index] - 0x30)
      index += 1
    }
    return index > start && index - start < 5 ? (value, index - start) : nil
  }

  private static func halfDay(
    _ text: ArticleText, at start: Int, end: Int
  ) -> (isAfternoon: Bool, end: Int)? {
    var index = spaces(text, start, end)
    guard index < end else { return nil }
    let letter = text.bytes[index] | 0x20
    guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return nil }
    index += 1
    if index < end, text.bytes[index] == UInt8(ascii: ".") { index += 1 }
    guard index < end, text.bytes[index] | 0x20 == UInt8(ascii: "m") else { return nil }
    index += 1
    if index < end, text.bytes[index] == UInt8(ascii: ".") { index += 1 }
    return (letter == UInt8(ascii: "p"), index)
  }

  private static let zones = WordTable(words: [
    "gmt", "utc", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "et", "ct", "pt", "bst",
    "cet", "cest", "eet", "eest", "msk", "ist", "jst", "kst", "hkt", "sgt", "wib", "pkt", "trt",
    "aest", "aedt", "sast", "eat", "wat", "alm", "almt", "hrs", "z",
  ])

  /// The byte behind a zone (`GMT`, `GMT +6`, `+06:00`, `Astana time`), or nil.
  static func zone(_ text: ArticleText, at start: Int, end: Int) -> Int? {
    var index = start
    while index < end, WireForm.isWordByte(text.bytes[index]) { index += 1 }
    if index > start {
      if !zones.contains(text.bytes, start..<index) {
        let word = spaces(text, index, end)
        guard word > index, word + 4 <= end, text.equals(word..<word + 4, "time"),
          word + 4 == end || !WireForm.isWordByte(text.bytes[word + 4])
        else { return nil }
        return word + 4
      }
    }
    var sign = spaces(text, index, end)
    guard sign < end,
      text.bytes[sign] == UInt8(ascii: "+") || text.bytes[sign] == UInt8(ascii: "-")
    else { return index > start ? index : nil }
    sign += 1
    guard let (hours, digits) = number(text, &sign, end: end), digits == 4 || hours <= 14 else {
      return index > start ? index : nil
    }
    if sign + 2 < end, text.bytes[sign] == UInt8(ascii: ":") {
      var minutes = sign + 1
      if number(text, &minutes, end: end)?.digits == 2 { sign = minutes }
    }
    return sign
  }
}
