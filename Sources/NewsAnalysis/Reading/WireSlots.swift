import NewsModel

/// Finds what may fill the slots of a form.
enum WireSlots {
  private typealias Matcher = WireFormMatcher

  /// What a slot may hold from a byte on, the longest first.
  static func candidates(
    _ slot: WireForm.Slot, at cursor: Int, _ found: WireMatch, of matcher: inout WireFormMatcher,
    agency: Int?
  ) -> [WireMatch] {
    var found = found
    func ended(_ ends: [Int], _ change: (inout WireMatch, Int) -> Void = { _, _ in }) -> [WireMatch]
    {
      ends.map { end in
        var match = found
        (match.end, match.contentEnd) = (end, end)
        change(&match, end)
        return match
      }
    }
    let text = matcher.text
    switch slot {
    case .place: return places(at: cursor, found, &matcher)
    case .region:
      guard let start = matcher.parser.index(at: cursor) else { return [] }
      let run = matcher.parser.nameRun(from: start, most: 4)
      return ended(stride(from: run, to: start, by: -1).map { matcher.parser.end(of: $0 - 1) })
    case .agency:
      // Only the first one is the agency of the form.
      if found.agency != nil { return ended(agencies(at: cursor, &matcher, only: nil)) }
      let ends = agencies(at: cursor, &matcher, only: agency)
      return ended(ends) { $0.agency = cursor..<$1 }
    case .author, .editor:
      let isAuthor = slot == .author
      return names(at: cursor, &matcher).map { names in
        var match = found
        (match.end, match.contentEnd) = (names.end, names.end)
        if isAuthor { match.authors += names.spans }
        return match
      }
    case .date: return date(at: cursor, found, &matcher)
    case .time:
      guard let time = HeaderClock.parse(text, at: cursor, end: matcher.span.upperBound) else {
        return []
      }
      found.minute = time.minute
      found.dateSpan = (found.dateSpan?.lowerBound ?? cursor)..<time.end
      return ended([time.end])
    case .zone:
      guard let end = HeaderClock.zone(text, at: cursor, end: matcher.span.upperBound) else {
        return []
      }
      return ended([end])
    case .text, .rest:
      let end = TextLines.trimmed(text, cursor..<matcher.span.upperBound).upperBound
      // What stands behind the slot in the form is a mark or nothing.
      let ends = [end, end - 1, end - 2].filter { $0 > cursor }
      let isSentence = text.bytes[end - 1] == UInt8(ascii: ".")
      return slot == .text && isSentence ? ended(Array(ends.dropFirst())) : ended(ends)
    case .slug:
      return ended(slug(text, at: cursor, end: matcher.span.upperBound).map { [$0] } ?? [])
    case .number:
      var end = cursor
      while end < matcher.span.upperBound, (0x30...0x39).contains(text.bytes[end]) { end += 1 }
      return ended(end > cursor ? [end] : [])
    case .initials:
      return ended(initials(text, at: cursor, end: matcher.span.upperBound).map { [$0] } ?? [])
    case .networks, .hashtags:
      let end = LineWords.end(of: slot, in: text, cursor..<matcher.span.upperBound)
      return ended(end.map { [$0] } ?? [])
    }
  }

  /// Places that begin at a byte, perhaps with others behind a slash, a comma or a dash.
  private static func places(
    at cursor: Int, _ found: WireMatch, _ matcher: inout WireFormMatcher
  ) -> [WireMatch] {
    guard let start = matcher.parser.index(at: cursor) else { return [] }
    let run = matcher.parser.nameRun(from: start, most: 6)
    var matches: [WireMatch] = []
    for first in stride(from: run, to: start, by: -1) {
      let place = cursor..<matcher.parser.end(of: first - 1)
      guard !matcher.parser.isCalendar(start..<first) else { continue }
      for end in matcher.parser.otherPlaces(from: first) + [first] {
        var match = found
        match.place = place
        match.end = matcher.parser.end(of: end - 1)
        match.contentEnd = match.end
        matches.append(match)
      }
    }
    return matches
  }

  private static func agencies(
    at cursor: Int, _ matcher: inout WireFormMatcher, only agency: Int?
  ) -> [Int] {
    guard let start = matcher.parser.index(at: cursor) else { return [] }
    let parser = matcher.parser
    return stride(from: min(start + 6, parser.tokens.endIndex), to: start, by: -1).filter { end in
      let known = matcher.lists.agency(matcher.text, parser.span(of: start..<end))
      return known != nil && (agency == nil || matcher.lists.family(known) == agency)
    }.map { parser.end(of: $0 - 1) }
  }

  private static func names(
    at cursor: Int, _ matcher: inout WireFormMatcher
  ) -> [(end: Int, spans: [TextSpan])] {
    guard let start = matcher.parser.index(at: cursor) else { return [] }
    let authors = BylineAuthors(text: matcher.text, lists: matcher.lists)
    let spans = authors.spans(in: matcher.parser.tokens[start...])
    return spans.indices.reversed().map { (spans[$0].upperBound, Array(spans[...$0])) }
  }

  private static func date(
    at cursor: Int, _ found: WireMatch, _ matcher: inout WireFormMatcher
  ) -> [WireMatch] {
    var match = found
    let text = matcher.text
    if let numeric = NumericDate.parse(text, at: cursor, end: matcher.span.upperBound) {
      (match.date, match.end) = (numeric.date, numeric.end)
      match.isAmbiguous = numeric.date == nil
    } else if let start = matcher.parser.index(at: cursor),
      let stated = matcher.parser.matcher.match(at: start)
    {
      (match.date, match.end) = (stated.date, matcher.parser.end(of: stated.next - 1))
    } else {
      return []
    }
    match.dateSpan = (found.dateSpan?.lowerBound ?? cursor)..<match.end
    match.contentEnd = match.end
    return [match]
  }

  /// The end of small letters in groups of at most five, slashes and hyphens between them.
  private static func initials(_ text: ArticleText, at start: Int, end: Int) -> Int? {
    var (index, length, slashes) = (start, 0, 0)
    while index < end, text.bytes[index] > 0x20 {
      let byte = text.bytes[index]
      if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") {
        guard length > 1 else { return nil }
        if byte == UInt8(ascii: "/") { slashes += 1 }
        length = 0
      } else {
        guard (0x61...0x7A).contains(byte), length < 5 else { return nil }
        length += 1
      }
      index += 1
    }
    return slashes > 0 && length > 1 && index - start < 25 ? index : nil
  }

  /// The end of capitals, digits and marks, with a capital and a hyphen or slash among them.
  private static func slug(_ text: ArticleText, at start: Int, end: Int) -> Int? {
    var index = start
    var (hasLetter, hasMark) = (false, false)
    while index < end, text.bytes[index] > 0x20 {
      let byte = text.bytes[index]
      if byte >= 0x61 && byte <= 0x7A || byte >= 0x80 { return nil }
      if byte >= 0x41 && byte <= 0x5A { hasLetter = true }
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") { hasMark = true }
      index += 1
    }
    return hasLetter && hasMark && index - start >= 4 ? index : nil
  }
}
