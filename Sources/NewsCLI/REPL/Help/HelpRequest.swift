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
    var scan = LuaTextScan(subject)
    while let byte = scan.next() { if byte == UInt8(ascii: "?") { return false } }
    return !subject.isEmpty && scan.endsInCode
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}

/// Goes through the bytes of a line of Lua that are code, and past strings and comments.
struct LuaTextScan {
  private var rest: Substring.UTF8View
  /// Whether what was read ended outside of strings and comments.
  private(set) var endsInCode = true

  /// Begins at the start of a text.
  init(_ text: Substring) { rest = text.utf8 }

  /// How many bytes were not read.
  var left: Int { rest.count }

  /// The next byte of code; of a string its first quote alone.
  mutating func next() -> UInt8? {
    guard let byte = rest.popFirst() else { return nil }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString(until: byte)
    case UInt8(ascii: "-") where rest.first == UInt8(ascii: "-"):
      rest = rest.dropFirst()
      skipComment()
      return next()
    case UInt8(ascii: "["):
      if let level = openingLevel() { skipLong(level) }
    default: break
    }
    return byte
  }

  private mutating func skipString(until quote: UInt8) {
    while let byte = rest.popFirst() {
      if byte == quote { return }
      if byte == UInt8(ascii: "\\") { rest = rest.dropFirst() }
    }
    endsInCode = false
  }

  private mutating func skipComment() {
    if rest.first == UInt8(ascii: "[") {
      let start = rest
      rest = rest.dropFirst()
      if let level = openingLevel() { return skipLong(level) }
      rest = start
    }
    while let byte = rest.popFirst() { if byte == UInt8(ascii: "\n") { return } }
    endsInCode = false
  }

  /// The number of `=` of a long bracket whose first `[` was read, which is passed; nil for none.
  private mutating func openingLevel() -> Int? {
    let level = rest.prefix { $0 == UInt8(ascii: "=") }.count
    guard rest.dropFirst(level).first == UInt8(ascii: "[") else { return nil }
    rest = rest.dropFirst(level + 1)
    return level
  }

  private mutating func skipLong(_ level: Int) {
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "]") else { continue }
      let marks = rest.prefix { $0 == UInt8(ascii: "=") }.count
      guard marks == level, rest.dropFirst(marks).first == UInt8(ascii: "]") else { continue }
      rest = rest.dropFirst(level + 1)
      return
    }
    endsInCode = false
  }
}
