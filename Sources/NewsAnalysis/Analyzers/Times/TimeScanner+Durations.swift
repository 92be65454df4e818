import NewsModel

extension TimeScanner {
  /// "three days", "within two weeks", "for years", "half an hour", "two-day".
  func duration(at index: Int) -> Match? {
    if let compound = compound(index) { return compound }
    if isWord(index, "half"), isWord(index + 1, anyOf: ["a", "an"]), isWord(index + 2, "hour") {
      return Match(first: index, next: index + 3, kind: .duration, value: "PT30M")
    }
    if isWord(index, "for"), let unit = unit(index + 1), isPlural(index + 1), unit != .second {
      return Match(first: index + 1, next: index + 2, kind: .duration, value: unit.duration("X"))
    }
    let isWithin = isWord(index, "within")
    let start = isWithin ? index + 1 : index
    let isHeld =
      isWithin
      || isWord(
        index - 1,
        anyOf: ["for", "in", "than", "about", "over", "nearly", "almost", "after", "least"])
    guard let count = count(at: start) ?? (isHeld ? article(start) : nil),
      let unit = unit(count.next), !isAge(count.next + 1), fits(count.value, count.next)
    else { return nil }
    return Match(
      first: index, next: count.next + 1, kind: .duration, value: unit.duration(count.value))
  }

  /// Whether count and unit agree in number, so that "one second" is none of "the 2 second places".
  private func fits(_ count: String, _ unit: Int) -> Bool {
    (count == "1") != isPlural(unit)
  }

  private func isPlural(_ index: Int) -> Bool {
    let span = tokens[index].span
    return text.bytes[span.upperBound - 1] | 0x20 == UInt8(ascii: "s")
  }

  private func isAge(_ index: Int) -> Bool {
    isWord(index, "old") || (isWord(index, "of") && isWord(index + 1, "age"))
  }

  /// "two-day", "10-year", "three-month".
  private func compound(_ index: Int) -> Match? {
    let token = tokens[index]
    guard token.kind == .word, token.span.count <= 20,
      let hyphen = text.bytes[token.span].firstIndex(of: UInt8(ascii: "-")),
      let unit = words.unit(text, hyphen + 1..<token.span.upperBound), unit != .second
    else { return nil }
    let left = token.span.lowerBound..<hyphen
    guard let count = text.number(left).map(String.init) ?? words.value(.number, text, left),
      count != "X"
    else { return nil }
    return Match(first: index, next: index + 1, kind: .duration, value: unit.duration(count))
  }

  /// "every day", "each year", "every two years", "every Monday", "once a week", "Mondays".
  func set(at index: Int) -> Match? {
    if isWord(index, anyOf: ["every", "each"]) {
      if let weekday = weekdayNumber(index + 1) {
        return Match(first: index, next: index + 2, kind: .set, value: "XXXX-WXX-\(weekday)")
      }
      if let month = matcher.month(at: index + 1) {
        let value = "XXXX-" + (month < 10 ? "0" : "") + String(month)
        return Match(first: index, next: index + 2, kind: .set, value: value)
      }
      if let part = value(.daypart, index + 1) {
        return Match(first: index, next: index + 2, kind: .set, value: "XXXX-XX-XXT\(part)")
      }
      if let unit = unit(index + 1), !isPlural(index + 1) {
        return Match(first: index, next: index + 2, kind: .set, value: unit.duration("1"))
      }
      if let count = count(at: index + 1), let unit = unit(count.next) {
        let value = unit.duration(count.value)
        return Match(first: index, next: count.next + 1, kind: .set, value: value)
      }
      return nil
    }
    if isWord(index, anyOf: ["once", "twice"]), isWord(index + 1, anyOf: ["a", "an", "per"]),
      let unit = unit(index + 2)
    {
      return Match(first: index, next: index + 3, kind: .set, value: unit.duration("1"))
    }
    return weekdays(index)
  }

  private func weekdays(_ index: Int) -> Match? {
    let span = tokens[index].span
    guard tokens[index].casing == .title, span.count > 6, isPlural(index),
      let weekday = CalendarWords.weekday(text, span.lowerBound..<span.upperBound - 1)
    else { return nil }
    return Match(first: index, next: index + 1, kind: .set, value: "XXXX-WXX-\(weekday)")
  }

  /// A phrase of the list, such as "at the moment", "recently", "annually".
  func phrase(at index: Int) -> Match? {
    for phrase in words.phrases(text, tokens[index].span) {
      let next = index + phrase.words.count
      guard next <= tokens.endIndex || phrase.type == "HOLIDAY",
        let end = end(of: phrase, at: index)
      else { continue }
      if phrase.words == ["now"], isWord(end, "that") { continue }
      if phrase.type == "SET", tokens[index].casing != .lower { continue }
      if phrase.type == "HOLIDAY" { return holiday(phrase, index, end) }
      let kind = TimeExpression.Kind(rawValue: phrase.type) ?? .date
      return Match(first: index, next: end, kind: kind, value: phrase.value)
    }
    return nil
  }

  /// The index behind a phrase that stands at an index; "year's" is two tokens of the text.
  private func end(of phrase: TimeWords.Phrase, at index: Int) -> Int? {
    var index = index
    for word in phrase.words {
      guard index < tokens.endIndex else { return nil }
      if word.hasSuffix("'s") {
        guard isWord(index, String(word.dropLast(2))), isWord(index + 1, anyOf: ["'s", "’s"]) else {
          return nil
        }
        index += 2
      } else {
        guard isWord(index, word) else { return nil }
        index += 1
      }
    }
    return index
  }

  private func holiday(_ phrase: TimeWords.Phrase, _ index: Int, _ end: Int) -> Match? {
    guard tokens[index].casing == .title else { return nil }
    let parts = phrase.value.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 2 else { return nil }
    let year = matcher.year(at: end)
    let stated = StatedDate(year: year, month: parts[0], day: parts[1])
    let date = stated.date ?? reference?.resolve(stated)
    return Match(
      first: index, next: year == nil ? end : end + 1, kind: .date, value: date?.description)
  }
}
