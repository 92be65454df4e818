import FoundationEssentials
import NewsModel

/// An article as JSON with what people found in it.
struct Gold: Decodable {
  /// A mention, with positions in Unicode scalars.
  struct Mention: Decodable {
    let start: Int, end: Int, text: String, kind: String, form: String, named: Bool
    let entity: String?
  }
  let id: String
  let text: String
  let mentions: [Mention]

  static func read(_ path: String) throws -> Gold {
    try JSONDecoder().decode(Gold.self, from: Data(contentsOf: URL(filePath: path)))
  }
}

/// A span and kind as they are compared: without a leading "the" and a trailing "'s".
struct ComparedSpan: Hashable {
  let start: Int
  let end: Int
  let kind: String

  init(start: Int, end: Int, text: String, kind: String) {
    var (start, end) = (start, end)
    if text.lowercased().hasPrefix("the ") { start += 4 }
    if text.hasSuffix("'s") || text.hasSuffix("’s") { end -= 2 }
    (self.start, self.end, self.kind) = (start, end, kind)
  }
}
