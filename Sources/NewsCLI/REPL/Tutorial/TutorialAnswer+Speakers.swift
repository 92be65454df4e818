import LuaKit

extension TutorialAnswer {
  /// Who speaks in the first articles of the corpus.
  func speakers() throws(LuaError) -> Set<String> {
    var names: Set<String> = []
    let cursor = try reader.cursor(of: try reader.variable("corpus"))
    for _ in 0..<100 {
      let article = try reader.next(cursor)
      if case .nil = article { break }
      let quotes = try reader.field("quotes", of: article)
      for position in 0..<(try reader.count(of: quotes)) {
        let quote = try reader.element(position + 1, of: quotes)
        if let name = try reader.field("speaker.name", of: quote).text { names.insert(name) }
      }
    }
    return names
  }

  /// Whether a counter has keys and the first of them is one of some names.
  func names(in counter: LuaValue, areAmong names: Set<String>) throws(LuaError) -> Bool {
    guard let first = try ValueRowsReader(reader: reader).rows(of: counter)?.next()?.first else {
      return false
    }
    return names.isEmpty || names.contains(first)
  }
}
