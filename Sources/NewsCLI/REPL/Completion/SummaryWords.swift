/// Finds the words that a summary of the interface enumerates: the fields of a table of options, or
/// the values of a text.
///
/// Summaries are written for people: `limit, order (rank, newest, oldest, corpus)`, `count unless
/// given; pmi, npmi or jaccard`. What is no single word between commas is left out.
enum SummaryWords {
  /// The words outside of parentheses.
  static func names(in summary: String) -> [String] {
    words(of: pieces(outer(summary)))
  }

  /// The words in the parentheses behind a name: the values that it may have.
  static func values(of name: String, in summary: String) -> [String] {
    guard let start = summary.firstRange(of: name + " (") else { return [] }
    let words = words(of: pieces(String(summary[start.upperBound...].prefix { $0 != ")" })))
    return words.count > 1 ? words : []
  }

  /// The text without what stands in parentheses, and without `Its fields:` in front.
  private static func outer(_ summary: String) -> String {
    var depth = 0
    var text = ""
    for character in summary {
      if character == "(" || character == "{" { depth += 1 }
      if depth == 0 { text.append(character) }
      if character == ")" || character == "}" { depth = max(0, depth - 1) }
    }
    return text.hasPrefix("Its fields: ") ? String(text.dropFirst(12)) : text
  }

  private static func pieces(_ text: String) -> [Substring] {
    text.replacing(" and ", with: ", ").replacing(" or ", with: ", ")
      .split { $0 == "," || $0 == ";" || $0 == "." || $0 == ":" }
  }

  private static let openings = ["Its ", "Such as ", "such as ", "maybe ", "or ", "and "]

  private static func words(of pieces: [Substring]) -> [String] {
    var words: [String] = []
    for piece in pieces {
      var word = trimmed(piece)
      for opening in openings where word.hasPrefix(opening) {
        word = trimmed(word.dropFirst(opening.count))
      }
      if word.hasSuffix(" =") { word = word.dropLast(2) }
      if let end = word.firstRange(of: " unless given") { word = word[..<end.lowerBound] }
      if word.first == "'", word.last == "'", word.count > 2 { word = word.dropFirst().dropLast() }
      let name = String(word)
      if LuaText.isName(name), !words.contains(name) { words.append(name) }
    }
    return words
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
