import NewsCorpus

/// A search as a command line has it.
enum QueryText {
  /// The query; one that cannot be understood is a usage error that points at the column.
  static func parse(_ text: String, option: String? = nil) throws(CommandFailure) -> SearchQuery {
    do throws(SearchError) {
      return try SearchParser.parse(text)
    } catch {
      let notes = error.marked.split(separator: "\n").map { "  " + $0 }
      let prefix = option.map { $0 + ": " } ?? ""
      throw CommandFailure(.usage, prefix + error.description, notes: notes)
    }
  }
}
