import NewsModel

extension DatelineParser {
  /// Takes the name of a place in capitals or with a capital; a known agency behind it stays.
  mutating func parsePlace() -> Bool {
    let run = nameRun(from: index, most: 5)
    guard run > index else { return false }
    var end = run
    if run - index > 1, isDash(run),
      let split = (index + 1..<run).first(where: { knownAgency(from: $0) == run })
    {
      end = split
    } else if run - index > 4 {
      return false
    }
    takePlace(index..<end)
    return true
  }

  private mutating func takePlace(_ range: Range<Int>) {
    let span = span(of: range)
    (place, index, spanEnd) = (span, range.upperBound, span.upperBound)
    evidence.hasPlace = true
    evidence.placeIsKnown = lists.place(text[span]) != nil
    evidence.placeIsUpper = isUpper(range)
    if isMark(index, "/"), index + 1 < tokens.endIndex,
      nameRun(from: index + 1, most: 3) > index + 1, !isMark(nameRun(from: index + 1, most: 3), "/")
    {
      let end = nameRun(from: index + 1, most: 3)
      if evidence.placeIsUpper, isUpper(index + 1..<end), knownAgency(from: index + 1) == nil,
        tokens[index].start == tokens[index - 1].end
      {
        index = end
        spanEnd = Int(tokens[end - 1].end)
      }
    }
    // "NEW YORK and MAINZ, Germany".
    if index < tokens.endIndex, text.equals(tokens[index], "and"), evidence.placeIsUpper {
      let end = nameRun(from: index + 1, most: 3)
      guard end > index + 1, isUpper(index + 1..<end), knownAgency(from: index + 1) == nil else {
        return
      }
      index = end
      spanEnd = Int(tokens[end - 1].end)
    }
  }

  /// Takes countries or states behind the place, each after a comma or in brackets.
  mutating func parseRegions() {
    for _ in 0..<2 {
      let closer: Character = isMark(index, "[") ? "]" : ")"
      if isMark(index, "(") || isMark(index, "["),
        let close = closing(closer, from: index + 1),
        lists.place(text[span(of: index + 1..<close)]) != nil,
        lists.agency(text[span(of: index + 1..<close)]) == nil
      {
        takeRegion(through: close + 1)
        continue
      }
      guard isMark(index, ","), matcher.match(at: index + 1) == nil,
        knownAgency(from: index + 1) == nil
      else { return }
      let run = nameRun(from: index + 1, most: 4)
      guard run > index + 1,
        isMark(run, ",") || isMark(run, "(") || isDash(run) || isMark(run, "/")
          || isMark(run, "[")
      else { return }
      takeRegion(through: run)
    }
  }

  private mutating func takeRegion(through end: Int) {
    index = end
    spanEnd = Int(tokens[end - 1].end)
    evidence.hasRegion = true
  }

  /// Takes a date, perhaps behind a comma, a full stop or a dash.
  mutating func parseDate() {
    guard stated == nil else { return }
    let start = isMark(index, ",") || isMark(index, ".") || isDash(index) ? index + 1 : index
    guard let found = matcher.match(at: start) else { return }
    (stated, index) = (found.date, found.next)
    spanEnd = Int(tokens[found.next - 1].end)
    evidence.hasDate = true
  }

  /// Takes the agency in any of its forms.
  mutating func parseAgency() {
    let hasStop = isMark(index, ".") && hasGap(after: index)
    let hasMark = hasStop || isMark(index, ",") || isMark(index, ":")
    let start = index
    if hasMark { index += 1 }
    if parseMarkedAgency() { return }
    let first = hasMark ? index : isDash(index) ? index + 1 : index
    if let end = knownAgency(from: first), end > first, isMarkedOff(start, first) {
      takeAgency(first..<end, hasStop ? .stop : .other)
    } else if hasStop || (hasMark && evidence.hasDate) {
      let end = nameRun(from: first, most: 5)
      if end > first, isDash(end) {
        takeAgency(first..<end, .stop)
      } else {
        index = start
      }
    } else {
      index = start
    }
  }

  /// Whether something stands between place and agency, or both are set in capitals.
  private func isMarkedOff(_ start: Int, _ first: Int) -> Bool {
    guard first == start else { return first < start + 2 }
    return evidence.hasDate || evidence.placeIsUpper
  }

  /// Takes an agency between brackets or slashes, with the date that may stand beside it there.
  mutating func parseMarkedAgency() -> Bool {
    let isSlash = isMark(index, "/")
    guard isSlash || isMark(index, "("),
      let close = closing(isSlash ? "/" : ")", from: index + 1)
    else { return false }
    var end = close
    var date: StatedDate?
    if let comma = (index + 1..<close).first(where: { isMark($0, ",") }),
      let found = matcher.match(at: comma + 1), found.next == close
    {
      (date, end) = (found.date, comma)
    }
    guard isAgencyName(index + 1..<end) else { return false }
    let name = text[span(of: index + 1..<end)]
    if evidence.hasPlace, !evidence.placeIsKnown, lists.agency(name) == nil,
      lists.place(name) != nil
    {
      return false
    }
    takeAgency(index + 1..<end, isSlash ? .slashes : .brackets)
    if let date { (stated, evidence.hasDate) = (date, true) }
    index = close + 1
    spanEnd = Int(tokens[close].end)
    return true
  }

  /// Takes a known agency that stands alone before a dash.
  mutating func parseLoneAgency() -> Bool {
    guard let end = knownAgency(from: index), isDash(end), knownAgency(from: end + 1) == nil,
      lists.place(text[span(of: index..<end)]) == nil
    else { return false }
    takeAgency(index..<end, .other)
    return true
  }

  private mutating func takeAgency(_ range: Range<Int>, _ mark: DatelineEvidence.AgencyMark) {
    let span = span(of: range)
    (agency, index, spanEnd) = (span, range.upperBound, span.upperBound)
    evidence.agencyMark = mark
    evidence.agencyIsKnown = lists.agency(text[span]) != nil
    evidence.agencyIsUpper = isUpper(range)
  }

  /// Takes the name of a reporter between slashes behind the agency.
  mutating func parseCorrespondent() {
    guard agency != nil, isMark(index, "/"), let close = closing("/", from: index + 1),
      nameRun(from: index + 1, most: 5) == close
    else { return }
    let name = span(of: index + 1..<close)
    if close > index + 2, lists.agency(text, name) == nil, lists.place(text[name]) == nil {
      author = name
    }
    index = close + 1
    spanEnd = Int(tokens[close].end)
  }

  /// Takes an agency between two dashes behind the first one: `KAZINFORM – AKIpress –`.
  mutating func parseSecondAgency() {
    guard agency != nil, evidence.dash != .none, let end = knownAgency(from: index), isDash(end)
    else { return }
    (spanEnd, index) = (Int(tokens[end - 1].end), end + 1)
  }

  /// Takes the dash before the text, or a full stop behind an agency that is marked off.
  mutating func parseDash() {
    if isMark(index, "."), agency != nil { index += 1 }
    if isDash(index) {
      let token = tokens[index]
      let isShort = token.span.count == 1 && !isMark(index, "_")
      evidence.dash = isShort ? .short : .long
      index += 1
    } else if isMark(index, ":"), agency == nil || evidence.agencyMark != .other {
      evidence.dash = .short
      index += 1
    }
  }
}
