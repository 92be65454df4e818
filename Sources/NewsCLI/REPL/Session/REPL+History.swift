import TerminalText

extension REPL {
  /// How many entries `:history` lists by itself.
  private static let shown = 20

  /// Lists entries: the latest ones, so many, or those that have some words, of earlier sessions, too.
  func listHistory(_ argument: String) {
    if let number = Int(argument), number > 0 { return list(record.entries.suffix(number)) }
    if argument.isEmpty { return list(record.entries.suffix(Self.shown)) }
    let words = argument.split(separator: " ")
    let has = { (text: String) in words.allSatisfy { text.contains($0) } }
    var own = Set(record.entries.map(\.text))
    var lines: [String] = []
    for text in history?.load() ?? [] where has(text) && own.insert(text).inserted {
      lines += Self.lines(text, number: "")
    }
    // The command itself has the words, too.
    let found = record.entries.dropLast().filter { has($0.text) }
    if lines.isEmpty, found.isEmpty {
      return show(DisplayText.visible("no entry has '\(argument)'") + "\n")
    }
    show(lines.map { $0 + "\n" }.joined())
    list(found[...])
  }

  private func list(_ entries: some Sequence<SessionRecord.Entry>) {
    let lines = entries.flatMap { Self.lines($0.text, number: String($0.number)) }
    show(lines.map { $0 + "\n" }.joined())
  }

  /// An entry with its number before the first line.
  private static func lines(_ text: String, number: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
      let label = index == 0 ? number : ""
      let space = String(repeating: " ", count: max(0, 4 - label.utf8.count))
      return space + label + "  " + DisplayText.visible(String(line))
    }
  }
}
