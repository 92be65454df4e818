/// The words behind a command, as a shell would split them: quotes hold words together.
enum CommandWords {
  /// A quote that has no end.
  struct Unfinished: Error, CustomStringConvertible {
    let quote: Unicode.Scalar
    var description: String { "a quote (\(quote)) is not closed" }
  }

  /// Splits at spaces outside of quotes; a backslash takes the next character as it is, but not
  /// inside single quotes.
  static func split(_ text: String) throws(Unfinished) -> [String] {
    var words: [String] = []
    var word: String.UnicodeScalarView?
    var quote: Unicode.Scalar?
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        if word == nil { word = .init() }
        word?.append(scalar)
        isEscaped = false
      } else if scalar == "\\", quote != "'" {
        isEscaped = true
      } else if scalar == quote {
        quote = nil
      } else if quote == nil, scalar == "'" || scalar == "\"" {
        quote = scalar
        word = word ?? .init()
      } else if quote == nil, scalar == " " || scalar == "\t" {
        if let ended = word { words.append(String(ended)) }
        word = nil
      } else {
        if word == nil { word = .init() }
        word?.append(scalar)
      }
    }
    if isEscaped {
      if word == nil { word = .init() }
      word?.append("\\")
    }
    if let quote { throw Unfinished(quote: quote) }
    if let ended = word { words.append(String(ended)) }
    return words
  }
}
