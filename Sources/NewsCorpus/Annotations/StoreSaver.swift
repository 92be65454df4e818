import NewsModel

/// What a component found in an article, to be kept in a store.
package struct SavedFindings: Sendable, Equatable {
  /// A mention that an annotator added.
  package struct Mention: Sendable, Equatable {
    /// The bytes of the text.
    package var span: TextSpan
    /// The kind, such as `ORG`.
    package var kind: String
    /// The form, such as `name`.
    package var form: String
    /// The words.
    package var text: String

    /// Makes a mention.
    package init(span: TextSpan, kind: String, form: String, text: String) {
      (self.span, self.kind, self.form, self.text) = (span, kind, form, text)
    }
  }

  /// The name of the component.
  package var component: String
  /// The fingerprint of its code and options.
  package var fingerprint: String
  /// Labels by name, with how sure the component is.
  package var labels: [(name: String, value: String, score: Double?)] = []
  /// The mentions that it added.
  package var mentions: [Mention] = []

  /// Nothing found.
  package init(component: String, fingerprint: String) {
    (self.component, self.fingerprint) = (component, fingerprint)
  }

  package static func == (left: SavedFindings, right: SavedFindings) -> Bool {
    left.component == right.component && left.fingerprint == right.fingerprint
      && left.mentions == right.mentions
      && left.labels.elementsEqual(right.labels) { $0 == $1 }
  }
}

/// Keeps what components found in a store: each time it replaces what the same component had found
/// in the same article, and nothing of analysts or others.
package final class StoreSaver {
  private let database: SQLiteDatabase
  private let clearLabels: SQLiteStatement
  private let clearMentions: SQLiteStatement
  private let addLabel: SQLiteStatement
  private let addMention: SQLiteStatement

  /// Takes a store that is open for writing and that nobody else writes to.
  package init(_ database: SQLiteDatabase) throws(SQLiteError) {
    self.database = database
    clearLabels = try database.prepare("DELETE FROM labels WHERE article = ? AND given_by = ?")
    clearMentions = try database.prepare(
      "DELETE FROM added_mentions WHERE article = ? AND component = ?")
    addLabel = try database.prepare(
      """
      INSERT INTO labels (article, name, value, score, given_by, origin, fingerprint)
      VALUES (?, ?, ?, ?, ?, 'component', ?)
      """)
    addMention = try database.prepare(
      """
      INSERT INTO added_mentions
      SELECT article, version, ?, ?, ?, ?, ?, ?, ? FROM articles WHERE article = ?
      """)
  }

  /// Keeps what was found in articles, by their numbers; all of it or nothing.
  package func save(
    _ findings: [(article: Int, found: [SavedFindings])]
  ) throws(SQLiteError) {
    if findings.isEmpty { return }
    try database.transaction { () throws(SQLiteError) in
      for (article, found) in findings {
        for one in found { try save(one, article) }
      }
    }
  }

  private func save(_ found: SavedFindings, _ article: Int) throws(SQLiteError) {
    let giver = ArticleLabel.giver(component: found.component)
    try clearLabels.bind(1, article)
    try clearLabels.bind(2, giver)
    try clearLabels.run()
    try clearMentions.bind(1, article)
    try clearMentions.bind(2, found.component)
    try clearMentions.run()
    for label in found.labels {
      try addLabel.bind(1, article)
      try addLabel.bind(2, label.name)
      try addLabel.bind(3, label.value)
      try addLabel.bind(4, label.score)
      try addLabel.bind(5, giver)
      try addLabel.bind(6, found.fingerprint)
      try addLabel.run()
    }
    for mention in found.mentions {
      try addMention.bind(1, found.component)
      try addMention.bind(2, found.fingerprint)
      try addMention.bind(3, mention.span.lowerBound)
      try addMention.bind(4, mention.span.upperBound)
      try addMention.bind(5, mention.kind)
      try addMention.bind(6, mention.form)
      try addMention.bind(7, mention.text)
      try addMention.bind(8, article)
      try addMention.run()
    }
  }
}
