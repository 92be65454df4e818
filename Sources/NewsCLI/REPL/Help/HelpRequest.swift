import LuaSyntax

/// What an entry asks to have explained: `x?`, `x??` for its source as well, or `?x`.
package struct HelpRequest: Equatable, Sendable {
  /// What is asked about; empty for the prompt itself.
  package let subject: String
  /// Whether the source is wanted, too.
  package let wantsSource: Bool

  /// Names what is asked about.
  package init(_ subject: String, wantsSource: Bool = false) {
    (self.subject, self.wantsSource) = (subject, wantsSource)
  }

  /// Reads an entry; nil for one that asks for no help.
  ///
  /// A question mark means nothing to Lua outside of strings and comments, so that no chunk is
  /// taken for a question.
  package static func read(_ entry: String) -> HelpRequest? {
    let text = trimmed(entry[...])
    guard !text.utf8.contains(UInt8(ascii: "\n")) else { return nil }
    let leading = text.prefix { $0 == "?" }.count
    if leading > 0 {
      let subject = trimmed(text.dropFirst(leading))
      guard leading <= 2, !subject.contains("?") else { return nil }
      return HelpRequest(String(subject), wantsSource: leading == 2)
    }
    let trailing = text.reversed().prefix { $0 == "?" }.count
    let subject = trimmed(text.dropLast(trailing))
    guard (1...2).contains(trailing), isQuestion(subject) else { return nil }
    return HelpRequest(String(subject), wantsSource: trailing == 2)
  }

  /// Reads `help`, `help()` and `help(x)`, which are Lua when somebody has a variable of that name.
  package static func readCall(_ entry: String) -> HelpRequest? {
    let text = trimmed(entry[...])
    if text == "help" { return HelpRequest("") }
    guard text.hasPrefix("help("), text.hasSuffix(")"), !text.contains("\n") else { return nil }
    let subject = trimmed(text.dropFirst(5).dropLast())
    return HelpPath(String(subject)) != nil || subject.isEmpty ? HelpRequest(String(subject)) : nil
  }

  /// Whether question marks behind a text stand in code: a line for the prompt is asked about by its
  /// name alone.
  private static func isQuestion(_ subject: Substring) -> Bool {
    if subject.first == ":", subject.dropFirst().first != ":" {
      return subject.dropFirst().utf8.allSatisfy { $0 != 0x20 && $0 != 0x3F }
    }
    // Only a mark in code is one that begins nothing.
    let source = TokenList(subject + "?")
    let marks = source.tokens.filter { $0.kind == .wrong(.unexpectedByte) }
    let questions = marks.filter { source.text($0.range).contains("?") }
    return !subject.isEmpty && questions.map(\.range) == [subject.utf8.count..<source.bytes.count]
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
