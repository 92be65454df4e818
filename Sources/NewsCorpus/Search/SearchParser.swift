import NewsModel
import Spelling

/// Reads a search: words, phrases, `AND OR NOT`, `NEAR`, fields, parentheses.
///
/// Words next to each other must all be there. `NOT` binds most tightly, then `AND`, then `OR`; the
/// operators are written in capitals, so that `and` is a word.
package struct SearchParser {
  /// How deep parentheses may be nested.
  static let depthLimit = 20
  /// How many words or values a search may have.
  static let sizeLimit = 1000
  /// The words that may lie between phrases that are near each other, unless it is said.
  static let usualDistance = 10

  private let query: String
  private let parts: [SearchLexer.Part]
  private var position = 0
  private var depth = 0
  private var size = 0

  private init(_ query: String) throws(SearchError) {
    self.query = query
    parts = try SearchLexer.parts(of: query)
  }

  /// Reads a search; an empty one is an error.
  package static func parse(_ query: String) throws(SearchError) -> SearchQuery {
    var parser = try SearchParser(query)
    let found = try parser.alternatives(field: nil)
    guard parser.part.kind == .end else {
      throw parser.problem("unexpected \(parser.part.kind.text)")
    }
    return found
  }

  private var part: SearchLexer.Part { parts[min(position, parts.count - 1)] }

  private func problem(_ text: String, at part: SearchLexer.Part? = nil) -> SearchError {
    SearchError(text, in: query, column: (part ?? self.part).column)
  }

  private func isOperator(_ name: String) -> Bool {
    part.kind == .phrase(SearchPhrase(name), isQuoted: false)
  }

  private static func joined(
    _ queries: [SearchQuery], _ join: ([SearchQuery]) -> SearchQuery
  ) -> SearchQuery { queries.count == 1 ? queries[0] : join(queries) }

  private mutating func alternatives(field: SearchField?) throws(SearchError) -> SearchQuery {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      throw problem("parentheses are nested more than \(Self.depthLimit) deep")
    }
    var found = [try conjunction(field: field)]
    while isOperator("OR") {
      position += 1
      found.append(try conjunction(field: field))
    }
    return Self.joined(found) { .any($0) }
  }

  private mutating func conjunction(field: SearchField?) throws(SearchError) -> SearchQuery {
    var found = [try negation(field: field)]
    while true {
      if isOperator("AND") {
        position += 1
      } else if part.kind == .end || part.kind == .close || part.kind == .comma || isOperator("OR")
      {
        return Self.joined(found) { .all($0) }
      }
      found.append(try negation(field: field))
    }
  }

  private mutating func negation(field: SearchField?) throws(SearchError) -> SearchQuery {
    var isNegated = false
    while part.kind == .minus || isOperator("NOT") {
      isNegated.toggle()
      position += 1
    }
    let found = try primary(field: field)
    return isNegated ? .not(found) : found
  }

  private mutating func primary(field: SearchField?) throws(SearchError) -> SearchQuery {
    let start = part
    switch start.kind {
    case .open:
      position += 1
      let found = try alternatives(field: field)
      guard part.kind == .close else { throw problem("expected ')', found \(part.kind.text)") }
      position += 1
      return found
    case .field(let name):
      return try named(name, at: start, inside: field)
    case .phrase(let phrase, let isQuoted):
      if !isQuoted, ["AND", "OR"].contains(phrase.words) {
        throw problem("expected a word, found \(start.kind.text)")
      }
      if phrase.words == "NEAR", !isQuoted, isFollowedByOpen {
        return try nearGroup(part: try textPart(of: field, at: start))
      }
      position += 1
      size += 1
      guard size <= Self.sizeLimit else {
        throw problem("more than \(Self.sizeLimit) words", at: start)
      }
      guard let field, field.textPart == nil else {
        return try nearChain(from: phrase, at: start, part: field?.textPart)
      }
      return .fact(try fact(field, phrase, at: start))
    case .close, .comma, .minus, .end:
      throw problem("expected a word, found \(start.kind.text)")
    }
  }

  private var isFollowedByOpen: Bool {
    position + 1 < parts.count && parts[position + 1].kind == .open
      && parts[position + 1].column == part.column + 4
  }

  private func textPart(
    of field: SearchField?, at start: SearchLexer.Part
  ) throws(SearchError) -> SearchText.Part? {
    guard let field else { return nil }
    guard let part = field.textPart else {
      throw problem("NEAR is for words of the text, not for '\(field.rawValue)'", at: start)
    }
    return part
  }

  private mutating func named(
    _ name: String, at start: SearchLexer.Part, inside outer: SearchField?
  ) throws(SearchError) -> SearchQuery {
    guard let field = SearchField.named(name) else {
      let hint = NearestName.question(SearchField.nearest(to: name))
      throw problem("there is no field '\(name)'\(hint)", at: start)
    }
    if let outer {
      throw problem("'\(name):' stands inside the parentheses of '\(outer.rawValue):'", at: start)
    }
    position += 1
    switch part.kind {
    case .open, .phrase: return try primary(field: field)
    default:
      throw problem("expected a value for '\(field.rawValue)', found \(part.kind.text)")
    }
  }

  private func checked(
    _ phrase: SearchPhrase, at start: SearchLexer.Part
  ) throws(SearchError) -> SearchPhrase {
    let isWord = phrase.words.unicodeScalars.contains { Self.isWordScalar($0) }
    guard isWord else {
      throw problem("expected a word with letters or digits, found \(start.kind.text)", at: start)
    }
    return phrase
  }

  /// Whether the full-text index keeps a character: letters, numbers, and those for private use.
  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    case .decimalNumber, .letterNumber, .otherNumber, .privateUse: true
    default: false
    }
  }

  /// `one NEAR/5 two`, or one phrase.
  private mutating func nearChain(
    from phrase: SearchPhrase, at start: SearchLexer.Part, part wanted: SearchText.Part?
  ) throws(SearchError) -> SearchQuery {
    var phrases = [try checked(phrase, at: start)]
    var distance: Int?
    while let next = try nearOperator() {
      distance = min(distance ?? next, next)
      let operand = part
      guard case .phrase(let other, _) = operand.kind else {
        throw problem("expected a word behind NEAR, found \(operand.kind.text)")
      }
      position += 1
      phrases.append(try checked(other, at: operand))
    }
    return .text(SearchText(phrases, distance: distance, part: wanted))
  }

  /// The distance of `NEAR/5` or `NEAR` between words, when that comes next.
  private mutating func nearOperator() throws(SearchError) -> Int? {
    guard case .phrase(let phrase, isQuoted: false) = part.kind, phrase.words.hasPrefix("NEAR"),
      !(phrase.words == "NEAR" && isFollowedByOpen)
    else { return nil }
    let rest = phrase.words.dropFirst(4)
    if rest.isEmpty {
      position += 1
      return Self.usualDistance
    }
    guard rest.first == "/" else { return nil }
    let distance = try self.distance(String(rest.dropFirst()), at: part)
    position += 1
    return distance
  }

  private func distance(_ text: String, at start: SearchLexer.Part) throws(SearchError) -> Int {
    guard let distance = Int(text), (0...1000).contains(distance) else {
      throw problem("NEAR: expected a number of words up to 1000, found '\(text)'", at: start)
    }
    return distance
  }

  /// `NEAR(one "two three", 5)`.
  private mutating func nearGroup(part wanted: SearchText.Part?) throws(SearchError) -> SearchQuery
  {
    position += 2
    var phrases: [SearchPhrase] = []
    while case .phrase(let phrase, _) = part.kind {
      phrases.append(try checked(phrase, at: part))
      position += 1
      size += 1
    }
    guard phrases.count > 1, size <= Self.sizeLimit else {
      throw problem("NEAR( ): expected two words or more, found \(phrases.count)")
    }
    var distance = Self.usualDistance
    if part.kind == .comma {
      position += 1
      guard case .phrase(let number, _) = part.kind else {
        throw problem("NEAR( ): expected a number of words, found \(part.kind.text)")
      }
      distance = try self.distance(number.words, at: part)
      position += 1
    }
    guard part.kind == .close else { throw problem("expected ')', found \(part.kind.text)") }
    position += 1
    return .text(SearchText(phrases, distance: distance, part: wanted))
  }

  private func fact(
    _ field: SearchField, _ value: SearchPhrase, at start: SearchLexer.Part
  ) throws(SearchError) -> SearchFact {
    if value.words == "*", !value.isPrefix {
      throw problem("\(field.rawValue): expected the beginning of a value before '*'", at: start)
    }
    switch field {
    case .date: return try date(value, at: start)
    case .kind:
      let kinds = Entity.Kind.allCases.map(\.rawValue)
      let name = value.words.uppercased()
      guard kinds.contains(name), !value.isPrefix else {
        let hint = NearestName.question(NearestName.nearest(to: name, among: kinds))
        throw problem("kind: there is no kind '\(value.words)'\(hint)", at: start)
      }
      return .value(.kind, name, isPrefix: false)
    case .note: return .value(.note, try checked(value, at: start).words, isPrefix: value.isPrefix)
    default: return .value(field, value.words, isPrefix: value.isPrefix)
    }
  }

  /// `2017-04`, `2017-04..2017-06`, `..2017`, `2017-04-06..`.
  private func date(
    _ value: SearchPhrase, at start: SearchLexer.Part
  ) throws(SearchError) -> SearchFact {
    let words = value.words
    func date(_ text: Substring) throws(SearchError) -> NewsDate? {
      if text.isEmpty { return nil }
      guard let date = NewsDate(iso8601: String(text)) else {
        throw problem("date: expected YYYY, YYYY-MM or YYYY-MM-DD, found '\(text)'", at: start)
      }
      return date
    }
    if value.isPrefix { throw problem("date: expected a date without '*'", at: start) }
    guard let dots = words.firstRange(of: "..") else {
      let only = try date(words[...])
      if only == nil { throw problem("date: expected a date, found nothing", at: start) }
      return .date(from: only, to: only)
    }
    let (from, to) = (try date(words[..<dots.lowerBound]), try date(words[dots.upperBound...]))
    if from == nil, to == nil {
      throw problem("date: expected a date before or behind '..'", at: start)
    }
    if let from, let to, !to.description.hasPrefix(from.description),
      from.description > to.description, !from.description.hasPrefix(to.description)
    {
      throw problem("date: \(from) is later than \(to)", at: start)
    }
    return .date(from: from, to: to)
  }
}
