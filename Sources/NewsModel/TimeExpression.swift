/// Words that say when, how long or how often, with a value in the manner of TIMEX3.
public struct TimeExpression: Hashable, Sendable {
  /// The types of TIMEX3.
  public enum Kind: String, CaseIterable, Sendable {
    case date = "DATE"
    case time = "TIME"
    case duration = "DURATION"
    case set = "SET"
  }
  /// Where it stands.
  public var span: TextSpan
  /// Its type.
  public var kind: Kind
  /// The ISO 8601 or TIMEX3 value (`2017-06`, `PAST_REF`, `2017/2018`), or nil when the article's
  /// date would be needed and is not known.
  public var value: String?
  /// How the value is to be read ("about", "more than", "the end of", "since"), or nil.
  public var modifier: TimeModifier?
  /// How often a set comes round within its value ("twice a week"), or nil.
  public var frequency: String?
  /// Which of the times a set means ("every", "each"), or nil.
  public var quantity: String?
  /// Where a duration lies that is counted from a day ("the past two weeks"), or nil.
  public var anchored: TimeBounds?
  /// The rule that found it.
  public var foundBy: String

  /// Makes a time expression.
  public init(
    span: TextSpan, kind: Kind, value: String?, modifier: TimeModifier? = nil,
    anchored: TimeBounds? = nil, foundBy: String
  ) {
    (self.span, self.kind, self.value, self.foundBy) = (span, kind, value, foundBy)
    (self.modifier, self.anchored) = (modifier, anchored)
  }

  /// The first and last day or minute that it means, as far as they are known.
  public var bounds: TimeBounds? {
    if let anchored { return anchored }
    guard kind != .set, let value else { return nil }
    return TimeBounds(timex: value).map { $0.limited(by: modifier) }
  }
}

/// What TIMEX3 calls `mod`: how the value of a time expression is to be read.
public enum TimeModifier: String, CaseIterable, Sendable {
  case before = "BEFORE"
  case after = "AFTER"
  case onOrBefore = "ON_OR_BEFORE"
  case onOrAfter = "ON_OR_AFTER"
  case lessThan = "LESS_THAN"
  case moreThan = "MORE_THAN"
  case equalOrLess = "EQUAL_OR_LESS"
  case equalOrMore = "EQUAL_OR_MORE"
  case start = "START"
  case middle = "MID"
  case end = "END"
  case approximate = "APPROX"
}
