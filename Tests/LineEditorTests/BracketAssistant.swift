import LineEditor

/// Knows a language of words and brackets.
final class BracketAssistant: LineAssistant {
  private let words: [Completion]

  init(_ words: [Completion] = []) { self.words = words }

  func isUnfinished(_ text: String) -> Bool { depth(of: text) > 0 }

  func completions(of text: String, at cursor: Int) -> Completions? {
    let before = text.utf8.prefix(cursor)
    let typed = before.reversed().prefix { $0 != 0x20 && $0 != 0x28 }.count
    let start = String(before.suffix(typed)) ?? ""
    let found = words.filter { $0.text.hasPrefix(start) }
    return Completions(range: (cursor - typed)..<cursor, candidates: found)
  }

  func highlights(of text: String) -> [Highlight] { [] }

  func indent(of line: String, after text: String) -> Int {
    2 * (depth(of: text) - (line.hasPrefix(")") ? 1 : 0))
  }

  private func depth(of text: String) -> Int {
    text.utf8.count { $0 == 0x28 } - text.utf8.count { $0 == 0x29 }
  }
}
