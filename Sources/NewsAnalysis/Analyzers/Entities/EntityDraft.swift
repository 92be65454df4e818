import NewsModel

/// An entity while it is put together.
struct EntityDraft {
  /// A title or role that the story gives to a person.
  struct Role {
    let text: String
    let titleClass: TitleClass
    /// The hash of the title as a phrase.
    let key: UInt64
  }

  var kind: Entity.Kind
  var name: String
  /// The name as words, folded and hashed.
  var key: UInt64
  /// The word by which short forms refer: a surname, or the head of a name.
  var head: UInt64
  /// The first word of a person's full name, or 0.
  var first: UInt64 = 0
  /// The words of a person's full name.
  var nameWords: [UInt64] = []
  /// The first letter of a person's second name, or 0.
  var middle: UInt8 = 0
  /// The list that has it, or nil.
  var list: LexiconList?
  /// The letters of the country it is, or that a person is of.
  var country: String?
  /// What a person heads or speaks for, as the key of a name.
  var affiliation: UInt64?
  var roles: [Role] = []
  var isMale: Bool?
  /// The first name, in the order of the text, that was joined to it.
  var position = Int.max
  /// The words of a name of it in the text, if it has one of several words.
  var range: Range<Int>?
  /// How often it was named so far.
  var count = 0
  /// Who holds an office by date, of an entity that is an office.
  var holder: String?
  /// Where the place of an event is named ("the Summit in Paris"), as the key of its name.
  var place: UInt64?

  init(kind: Entity.Kind, name: String, key: UInt64, head: UInt64) {
    (self.kind, self.name, self.key, self.head) = (kind, name, key, head)
  }
}
