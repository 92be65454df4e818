import LuaSyntax

/// Source text of Lua that the prompt writes.
enum LuaText {
  /// Words that cannot name a variable.
  static let reservedWords = Set(Keyword.allCases.map(\.rawValue))

  /// Whether a text is a name of Lua.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return text.utf8.allSatisfy(isNameByte) && !reservedWords.contains(text)
  }

  /// Whether a byte may stand in a name.
  static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
      || byte == 0x5F
  }

  /// A string in quotes.
  static func quoted(_ text: String) -> String { ValueSyntax.lua.quoted(Array(text.utf8)) }

  /// Lines of text as comments.
  static func comment(_ text: String) -> [String] {
    text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { "-- " + $0 }
  }
}
