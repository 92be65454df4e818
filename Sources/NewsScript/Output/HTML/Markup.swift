import TerminalText

/// HTML and SVG as it is written: names come from the program, values are always escaped.
///
/// Elements and attributes are `StaticString`, so that no text of an article can become one.
struct Markup {
  /// What was written so far.
  private(set) var text = ""

  /// Takes what was written away, for those who write piece by piece.
  mutating func take() -> String {
    defer { text = "" }
    return text
  }

  /// Writes an element and what the body writes inside.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
    _ body: (inout Markup) -> Void
  ) {
    open(name, attributes)
    body(&self)
    close(name)
  }

  /// Writes an element around a text.
  mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, _ words: String
  ) {
    element(name, attributes) { $0.words(words) }
  }

  /// Writes an element without attributes around a text.
  mutating func element(_ name: StaticString, _ words: String) { element(name, [:], words) }

  /// Writes an element with nothing inside.
  mutating func empty(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>
  ) {
    element(name, attributes) { _ in }
  }

  /// Writes the beginning of an element, or a whole one that has no end.
  mutating func open(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:]
  ) {
    text += "<\(name)"
    for (name, value) in attributes {
      text += " \(name)=\""
      escape(value)
      text += "\""
    }
    text += ">"
  }

  /// Writes the end of an element.
  mutating func close(_ name: StaticString) { text += "</\(name)>" }

  /// Writes a text; characters that command are shown.
  mutating func words(_ words: String) { escape(words) }

  /// Begins a new line of the file.
  mutating func line() { text += "\n" }

  /// Writes a part of the page that the program has made.
  mutating func raw(_ fixed: StaticString) { text += "\(fixed)" }

  private mutating func escape(_ words: String) {
    let words = DisplayText.visible(words)
    guard words.utf8.contains(where: Self.isSpecial) else { return text += words }
    for scalar in words.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22 || byte == 0x27
  }
}
