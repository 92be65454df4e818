import NewsModel

/// The columns of a table for what articles have in `meta`, found by looking at all of them first.
///
/// A name whose values are all text is a column of that name. With values of another type the column
/// is called `json:NAME`, and its cells are JSON: `7`, `true`, `["a","b"]`, `"text"`.
package struct MetaColumns: Sendable {
  /// A column.
  struct Column: Hashable, Sendable {
    let name: String
    let isJSON: Bool

    /// What the header row calls it.
    var header: String {
      guard isJSON else { return name }
      if MetaColumns.isPlain(name) { return MetaColumns.prefix + name }
      var writer = JSONWriter(layout: .compact)
      writer.string(name)
      return MetaColumns.prefix + String(decoding: writer.bytes, as: UTF8.self)
    }
  }

  /// How the header of a column begins whose cells are JSON.
  static let prefix = "json:"
  private static let fields = Set(MappedField.allCases.map(\.rawValue))

  /// Whether all values of a name can stand as they are.
  private var isText: [String: Bool] = [:]

  /// No article was looked at.
  package init() {}

  /// Looks at an article.
  package mutating func add(_ article: Article) {
    for (name, value) in article.meta where !CSVWriter.isInDateColumn(name, article) {
      let isText =
        if case .string(let text) = value { !text.isEmpty && name != "meta" } else { false }
      self.isText[name] = self.isText[name] != false && isText && Self.isPlain(name)
    }
  }

  /// Whether a name can stand in a header row as it is, or behind a prefix.
  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && ByteText.trimmed(name) == name && !name.hasPrefix(prefix)
      && !name.hasPrefix("\"") && CellMark.added(to: name) == name
      && !name.utf8.contains { $0 < 0x20 } && !name.utf8.contains(0x7F)
  }

  /// The columns in the order of the bytes of their names.
  var all: [Column] {
    isText.map { Column(name: $0.key, isJSON: !$0.value) }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// What the header row calls them: names of fields are told apart by `meta.` before them.
  var headers: [String] {
    all.map { column in
      let needsPrefix = Self.fields.contains(column.name) || column.name.hasPrefix("meta.")
      return column.isJSON || !needsPrefix ? column.header : "meta." + column.header
    }
  }

  /// The name in `meta` that a header means whose cells are JSON; nil of other headers.
  static func name(ofHeader header: String) -> String? {
    guard header.hasPrefix(prefix), header.utf8.count > prefix.utf8.count else { return nil }
    let rest = String(header.dropFirst(prefix.count))
    guard rest.hasPrefix("\"") else { return rest }
    guard case .string(let name)? = try? JSONValue.parse(Array(rest.utf8)) else { return rest }
    return name
  }
}
