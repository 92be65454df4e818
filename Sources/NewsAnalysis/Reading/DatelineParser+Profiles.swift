import NewsModel

extension DatelineParser {
  /// The dateline by a form of an agency that the beginning names, or nil.
  mutating func parseProfiles() -> Result? {
    guard let first = tokens.first, !lists.profiles.datelines.isEmpty else { return nil }
    var agencies: [Int] = []
    for index in tokens.indices.prefix(24) where isCapital(index) {
      if let end = knownAgency(from: index),
        let family = lists.family(lists.agency(text, span(of: index..<end))),
        !agencies.contains(family)
      {
        agencies.append(family)
      }
    }
    if agencies.isEmpty { return nil }
    let head = Int(first.start)..<limit
    var matcher = WireFormMatcher(text, head, lists)
    matcher.parser = self
    for row in lists.profiles.datelines {
      if let own = row.agency, !agencies.contains(own) { continue }
      guard let match = matcher.match(row.form, agency: row.agency, isWhole: false),
        accepts(match), let result = result(of: match, row, start: head.lowerBound)
      else { continue }
      return result
    }
    return nil
  }

  private func isCapital(_ index: Int) -> Bool {
    let token = tokens[index]
    if token.kind == .url || token.kind == .number { return true }
    return token.kind == .word
      && (token.casing != .lower || lists.agency(text, token.span) != nil)
  }

  /// Whether what a form found is a dateline: a sentence or nothing must stand behind it, and places
  /// must not be words of a sentence.
  private func accepts(_ match: WireMatch) -> Bool {
    if match.end < limit {
      guard let next = index(at: match.end), beginsSentence(next) else { return false }
    }
    return match.agency != nil || match.date != nil
  }

  private func result(
    of match: WireMatch, _ row: WireProfiles.Row, start: Int
  ) -> Result? {
    let place = match.place.map { span in
      let name = text[span]
      return lists.place(name) ?? UsualCase.place(name)
    }
    let agency = match.agency.flatMap { lists.agency(text, $0) }
    let dateline = Dateline(
      place: place, placeSpan: match.place, agency: agency, agencySpan: match.agency,
      date: match.date?.date, span: start..<match.contentEnd, foundBy: row.foundBy)
    return Result(
      dateline: dateline, bodyStart: match.end, stated: match.date, authors: match.authors,
      hasKnownAgency: agency != nil)
  }

  /// The index of the token that begins at a byte, or nil.
  func index(at byte: Int) -> Int? {
    let low = tokens.partitionIndex(where: { Int($0.start) < byte })
    return low < tokens.endIndex && Int(tokens[low].start) == byte ? low : nil
  }

  /// The byte behind a token.
  func end(of index: Int) -> Int { Int(tokens[index].end) }

  /// Whether words are the name of a month or day, or one alone.
  func isCalendar(_ range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    return CalendarWords.month(text, tokens[first].span) != nil && tokens[first].span.count > 2
      || CalendarWords.weekday(text, tokens[first].span) != nil
  }

  /// Where other places end that follow behind a slash, a comma, a dash or "and", the last one first.
  func otherPlaces(from start: Int) -> [Int] {
    var ends: [Int] = []
    var index = start
    for _ in 0..<3 {
      guard index + 1 < tokens.endIndex,
        isMark(index, "/") || isMark(index, ",") || isDash(index)
          || text.equals(tokens[index], "and")
      else { break }
      let run = nameRun(from: index + 1, most: 4)
      guard run > index + 1 else { break }
      let names = index + 1..<run
      guard lists.agency(text, span(of: names)) == nil, !isCalendar(names),
        isMark(index, "/")
          ? isUpper(names) == isUpper(start - 1..<start)
          : lists.place(text[span(of: names)]) != nil
      else { break }
      ends.insert(run, at: 0)
      index = run
    }
    return ends
  }
}
