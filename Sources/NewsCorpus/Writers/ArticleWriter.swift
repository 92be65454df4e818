import NewsAnalysis
import NewsModel

/// Writes articles in some format, one after the other.
package protocol ArticleWriter {
  /// What stands before the first article.
  mutating func begin() -> [UInt8]
  /// An article.
  mutating func write(_ analysis: Analysis) -> [UInt8]
  /// What stands behind the last article.
  mutating func end() -> [UInt8]
  /// What had to be said, such as values that the format has no place for.
  var notes: [String] { get }
}

extension ArticleWriter {
  package mutating func begin() -> [UInt8] { [] }
  package mutating func end() -> [UInt8] { [] }
  package var notes: [String] { [] }
}

/// A format that newslab writes, as a value.
package struct ExportFormat: Sendable {
  /// What `--format` calls it.
  package let name: String
  /// What it is, in one sentence.
  package let summary: String
  /// Whether all articles must be looked at for columns before the first one is written.
  package let needsColumns: Bool
  private let make: @Sendable (MetaColumns) -> any ArticleWriter

  init(
    name: String, summary: String, needsColumns: Bool = false,
    writer: @escaping @Sendable (_ columns: MetaColumns) -> any ArticleWriter
  ) {
    (self.name, self.summary, self.needsColumns) = (name, summary, needsColumns)
    make = writer
  }

  /// Begins to write, with columns for what is in `meta`.
  package func writer(columns: MetaColumns = MetaColumns()) -> any ArticleWriter { make(columns) }

  /// All of them; a new one is a file in `Writers/` and a line here.
  package static let all: [ExportFormat] = [
    ArticleJSONWriter.format, CSVWriter.format, NinjsWriter.format, IOB2Writer.format,
  ]

  /// The format of a name, or nil.
  package static func named(_ name: String) -> ExportFormat? { all.first { $0.name == name } }
}
