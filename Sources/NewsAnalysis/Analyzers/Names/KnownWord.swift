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
  static let a = TextFolding.hash("a")
  static let an = TextFolding.hash("an")
  static let with = TextFolding.hash("with")
  static let to = TextFolding.hash("to")
  static let its = TextFolding.hash("its")
  static let operation = TextFolding.hash("operation")
  static let people = TextFolding.hash("people")
}
