/// Makes text of tokens, and says where each token stands in it.
///
/// Marks stand where English typography puts them: no space before a comma or behind a bracket
/// that opens; straight quotes open and close in turn. Penn Treebank's names of brackets and
/// quotes become the marks themselves.
package struct Detokenizer {
  private static let marks = [
    "``": "\"", "''": "\"", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{",
    "-RCB-": "}",
  ]
  private static let gluedBefore: Set<String> = [
    ",", ".", ";", ":", "!", "?", ")", "]", "}", "%", "..", "...", "…", "''", "-RRB-", "-RSB-",
    "-RCB-", "”", "’", "'s", "'S", "’s", "n't", "N'T", "n’t", "'m", "'ll", "'re", "'ve", "'d",
    "’m", "’ll", "’re", "’ve", "’d",
  ]
  private static let gluedBehind: Set<String> = [
    "(", "[", "{", "$", "£", "€", "#", "``", "-LRB-", "-LSB-", "-LCB-", "“", "‘",
  ]

  /// The text so far.
  package private(set) var text: [UInt8] = []
  private var isGlued = true
  private var openQuotes: Set<String> = []

  /// Begins with no text.
  package init() {}

  /// Adds a token and gives its place in the text, in bytes.
  package mutating func add(_ token: String) -> Range<Int> {
    var (closes, opens) = (Self.gluedBefore.contains(token), Self.gluedBehind.contains(token))
    if token == "\"" || token == "'" {
      if openQuotes.remove(token) != nil {
        closes = true
      } else if token == "'", text.last == UInt8(ascii: "s") {
        closes = true  // the possessive of a plural
      } else {
        openQuotes.insert(token)
        opens = true
      }
    }
    if !isGlued, !closes { text.append(0x20) }
    let start = text.count
    text += (Self.marks[token] ?? token).utf8
    isGlued = opens
    return start..<text.count
  }
}
