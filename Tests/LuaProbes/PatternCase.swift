/// A call of a pattern function with random arguments.
package struct PatternCase {
  /// What the call is made of, for the histogram.
  package var constructs: Set<String> = []
  /// The function that is called.
  package var function = "find"
  /// The text.
  package var subject: [UInt8] = []
  /// The pattern.
  package var pattern: [UInt8] = []
  /// The place where the search begins, or the most replacements.
  package var number: Int?
  /// Whether the pattern is a plain text.
  package var isPlain = false
  /// The replacement: a text, or the name of a table or function of the test.
  package var replacement: [UInt8] = []

  /// Every construct that the generator knows.
  package static let all = [
    "find", "match", "gmatch", "gsub", "plain", "number", "byte", "dot", "class", "complement",
    "escape", "set", "complement of set", "range", "class in set", "bracket in set", "*", "+", "-",
    "?", "capture", "position", "balance", "frontier", "back reference", "anchor", "end anchor",
    "text replacement", "table replacement", "function replacement", "malformed", "many captures",
    "deep", "zero byte",
  ]
}
