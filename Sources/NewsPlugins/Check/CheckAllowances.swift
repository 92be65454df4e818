import LuaSyntax

/// The comments `-- newslab: allow rule-id` of a file, which silence rules on their lines.
struct CheckAllowances: Sendable {
  private var rules: [Int: Set<String>] = [:]

  /// Reads the comments of a source.
  init(_ list: TokenList) {
    for comment in list.trivia where comment.kind == .comment {
      let words = list.text(comment.range).drop { $0 == "-" }
        .split { $0 == " " || $0 == "," || $0 == "\t" }
      guard words.starts(with: ["newslab:", "allow"]) else { continue }
      let line = list.lines.number(at: comment.range.lowerBound)
      rules[line, default: []].formUnion(words.dropFirst(2).map(String.init))
    }
  }

  /// Whether a comment on a line names a rule.
  func allows(_ rule: String, on line: Int) -> Bool { rules[line]?.contains(rule) == true }
}
