import LuaKit

/// Which fields the prompt shows of objects of a class, and how.
struct ObjectStyle {
  /// A column of a list, or a line of a card.
  struct Field {
    /// How the value becomes text.
    enum Form {
      case text, count, joined
      /// Marked where another field stands for the first one.
      case marked
    }

    /// The head of the column.
    let name: String
    /// The field, or a field of a field; of several the first that is not nil.
    let paths: [String]
    var form = Form.text

    init(_ name: String, _ paths: String..., form: Form = .text) {
      (self.name, self.form) = (name, form)
      self.paths = paths.isEmpty ? [name] : paths
    }
  }

  /// The columns of a list of such objects.
  let columns: [Field]

  /// The styles by the name of the class.
  ///
  /// A class without one has its fields shown when it stands alone, and no table of its own.
  static let all: [String: ObjectStyle] = [
    "Article": Self([
      Field("id"), Field("date"), Field("agency"),
      Field("title", "title", "derived_title", form: .marked),
    ]),
    "Mention": Self([Field("text"), Field("kind"), Field("form"), Field("entity", "entity.name")]),
    "Entity": Self([
      Field("name"), Field("kind"), Field("mentions", form: .count),
      Field("aliases", form: .joined),
    ]),
    "Quote": Self([Field("speaker", "speaker.name"), Field("cue"), Field("direct"), Field("text")]),
    "Time": Self([Field("text"), Field("type"), Field("value")]),
    "Claim": Self([
      Field("subject", "subject.name"), Field("predicate"), Field("object", "object.name"),
      Field("modality"),
    ]),
    "Token": Self([Field("text"), Field("kind"), Field("casing")]),
    "Sentence": Self([Field("text")]),
    "Paragraph": Self([Field("text")]),
    "Block": Self([Field("kind"), Field("text"), Field("found_by")]),
  ]

  private init(_ columns: [Field]) { self.columns = columns }

  /// What stands before something that only stands for what is not there.
  static let derivedMark = "≈ "

  /// The lines of the card of an article, above its counts.
  static let articleCard = [
    Field("title"), Field("begins", "derived_title"), Field("date"),
    Field("place", "dateline.place"), Field("agency"), Field("source"),
    Field("authors", form: .joined), Field("language"),
  ]

  /// The layers that the card of an article counts.
  static let articleCounts = ["mentions", "entities", "quotes", "times"]
}
