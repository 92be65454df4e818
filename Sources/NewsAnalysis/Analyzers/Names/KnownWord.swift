/// Hashes of the few words that rules name.
enum KnownWord {
  static let and = TextFolding.hash("and")
  static let of = TextFolding.hash("of")
  static let the = TextFolding.hash("the")
  static let `for` = TextFolding.hash("for")
  static let on = TextFolding.hash("on")
  static let against = TextFolding.hash("against")
  static let between = TextFolding.hash("between")
  static let concerning = TextFolding.hash("concerning")
  static let counterpart = TextFolding.hash("counterpart")
  static let a = TextFolding.hash("a")
  static let an = TextFolding.hash("an")
  static let `in` = TextFolding.hash("in")
  /// Words before a role that make it another one's: "a leader", "the former leader".
  static let qualifiers: Set<UInt64> = [
    a, an, TextFolding.hash("any"), TextFolding.hash("another"), TextFolding.hash("deputy"),
    TextFolding.hash("each"), TextFolding.hash("every"), TextFolding.hash("ex"),
    TextFolding.hash("former"), TextFolding.hash("future"), TextFolding.hash("late"),
    TextFolding.hash("new"), TextFolding.hash("next"), TextFolding.hash("no"),
    TextFolding.hash("old"), TextFolding.hash("then"), TextFolding.hash("onetime"),
  ]
  /// What stands before the name of a saint.
  static let saints: Set<UInt64> = [TextFolding.hash("saint"), TextFolding.hash("st")]
  /// What says that a country is one ("Republic of Chad").
  static let republics: Set<UInt64> = [
    TextFolding.hash("republic"), TextFolding.hash("kingdom"), TextFolding.hash("federal"),
  ]
  static let with = TextFolding.hash("with")
  static let to = TextFolding.hash("to")
  static let its = TextFolding.hash("its")
  static let operation = TextFolding.hash("operation")
  static let people = TextFolding.hash("people")
  static let who = TextFolding.hash("who")
  static let these = TextFolding.hash("these")
  static let press = TextFolding.hash("press")
  static let service = TextFolding.hash("service")
  static let office = TextFolding.hash("office")
  static let s = TextFolding.hash("s")
  static let such = TextFolding.hash("such")
  static let this = TextFolding.hash("this")
  static let organisation = TextFolding.hash("organisation")
  static let organization = TextFolding.hash("organization")
  static let company = TextFolding.hash("company")
  static let firm = TextFolding.hash("firm")
  static let group = TextFolding.hash("group")
  static let event = TextFolding.hash("event")
  static let document = TextFolding.hash("document")
  static let country = TextFolding.hash("country")
  static let nation = TextFolding.hash("nation")
  static let city = TextFolding.hash("city")
}
