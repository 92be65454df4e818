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
  /// The rule that found it.
  public var foundBy: String

  /// Makes a time expression.
  public init(span: TextSpan, kind: Kind, value: String?, foundBy: String) {
    (self.span, self.kind, self.value, self.foundBy) = (span, kind, value, foundBy)
  }
}
