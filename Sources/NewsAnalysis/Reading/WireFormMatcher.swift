import NewsModel

/// What the slots of a form hold.
struct WireMatch {
  var place: TextSpan?
  var agency: TextSpan?
  var authors: [TextSpan] = []
  var date: StatedDate?
  /// Where the date stands, time and zone included.
  var dateSpan: TextSpan?
  /// Minutes since midnight.
  var minute: Int?
  /// Whether a date stands there that may be read in two ways.
  var isAmbiguous = false
  /// The end of what is more than a mark at the end.
  var contentEnd = 0
  /// The byte behind all of it.
  var end = 0

  /// The date with its time of day, when it has a year.
  var newsDate: NewsDate? {
    guard let date = date?.date else { return nil }
    guard let minute else { return date }
    return NewsDate(year: date.year, month: date.month, day: date.day, minute: minute) ?? date
  }
}

/// Compares a piece of text with forms.
///
/// Steps are counted and the piece is short, so that no form and no text takes long.
struct WireFormMatcher {
  let text: ArticleText
  let span: TextSpan
  let lists: WireLists
  /// The words and marks of the piece, which most forms do not need.
  lazy var parser = DatelineParser(text, span, lists)
  private var budget = 0
  private var isWhole = false
  private var agency: Int?

  init(_ text: ArticleText, _ span: TextSpan, _ lists: WireLists) {
    (self.text, self.span, self.lists) = (text, span, lists)
  }

  /// What a form finds.
  ///
  /// - Parameters:
  ///   - form: The form.
  ///   - agency: The agency that `AGENCY` must be, or nil for any that is known.
  ///   - isWhole: Whether the form must reach the end of the piece.
  /// - Returns: What its slots hold, or nil when the piece has another form.
  mutating func match(_ form: WireForm, agency: Int?, isWhole: Bool) -> WireMatch? {
    (budget, self.isWhole, self.agency) = (400, isWhole, agency)
    return run(form.steps, 0, skip(span.lowerBound), WireMatch())
  }

  private mutating func run(
    _ steps: [WireForm.Step], _ index: Int, _ cursor: Int, _ found: WireMatch
  ) -> WireMatch? {
    budget -= 1
    guard budget > 0 else { return nil }
    var found = found
    switch steps[index] {
    case .literal(let literal):
      guard let end = end(of: literal, at: cursor) else { return nil }
      if literal != [UInt8(ascii: ".")], literal != [UInt8(ascii: ":")] { found.contentEnd = end }
      return run(steps, index + 1, skip(end), found)
    case .dash:
      guard let end = endOfDash(at: cursor) else { return nil }
      return run(steps, index + 1, skip(end), found)
    case .slot(let slot):
      for candidate in candidates(slot, at: cursor, found) {
        if let match = run(steps, index + 1, skip(candidate.end), candidate) { return match }
      }
      return nil
    case .split(let targets):
      for target in targets {
        if let match = run(steps, target, cursor, found) { return match }
      }
      return nil
    case .jump(let target): return run(steps, target, cursor, found)
    case .end:
      if isWhole, cursor < span.upperBound { return nil }
      found.end = cursor
      return found
    }
  }

  /// The first byte from an index on that is no white space.
  func skip(_ index: Int) -> Int {
    var index = index
    while index < span.upperBound {
      let length = TextLines.spaceLength(text, at: index, end: span.upperBound)
      if length == 0 { break }
      index += length
    }
    return index
  }

  /// The byte behind a word or mark, or nil when something else stands there.
  private func end(of literal: [UInt8], at start: Int) -> Int? {
    var index = start
    let bytes = text.bytes
    for byte in literal {
      guard index < span.upperBound else { return nil }
      let own = bytes[index]
      if own == byte || (own >= 0x41 && own <= 0x5A && own | 0x20 == byte) {
        index += 1
      } else if byte == UInt8(ascii: "'"), index + 2 < span.upperBound, own == 0xE2,
        bytes[index + 1] == 0x80, bytes[index + 2] == 0x99
      {
        index += 3
      } else {
        return nil
      }
    }
    if let last = literal.last, last < 0x80, WireForm.isWordByte(last), isInWord(index) {
      return nil
    }
    return index
  }

  /// Whether a letter or digit stands there; curly quotation marks and dashes are none.
  private func isInWord(_ index: Int) -> Bool {
    guard index < span.upperBound, WireForm.isWordByte(text.bytes[index]) else { return false }
    return
      !(text.bytes[index] == 0xE2 && index + 1 < span.upperBound
      && text.bytes[index + 1] == 0x80)
  }

  /// The byte behind one to three dashes of any sort, or nil.
  private func endOfDash(at start: Int) -> Int? {
    var index = start
    for _ in 0..<3 {
      guard index < span.upperBound else { break }
      let byte = text.bytes[index]
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") {
        index += 1
      } else if byte == 0xE2, index + 2 < span.upperBound, text.bytes[index + 1] == 0x80,
        (0x92...0x95).contains(text.bytes[index + 2])
      {
        index += 3
      } else {
        break
      }
    }
    return index > start ? index : nil
  }

  private mutating func candidates(
    _ slot: WireForm.Slot, at cursor: Int, _ found: WireMatch
  ) -> [WireMatch] {
    guard cursor < span.upperBound else { return [] }
    return WireSlots.candidates(slot, at: cursor, found, of: &self, agency: agency)
  }
}
