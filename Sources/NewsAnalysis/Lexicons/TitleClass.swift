/// The kinds of titles and roles; role words of one class can stand for each other.
package enum TitleClass: String, CaseIterable, Sendable {
  case headOfState = "head_of_state"
  case headOfGovernment = "head_of_government"
  case royal, deputy, minister, secretary, legislator, leader, spokesperson, governor, diplomat
  case military, police, judge, clergy, business, academic, sport, artist, family, official
  case honorific

  /// Whether a role word of this class can refer to a person whose title is of another class.
  package func covers(_ other: TitleClass) -> Bool {
    if self == other { return true }
    switch self {
    case .leader: return other == .headOfState || other == .headOfGovernment || other == .business
    case .headOfState: return other == .royal
    case .official: return other != .sport && other != .artist && other != .family
    default: return false
    }
  }
}

/// What the list of titles says of one title.
package struct Title: Sendable {
  /// Its class.
  package let titleClass: TitleClass
  /// Whether "the …" alone can refer to a person.
  package let canStandAlone: Bool
  /// Whether it tells that its bearer is a man (true), a woman (false) or neither (nil).
  package let isMale: Bool?
}
