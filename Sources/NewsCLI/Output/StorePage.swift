import NewsCorpus

/// What is in a store, for reading or as JSON.
struct StorePage {
  /// The forms in which numbers are shown.
  enum Format: String, CaseIterable { case text, json }

  let session: Session

  /// Counts and writes.
  func write(_ store: String, format: Format) throws {
    let info = try StoreInfo(store, tools: session.lazyTools())
    switch format {
    case .text: try session.output.write(text(info))
    case .json: try session.output.write(json(info) + [0x0A])
    }
  }

  private func text(_ info: StoreInfo) -> String {
    let dates = info.dates.map { "\($0.first) to \($0.last), \(info.dated) dated" } ?? "none"
    let rows = [
      ("store", info.path), ("schema", "version \(info.schema)"), ("size", Self.size(info.bytes)),
      ("articles", "\(info.articles)"), ("earlier versions", "\(info.versions)"),
      ("dates", dates), ("sources", Self.list(info.sources, none: "none given")),
      ("languages", Self.list(info.languages, none: "not known")),
      ("readings", Self.progress(info.readings, of: info.articles)),
      ("full-text index", "\(info.searchable) of \(info.articles)"),
      ("analyses", Self.progress(info.analyses, of: info.articles)),
      ("entities", "\(info.entities)"), ("labels", "\(info.labels)"), ("notes", "\(info.notes)"),
    ]
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { name, value in
      let space = String(repeating: " ", count: width - name.count + 2)
      return name + space + VisibleText.of(value) + "\n"
    }.joined()
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1_000_000 ? "\((bytes + 500) / 1000) kB" : "\((bytes + 500_000) / 1_000_000) MB"
  }

  private static func list(_ shares: [StoreInfo.Share], none: String) -> String {
    if shares.isEmpty { return "none" }
    let shown = shares.prefix(8).map { "\($0.value ?? none) \($0.count)" }
    return shown.joined(separator: ", ") + (shares.count > 8 ? ", …" : "")
  }

  private static func progress(_ progress: StoreInfo.Progress, of total: Int) -> String {
    let stale = progress.stale > 0 ? ", \(progress.stale) made by other rules" : ""
    return "\(progress.current) of \(total) by rules \(progress.fingerprint)\(stale)"
  }

  private func json(_ info: StoreInfo) -> [UInt8] {
    var writer = JSONWriter(layout: .indented)
    writer.object { writer in
      writer.member("store") { $0.string(info.path) }
      writer.member("schema") { $0.integer(info.schema) }
      writer.member("bytes") { $0.integer(info.bytes) }
      writer.member("articles") { $0.integer(info.articles) }
      writer.member("versions") { $0.integer(info.versions) }
      writer.member("first_date") { $0.string(orNull: info.dates?.first) }
      writer.member("last_date") { $0.string(orNull: info.dates?.last) }
      writer.member("dated") { $0.integer(info.dated) }
      writer.member("sources") { write(info.sources, to: &$0) }
      writer.member("languages") { write(info.languages, to: &$0) }
      writer.member("readings") { write(info.readings, to: &$0) }
      writer.member("searchable") { $0.integer(info.searchable) }
      writer.member("analyses") { write(info.analyses, to: &$0) }
      writer.member("entities") { $0.integer(info.entities) }
      writer.member("labels") { $0.integer(info.labels) }
      writer.member("notes") { $0.integer(info.notes) }
    }
    return writer.bytes
  }

  private func write(_ shares: [StoreInfo.Share], to writer: inout JSONWriter) {
    writer.list(shares) { writer, share in
      writer.object { writer in
        writer.member("value") { $0.string(orNull: share.value) }
        writer.member("articles") { $0.integer(share.count) }
      }
    }
  }

  private func write(_ progress: StoreInfo.Progress, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("current") { $0.integer(progress.current) }
      writer.member("stale") { $0.integer(progress.stale) }
      writer.member("fingerprint") { $0.string(progress.fingerprint) }
    }
  }
}
