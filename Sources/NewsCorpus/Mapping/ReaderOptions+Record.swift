import NewsModel

extension ReaderOptions {
  /// The article of a record's values by name, with the mapping and the guesses of these options.
  package func record(of values: [String: MetaValue], line: Int? = nil) -> FormatRecord {
    if case .string(let problem)? = values["error"], values["text"] == nil {
      return .rejected(problem, line: line)
    }
    do {
      let names = values.keys.sorted()
      let resolved = try mapping.resolve(among: names, isComplete: false)
      if let problem = resolved.missingText(among: names) { return .rejected(problem, line: line) }
      var builder = RecordBuilder(values, mapping: resolved, dateFormat: dateFormat)
      return .article(try builder.article(), line: line)
    } catch {
      return .rejected("\(error)", line: line)
    }
  }
}
