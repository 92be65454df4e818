/// Words or digits that say how many, how much or which one, with their value.
public struct NumberExpression: Hashable, Sendable {
  /// What a number counts.
  public enum Kind: String, CaseIterable, Sendable {
    /// Things, or nothing that is said: "300 delegates".
    case number
    /// A place in an order: "the third time".
    case ordinal
    /// An amount of money.
    case money
    /// Parts of a hundred.
    case percent
    /// A measured amount with its unit.
    case quantity
  }
  /// Where it stands.
  public var span: TextSpan
  /// What it counts.
  public var kind: Kind
  /// The number itself, in the unit that is written ("2.5 million" is 2,500,000).
  public var value: Double
  /// The ISO 4217 code of money, the name of the unit of a quantity, "percent" or
  /// "percentage point"; nil for others and for money whose country is not known.
  public var unit: String?
  /// "About", "more than" and the like, or nil.
  public var modifier: TimeModifier?
  /// The rule that found it.
  public var foundBy: String

  /// Makes a number.
  public init(
    span: TextSpan, kind: Kind, value: Double, unit: String? = nil,
    modifier: TimeModifier? = nil, foundBy: String
  ) {
    (self.span, self.kind, self.value, self.unit) = (span, kind, value, unit)
    (self.modifier, self.foundBy) = (modifier, foundBy)
  }
}
