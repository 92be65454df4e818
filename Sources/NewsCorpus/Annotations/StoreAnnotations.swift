import NewsModel

/// The labels and notes of a store, each change a transaction of its own; belongs to one thread at a
/// time.
package final class StoreAnnotations {
  private let database: SQLiteDatabase

  /// Takes a store that is open, for writing if anything is to be changed.
  package init(_ database: SQLiteDatabase) { self.database = database }

  /// What was said of an article.
  package func annotations(of article: Int) throws(SQLiteError) -> ArticleAnnotations {
    var found = ArticleAnnotations()
    let labels = try database.prepare(
      """
      SELECT name, value, score, given_by, origin FROM labels WHERE article = ?
      ORDER BY name, origin <> 'analyst', label DESC
      """)
    try labels.bind(1, article)
    while try labels.step() {
      found.labels.append(
        ArticleLabel(
          labels.string(0) ?? "", labels.string(1), score: labels.number(2),
          by: labels.string(3) ?? "",
          origin: ArticleLabel.Origin(rawValue: labels.string(4) ?? "") ?? .component))
    }
    let notes = try database.prepare(
      "SELECT note, text, given_by FROM notes WHERE article = ? ORDER BY note")
    try notes.bind(1, article)
    while try notes.step() {
      found.notes.append(
        ArticleNote(
          number: notes.integer(0) ?? 0, text: notes.string(1) ?? "", by: notes.string(2) ?? ""))
    }
    return found
  }

  /// Gives an article a label; one of the same name by the same giver is replaced.
  ///
  /// What a component says stands beside what an analyst said, and never in its place.
  package func add(_ label: ArticleLabel, to id: String) throws(AnnotationError) {
    try Self.check(label.name, "name of a label", isLine: true)
    if let value = label.value { try Self.check(value, "value of a label", isLine: true) }
    try Self.check(label.by, "name of who gives a label", isLine: true)
    try change(id) { article throws(SQLiteError) in
      // A component that has the name of an analyst replaces nothing of theirs.
      let by = label.origin == .component ? ArticleLabel.giver(component: label.by) : label.by
      let clear = try database.prepare(
        "DELETE FROM labels WHERE article = ? AND name = ? AND given_by = ?")
      try clear.bind(1, article)
      try clear.bind(2, label.name)
      try clear.bind(3, by)
      try clear.run()
      let add = try database.prepare(
        """
        INSERT INTO labels (article, name, value, score, given_by, origin)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
      try add.bind(1, article)
      try add.bind(2, label.name)
      try add.bind(3, label.value)
      try add.bind(4, label.score)
      try add.bind(5, by)
      try add.bind(6, label.origin.rawValue)
      try add.run()
    }
  }

  /// Takes a label away that somebody gave.
  package func removeLabel(
    _ name: String, by: String, from id: String
  ) throws(AnnotationError) {
    let count = try change(id) { article throws(SQLiteError) in
      let remove = try database.prepare(
        "DELETE FROM labels WHERE article = ? AND name = ? AND given_by = ?")
      try remove.bind(1, article)
      try remove.bind(2, name)
      try remove.bind(3, by)
      try remove.run()
      return database.changes
    }
    if count > 0 { return }
    let labels = try change(id) { article throws(SQLiteError) in
      try annotations(of: article).labels
    }
    throw .noLabel(
      name, article: id, by: by, givenBy: labels.filter { $0.name == name }.map(\.by),
      known: labels.map(\.name))
  }

  /// Adds a note to an article, and gives its number.
  @discardableResult
  package func addNote(_ text: String, by: String, to id: String) throws(AnnotationError) -> Int {
    try Self.check(text, "note", isLine: false)
    try Self.check(by, "name of who writes a note", isLine: true)
    return try change(id) { article throws(SQLiteError) in
      let add = try database.prepare(
        "INSERT INTO notes (article, text, given_by) VALUES (?, ?, ?)")
      try add.bind(1, article)
      try add.bind(2, text)
      try add.bind(3, by)
      try add.run()
      let number = Int(database.lastKey)
      let index = try database.prepare(
        "INSERT INTO note_search (rowid, text) SELECT note, text FROM notes WHERE note = ?")
      try index.run(number)
      return number
    }
  }

  /// Takes a note away by its number.
  package func removeNote(_ number: Int, from id: String) throws(AnnotationError) {
    let known = try change(id) { article throws(SQLiteError) -> [Int]? in
      let notes = try annotations(of: article).notes.map(\.number)
      guard notes.contains(number) else { return notes }
      try Self.unsearch("note", number, in: database)
      let remove = try database.prepare("DELETE FROM notes WHERE note = ?")
      try remove.run(number)
      return nil
    }
    if let known { throw .noNote(number, article: id, known: known) }
  }

  /// Takes the notes of an article out of their full-text index; must come before the article goes.
  static func unsearchNotes(of article: Int, in database: SQLiteDatabase) throws(SQLiteError) {
    try unsearch("article", article, in: database)
  }

  private static func unsearch(
    _ column: String, _ value: Int, in database: SQLiteDatabase
  ) throws(SQLiteError) {
    let remove = try database.prepare(
      """
      INSERT INTO note_search (note_search, rowid, text)
      SELECT 'delete', note, text FROM notes WHERE \(column) = ?
      """)
    try remove.run(value)
  }

  private func change<Result>(
    _ id: String, _ body: (Int) throws(SQLiteError) -> Result
  ) throws(AnnotationError) -> Result {
    let result: Result?
    do throws(SQLiteError) {
      result = try database.transaction { () throws(SQLiteError) -> Result? in
        let find = try database.prepare("SELECT article FROM articles WHERE id = ?")
        guard let article = try find.number(id) else { return nil }
        return try body(article)
      }
    } catch {
      throw .store(.sqlite(error))
    }
    guard let result else { throw .noArticle(id) }
    return result
  }

  /// The most bytes of a note or label.
  package static let longest = 1 << 20

  private static func check(
    _ text: String, _ what: String, isLine: Bool
  ) throws(AnnotationError) {
    if text.allSatisfy(\.isWhitespace) { throw .badText("the \(what) is empty") }
    if text.utf8.count > longest { throw .badText("the \(what) has more than 1 MiB") }
    let hasControl = text.unicodeScalars.contains {
      $0.properties.generalCategory == .control
        && (isLine || ($0 != "\n" && $0 != "\t" && $0 != "\r"))
    }
    if hasControl { throw .badText("the \(what) has control characters") }
  }
}
