/// Cuts a search into its parts.
struct SearchLexer {
  /// A part of a search.
  enum Kind: Hashable {
    case open, close, comma
    /// `name:` with what follows it.
    case field(String)
    /// A word or quoted words; a star behind it makes a prefix of it.
    case phrase(SearchPhrase, isQuoted: Bool)
    /// A minus sign before something.
    case minus
    case end

    /// How an error calls it.
    var text: String {
      switch self {
      case .open: "'('"
      case .close: "')'"
      case .comma: "','"
      case .field(let name): "'\(name):'"
      case .phrase(let phrase, let isQuoted):
        isQuoted ? "\"\(phrase.words)\"" : "'\(phrase.words)'"
      case .minus: "'-'"
      case .end: "the end"
      }
    }
  }

  /// A part and where it begins, from 1.
  struct Part: Hashable {
    let kind: Kind
    let column: Int
  }

  private let query: String
  private let scalars: [Unicode.Scalar]
  private var position = 0

  private init(_ query: String) {
    (self.query, scalars) = (query, Array(query.unicodeScalars))
  }

  /// All parts; the last one is the end.
  static func parts(of query: String) throws(SearchError) -> [Part] {
    var lexer = SearchLexer(query)
    var parts: [Part] = []
    while let part = try lexer.next() { parts.append(part) }
    return parts + [Part(kind: .end, column: lexer.scalars.count + 1)]
  }

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value < 0x20
  }

  private static let quotes: Set<Unicode.Scalar> = ["\"", "“", "”", "„", "«", "»"]
  private static let closing: [Unicode.Scalar: Set<Unicode.Scalar>] = [
    "\"": ["\""], "“": ["”", "\""], "”": ["”"], "„": ["“", "”", "\""], "«": ["»"], "»": ["«", "»"],
  ]

  private mutating func next() throws(SearchError) -> Part? {
    while let scalar = current, isSpace(scalar) { position += 1 }
    guard let scalar = current else { return nil }
    let column = position + 1
    func single(_ kind: Kind) -> Part {
      position += 1
      return Part(kind: kind, column: column)
    }
    switch scalar {
    case "(": return single(.open)
    case ")": return single(.close)
    case ",": return single(.comma)
    case "-" where isMinus: return single(.minus)
    case _ where Self.quotes.contains(scalar): return try quoted(column)
    default: return word(column)
    }
  }

  /// Whether a minus sign stands before something, and is no word of its own.
  private var isMinus: Bool {
    position + 1 < scalars.count && !isSpace(scalars[position + 1])
      && ![")", ",", "-"].contains(scalars[position + 1])
  }

  private mutating func quoted(_ column: Int) throws(SearchError) -> Part {
    let ends = Self.closing[scalars[position]] ?? ["\""]
    position += 1
    let start = position
    while let scalar = current, !ends.contains(scalar) { position += 1 }
    guard current != nil else {
      throw SearchError("the quotation mark is not closed", in: query, column: column)
    }
    var words = String.UnicodeScalarView()
    words.append(contentsOf: scalars[start..<position])
    position += 1
    return Part(kind: .phrase(phrase(String(words)), isQuoted: true), column: column)
  }

  /// A phrase with the star that may stand right behind it.
  private mutating func phrase(_ words: String) -> SearchPhrase {
    guard current == "*" else { return SearchPhrase(words) }
    position += 1
    return SearchPhrase(words, isPrefix: true)
  }

  private mutating func word(_ column: Int) -> Part {
    var word = String.UnicodeScalarView()
    while let scalar = current, !isSpace(scalar) {
      if ["(", ")", ",", "*"].contains(scalar) || Self.quotes.contains(scalar) { break }
      position += 1
      if scalar == ":", isFieldName(word) {
        return Part(kind: .field(String(word)), column: column)
      }
      word.append(scalar)
    }
    if word.isEmpty {
      // A star that stands alone.
      position += 1
      return Part(kind: .phrase(SearchPhrase("*"), isQuoted: false), column: column)
    }
    return Part(kind: .phrase(phrase(String(word)), isQuoted: false), column: column)
  }

  /// Whether letters before a colon are the name of a field; `10:30` and `http://` are words.
  private func isFieldName(_ word: String.UnicodeScalarView) -> Bool {
    guard !word.isEmpty, word.allSatisfy({ ("a"..."z").contains($0) || $0 == "_" }) else {
      return false
    }
    return !(current == "/" && position + 1 < scalars.count && scalars[position + 1] == "/")
  }
}
