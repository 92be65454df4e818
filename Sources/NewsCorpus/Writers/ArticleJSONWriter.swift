import NewsAnalysis

/// Writes articles with everything found in them as JSON lines of the form `newslab-article/1`.
package struct ArticleJSONWriter: ArticleWriter {
  static let format = ExportFormat(
    name: "jsonl", summary: "JSON lines with everything found, of the form newslab-article/1."
  ) { _ in ArticleJSONWriter() }

  private let form = ArticleJSON()

  package mutating func write(_ analysis: Analysis) -> [UInt8] {
    form.bytes(of: analysis) + [0x0A]
  }
}
