/// Somebody or something that an article mentions.
public struct Entity: Hashable, Sendable {
  /// The kinds of entities.
  public enum Kind: String, CaseIterable, Sendable {
    case person = "PERSON"
    case org = "ORG"
    /// A country, state or city.
    case gpe = "GPE"
    /// Another place: a sea, a continent, a mountain.
    case loc = "LOC"
    /// A building, airport, road.
    case fac = "FAC"
    case event = "EVENT"
    /// A nationality, religious or political group.
    case norp = "NORP"
    case law = "LAW"
    case workOfArt = "WORK_OF_ART"
    case product = "PRODUCT"
    /// An office whose holder is not named ("SCO Secretary General").
    case role = "ROLE"
    /// People who are not named ("heads of delegations").
    case group = "GROUP"
  }

  /// `kind:slug`, such as `person:nursultan-nazarbayev`; unique within an article.
  public var id: String
  /// The best name.
  public var name: String
  /// What kind of thing it is.
  public var kind: Kind
  /// The other wordings that the article uses, in order of their first appearance.
  public var aliases: [String] = []
  /// What the article calls a person ("President", "Head of State").
  public var roles: [String] = []
  /// Identifiers elsewhere, such as `iso2` and `wikidata`.
  public var identifiers: [String: String] = [:]
  /// Its mentions, as indexes into the mentions of the article, in text order.
  public var mentions: [Int] = []

  /// Makes an entity; `id` is made from kind and name unless given.
  public init(kind: Kind, name: String, id: String? = nil) {
    (self.kind, self.name) = (kind, name)
    self.id = id ?? Self.id(kind: kind, name: name)
  }

  /// The id for a kind and a name: lower case, everything but letters and digits becomes `-`.
  public static func id(kind: Kind, name: String) -> String {
    var slug = ""
    for character in name.lowercased() {
      if character.isLetter || character.isNumber {
        slug.append(character)
      } else if character != "'", character != "’", !slug.isEmpty, slug.last != "-" {
        slug.append("-")
      }
    }
    while slug.last == "-" { slug.removeLast() }
    return kind.rawValue.lowercased() + ":" + slug
  }
}
