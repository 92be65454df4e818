import NewsModel

/// Reads place, date and agency before the first sentence of a wire story.
///
/// It takes only what is clearly such a line: the marks must fit, and enough of place, agency and
/// date must be known or set in capitals (see ``DatelineEvidence``).
struct DatelineParser {
  /// A dateline, and the byte where the text behind it begins.
  struct Result {
    var dateline: Dateline
    var bodyStart: Int
    /// The date that the line states, with or without year.
    var stated: StatedDate?
    /// The names of reporters that it has.
    var authors: [TextSpan] = []
    /// Whether it names an agency that is known.
    var hasKnownAgency = false
  }

  let text: ArticleText
  let lists: WireLists
  let tokens: ArraySlice<Token>
  /// Where the line or paragraph ends.
  let limit: Int
  var index: Int
  var evidence = DatelineEvidence()
  var place: TextSpan?
  var agency: TextSpan?
  var stated: StatedDate?
  var spanEnd: Int

  /// The name of a reporter that stands between slashes.
  var author: TextSpan?

  init(_ text: ArticleText, _ span: TextSpan, _ lists: WireLists) {
    (self.text, self.lists, limit) = (text, lists, span.upperBound)
    let head = span.lowerBound..<min(span.upperBound, span.lowerBound + 240)
    tokens = lists.tokenizer.tokens(of: text, in: head)[...]
    (index, spanEnd) = (0, span.lowerBound)
  }

  /// The dateline with which a span begins, or nil.
  ///
  /// The forms of the agencies that the beginning names are tried first.
  static func parse(_ text: ArticleText, in span: TextSpan, lists: WireLists) -> Result? {
    var parser = DatelineParser(text, span, lists)
    return parser.parseProfiles() ?? parser.parse()
  }

  private mutating func parse() -> Result? {
    guard let first = tokens.first else { return nil }
    if !parseMarkedAgency() {
      if !parseLoneAgency() {
        guard parsePlace() else { return nil }
        parseRegions()
        parseDate()
        parseAgency()
      }
    }
    if agency != nil { parseDate() }
    parseCorrespondent()
    parseDash()
    parseSecondAgency()
    evidence.isAtEnd = index == tokens.endIndex && limit <= (tokens.last.map { Int($0.end) } ?? 0)
    evidence.beginsBody = evidence.isAtEnd || beginsSentence(index)
    guard evidence.isEnough else { return nil }
    return result(start: Int(first.start))
  }

  private func result(start: Int) -> Result {
    let placeName = place.map { text[$0] }
    let agencyName = agency.map { text[$0] }
    let dateline = Dateline(
      place: placeName.map { lists.place($0) ?? UsualCase.place($0) }, placeSpan: place,
      agency: agencyName.map { lists.agency($0) ?? UsualCase.agency($0) }, agencySpan: agency,
      date: stated?.date, span: start..<spanEnd, foundBy: "dateline:" + evidence.rule)
    let body = index < tokens.endIndex ? Int(tokens[index].start) : limit
    return Result(
      dateline: dateline, bodyStart: body, stated: stated, authors: author.map { [$0] } ?? [],
      hasKnownAgency: evidence.agencyIsKnown)
  }
}

/// What speaks for a dateline.
struct DatelineEvidence {
  enum Dash { case none, short, long }
  /// How the agency stands: between brackets or slashes, behind a full stop, behind another mark.
  enum AgencyMark { case none, brackets, slashes, stop, other }

  var hasPlace = false
  var placeIsUpper = false
  var placeIsKnown = false
  var hasRegion = false
  var hasDate = false
  var agencyMark = AgencyMark.none
  var agencyIsKnown = false
  var agencyIsUpper = false
  var dash = Dash.none
  var beginsBody = false
  var isAtEnd = false

  /// What the line has, for the question why it was taken.
  var rule: String {
    let parts = [
      hasPlace ? "place" : "", hasRegion ? "region" : "", hasDate ? "date" : "",
      agencyMark != .none ? "agency" : "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "+")
  }

  /// Whether it is enough to say that the line is a dateline.
  var isEnough: Bool {
    switch (hasPlace, agencyMark) {
    case (false, .none): false
    case (false, .brackets), (false, .slashes):
      beginsBody && !isAtEnd && (agencyIsKnown || (agencyIsUpper && dash == .long))
    case (false, _): agencyIsKnown && dash != .none && beginsBody && !isAtEnd
    case (true, .none): isEnoughWithoutAgency
    case (true, .brackets), (true, .slashes): isEnoughWithMarkedAgency
    case (true, .stop), (true, .other): isEnoughWithBareAgency
    }
  }

  private var placeIsClear: Bool { placeIsUpper || placeIsKnown }

  private var isEnoughWithoutAgency: Bool {
    if isAtEnd {
      return placeIsClear && hasDate || dash == .long && placeIsUpper && placeIsKnown
    }
    guard dash != .none, beginsBody else { return false }
    if hasDate { return placeIsClear }
    if hasRegion, dash == .long { return placeIsClear }
    return placeIsUpper && placeIsKnown
  }

  private var isEnoughWithMarkedAgency: Bool {
    if dash != .none {
      return agencyIsKnown || (beginsBody && (placeIsClear || hasDate))
    }
    guard beginsBody else { return false }
    if agencyIsKnown { return placeIsClear || hasDate }
    if placeIsKnown, hasDate, agencyMark == .brackets { return true }
    return placeIsUpper && (hasDate || agencyMark == .slashes)
  }

  private var isEnoughWithBareAgency: Bool {
    guard beginsBody || (placeIsUpper && agencyIsKnown) else { return false }
    let isClosed = dash != .none || isAtEnd
    if agencyIsKnown {
      if isClosed { return placeIsClear || hasDate || agencyMark == .stop }
      return placeIsUpper && agencyIsUpper
    }
    guard isClosed, agencyMark == .stop, agencyIsUpper else { return false }
    return placeIsUpper || (hasDate && placeIsKnown)
  }
}
