/// A label that somebody gave an article, to stay.
package struct ArticleLabel: Hashable, Sendable {
  /// Who gives labels.
  package enum Origin: String, Sendable { case analyst, component }

  /// What it is about.
  package let name: String
  /// What it says; nil when the name says it all.
  package let value: String?
  /// How sure or how strong, or nil.
  package let score: Double?
  /// Who gave it: the name of an analyst, or of a component.
  package let by: String
  /// Whether an analyst gave it.
  package let origin: Origin

  /// Makes a label.
  package init(
    _ name: String, _ value: String? = nil, score: Double? = nil, by: String,
    origin: Origin = .analyst
  ) {
    (self.name, self.value, self.score) = (name, value, score)
    (self.by, self.origin) = (by, origin)
  }
}

extension ArticleLabel {
  /// What a store has for a component that gives something: no analyst has such a name.
  package static func giver(component name: String) -> String { "component:" + name }
}

/// An analyst's note about an article.
package struct ArticleNote: Hashable, Sendable {
  /// Its number, unique in the store.
  package let number: Int
  /// What it says.
  package let text: String
  /// Who wrote it.
  package let by: String

  /// Makes a note.
  package init(number: Int, text: String, by: String) {
    (self.number, self.text, self.by) = (number, text, by)
  }
}

/// What people and components said of an article, to stay.
package struct ArticleAnnotations: Hashable, Sendable {
  /// The labels, by name; of one name those of analysts first, the newest in front.
  package var labels: [ArticleLabel] = []
  /// The notes, oldest first.
  package var notes: [ArticleNote] = []

  /// Nothing.
  package init() {}

  /// What labels say, by name; a label without a value says "yes".
  ///
  /// An analyst's word counts more than a component's, a newer one more than an older one.
  package var values: [String: String] {
    Dictionary(labels.map { ($0.name, $0.value ?? "yes") }) { first, _ in first }
  }
}
