import NewsCorpus
import NewsScript

/// The work of `newslab entity list` and `show`.
struct EntityPage {
  typealias Filter = EntityTable.Filter
  private typealias Row = EntityTable.Row

  /// How many rows a table for reading has unless told otherwise.
  private static let rowsShown = 50

  private let session: Session
  private let format: EntityCommand.Format

  init(session: Session, format: EntityCommand.Format) {
    (self.session, self.format) = (session, format)
  }

  /// An entity in one line.
  static func line(of row: EntityTable.Row) -> String {
    "\(row.id): \(row.name), \(row.kind), \(count(row.articles, "article"))"
  }

  static func count(_ number: Int, _ word: String) -> String {
    "\(number) \(word)\(number == 1 ? "" : "s")"
  }

  // Lists.

  /// Writes entities, or candidates for conflicts.
  func list(_ filter: Filter, conflicts: Bool, in source: EntitySource) throws {
    let file = try source.decisions()
    let table = try source.table(file)
    try session.withStore {
      if conflicts {
        try write(try table.conflicts(bounded(filter)), unless: filter.limit)
      } else {
        try write(try table.entities(bounded(filter)), unless: filter.limit)
      }
    }
    if source.report(file) { throw CommandFailure(.failures) }
  }

  /// A table for reading asks for one row more than it shows, to know whether there are more.
  private func bounded(_ filter: Filter) -> Filter {
    var filter = filter
    if format == .text, filter.limit == nil { filter.limit = Self.rowsShown + 1 }
    return filter
  }

  private func noteMore(_ count: Int, unless limit: Int?) {
    if format == .text, limit == nil, count > Self.rowsShown {
      session.report(Diagnostic(.note, "there are more than \(Self.rowsShown); --limit shows more"))
    }
  }

  private func write(_ rows: [Row], unless limit: Int?) throws {
    switch format {
    case .text:
      let shown = limit == nil ? Array(rows.prefix(Self.rowsShown)) : rows
      try session.write(
        shown.map { row in
          [
            .text(row.name), .text(row.kind), .integer(row.articles), .integer(row.mentions),
            .text(row.isNameDecided || row.isKindDecided ? "decided" : ""), .text(row.id),
          ]
        }, columns: ["Name", "Kind", "Articles", "Mentions", "", "Id"], orElse: "No entities.")
      noteMore(rows.count, unless: limit)
    case .csv:
      let head = [
        "id", "name", "kind", "articles", "mentions", "name_by", "kind_by", "identifiers", "roles",
      ]
      let lines = rows.map { row in
        [
          row.id, row.name, row.kind, String(row.articles), String(row.mentions),
          Self.word(row.isNameDecided), Self.word(row.isKindDecided),
          row.identifiers.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            .joined(separator: ";"), row.roles.joined(separator: ";"),
        ]
      }
      try session.output.write(CSVText.of([head] + lines))
    case .json:
      var writer = JSONWriter(layout: .indented)
      writer.list(rows) { writer, row in Self.write(row, to: &writer) { _ in } }
      try session.output.write(writer.bytes + [0x0A])
    }
  }

  private static func word(_ isDecided: Bool) -> String { isDecided ? "decided" : "inferred" }

  private static func write(
    _ row: Row, to writer: inout JSONWriter, more: (inout JSONWriter) -> Void
  ) {
    writer.object { writer in
      writer.member("id") { $0.string(row.id) }
      writer.member("name") { $0.string(row.name) }
      writer.member("kind") { $0.string(row.kind) }
      writer.member("articles") { $0.integer(row.articles) }
      writer.member("mentions") { $0.integer(row.mentions) }
      writer.member("name_by") { $0.string(word(row.isNameDecided)) }
      writer.member("kind_by") { $0.string(word(row.isKindDecided)) }
      writer.member("identifiers") { $0.table(row.identifiers.mapValues { .string($0) }) }
      writer.member("roles") { $0.strings(row.roles) }
      more(&writer)
    }
  }

  private func write(_ conflicts: [EntityConflict], unless limit: Int?) throws {
    switch format {
    case .text:
      let shown = limit == nil ? Array(conflicts.prefix(Self.rowsShown)) : conflicts
      let rows: [[Document.Cell]] = shown.map { conflict in
        let reason =
          conflict.wording.map { "\(conflict.reason.rawValue): \($0)" } ?? conflict.reason.rawValue
        return [
          .text(reason), .text(conflict.first.id), .integer(conflict.first.articles),
          .text(conflict.second.id), .integer(conflict.second.articles),
          .integer(conflict.together),
        ]
      }
      try session.write(
        rows, columns: ["Why", "One", "Articles", "Other", "Articles", "Both"],
        orElse: "No conflicts.")
      noteMore(conflicts.count, unless: limit)
    case .csv:
      let head = [
        "reason", "wording", "first", "first_articles", "second", "second_articles", "both",
      ]
      let lines = conflicts.map { conflict in
        [
          conflict.reason.rawValue, conflict.wording ?? "", conflict.first.id,
          String(conflict.first.articles), conflict.second.id, String(conflict.second.articles),
          String(conflict.together),
        ]
      }
      try session.output.write(CSVText.of([head] + lines))
    case .json:
      var writer = JSONWriter(layout: .indented)
      writer.list(conflicts) { writer, conflict in
        writer.object { writer in
          writer.member("reason") { $0.string(conflict.reason.rawValue) }
          writer.member("wording") { $0.string(orNull: conflict.wording) }
          writer.member("first") { Self.write(conflict.first, to: &$0) { _ in } }
          writer.member("second") { Self.write(conflict.second, to: &$0) { _ in } }
          writer.member("both") { $0.integer(conflict.together) }
        }
      }
      try session.output.write(writer.bytes + [0x0A])
    }
  }

  // One entity.

  /// Writes all that is known of an entity.
  func show(_ name: String, in source: EntitySource) throws {
    let file = try source.decisions()
    let table = try source.table(file)
    try session.withStore {
      let row = try session.entity(name, in: table, of: source.path)
      let names = try table.names(of: row)
      let ids = try table.ids(of: row)
      switch format {
      case .text: try write(row, names, ids, file, table)
      case .csv:
        let lines = names.map {
          [$0.name, String($0.mentions), String($0.articles), Self.word($0.isDecided)]
        }
        try session.output.write(CSVText.of([["name", "mentions", "articles", "by"]] + lines))
      case .json:
        let (articles, quotes) = (try table.articles(of: row), try table.quotes(of: row))
        var writer = JSONWriter(layout: .indented)
        Self.write(row, to: &writer) { writer in
          writer.member("quotes") { $0.integer(quotes) }
          writer.member("names") {
            $0.list(names) { writer, name in
              writer.object { writer in
                writer.member("name") { $0.string(name.name) }
                writer.member("mentions") { $0.integer(name.mentions) }
                writer.member("articles") { $0.integer(name.articles) }
                writer.member("by") { $0.string(Self.word(name.isDecided)) }
              }
            }
          }
          writer.member("ids") { $0.strings(ids) }
          writer.member("article_ids") { $0.strings(articles) }
        }
        try session.output.write(writer.bytes + [0x0A])
      }
    }
    if source.report(file) { throw CommandFailure(.failures) }
  }

  private func write(
    _ row: Row, _ names: [EntityTable.Name], _ ids: [String], _ file: EntityDecisionFile,
    _ table: EntityTable
  ) throws {
    let known = row.identifiers.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    let decided = [row.isNameDecided ? "name" : nil, row.isKindDecided ? "kind" : nil]
      .compactMap { $0 }
    let articles = try table.articles(of: row, limit: 11)
    let more = row.articles > 10 ? ", …" : ""
    let facts: [(String, String)] = [
      ("id", row.id), ("name", row.name), ("kind", row.kind),
      ("decided", decided.joined(separator: ", ")),
      ("also", ids.dropFirst().joined(separator: ", ")),
      ("roles", row.roles.prefix(10).joined(separator: ", ")),
      ("known as", known.joined(separator: ", ")),
      ("mentions", "\(row.mentions) in \(Self.count(row.articles, "article"))"),
      ("quotes", String(try table.quotes(of: row))),
      ("articles", articles.prefix(10).joined(separator: ", ") + more),
    ]
    for (name, value) in facts where !value.isEmpty {
      let gap = String(repeating: " ", count: max(1, 10 - name.count))
      try session.output.write(name + gap + VisibleText.of(value) + "\n")
    }
    let lines = file.decisions.filter { ids.contains($0.entity) || $0.entity == row.id }
    for decision in lines {
      try session.output.write("decision  " + VisibleText.of(decision.shown) + "\n")
    }
    try session.output.write("\n")
    try session.write(
      names.prefix(Self.rowsShown).map {
        [
          .text($0.name), .integer($0.mentions), .integer($0.articles),
          .text($0.isDecided ? "decided" : ""),
        ]
      }, columns: ["Name", "Mentions", "Articles", ""], orElse: "No names.")
  }
}
