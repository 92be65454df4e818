import Spelling

/// Reads a token pattern.
struct PatternParser {
  let scalars: [Unicode.Scalar]
  var index = 0
  var depth = 0
  var labels: [String] = []
  let ignoresCase: Bool
  let values: [TokenAttribute: [String]]

  /// How deep groups and brackets nest at most.
  private static let deepest = 50
  /// How many characters a pattern has at most.
  private static let longest = 100_000

  /// Begins with a text.
  init(_ source: String, ignoresCase: Bool, values: [TokenAttribute: [String]] = [:]) {
    scalars = Array(source.unicodeScalars)
    (self.ignoresCase, self.values) = (ignoresCase, values)
  }

  /// Reads all of it.
  mutating func parse() throws(PatternError) -> PatternSyntax {
    guard scalars.count <= Self.longest else {
      throw fail("a pattern has at most \(Self.longest) characters", at: Self.longest)
    }
    skipBlanks()
    let mode = try mode()
    if index == scalars.count { throw fail("expected a pattern, found nothing") }
    var syntax = PatternSyntax(body: try choice())
    syntax.mode = mode
    while let clause = try clause() { syntax.clauses.append(clause) }
    if accept("::") { syntax.constraint = try constraint() }
    _ = accept(";")
    if index < scalars.count { throw unexpected() }
    syntax.labels = labels
    return syntax
  }

  /// Reads what CQP writes first to say which matches are wanted, as `(?longest)`.
  private mutating func mode() throws(PatternError) -> PatternMode? {
    guard accept("(?") else { return nil }
    let place = index
    let name = identifier() ?? ""
    let mode = name == "shortest" ? PatternMode.first : PatternMode(rawValue: name)
    guard let mode else {
      throw fail("expected longest, first (or shortest) or all after '(?'", at: place)
    }
    guard accept(")") else { throw fail("expected ')', found \(found)") }
    return mode
  }

  /// Reads "within" and a region, if that stands here.
  private mutating func within() throws(PatternError) -> RegionTag? {
    let start = index
    guard identifier() == "within" else {
      index = start
      return nil
    }
    if peek("<") { return try regionTag() }
    let place = index
    let name = identifier() ?? ""
    return RegionTag(kind: try region(named: name, at: place))
  }

  private mutating func clause() throws(PatternError) -> PatternClause? {
    if let tag = try within() { return .within(tag) }
    let start = index
    switch identifier() {
    case "containing":
      let (known, place) = (labels.count, index)
      let inner = try choice()
      guard labels.count == known else {
        throw fail("labels stand before 'containing' only", at: place)
      }
      return .containing(inner)
    default:
      index = start
      return nil
    }
  }

  private func unexpected() -> PatternError {
    if peek(")") { return fail("expected the end of the pattern, found ')' without '('") }
    if peek("]") { return fail("expected the end of the pattern, found ']' without '['") }
    if peek("&") { return fail("'&' stands only inside brackets: [lemma=\"say\" & in_quote]") }
    if peek("@") {
      return fail("there is no '@'; a label marks a part, as in target:[lemma=\"say\"]")
    }
    if startsWithWord {
      var copy = self
      let word = copy.identifier() ?? ""
      return fail(
        "expected '\"', '[', '(' or '<', found '\(word)'; "
          + "a word stands in quotation marks: \"\(word)\"")
    }
    return fail("expected '\"', '[', '(', '<' or the end, found \(found)")
  }

  mutating func choice() throws(PatternError) -> PatternNode {
    try enter()
    var parts = [try sequence()]
    while accept("|") { parts.append(try sequence()) }
    depth -= 1
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  /// Counts how deep the next part is nested.
  mutating func enter() throws(PatternError) {
    depth += 1
    if depth > Self.deepest { throw fail("a pattern nests at most \(Self.deepest) deep") }
  }

  private mutating func sequence() throws(PatternError) -> PatternNode {
    var parts: [PatternNode] = []
    while let part = try repeated() { parts.append(part) }
    guard !parts.isEmpty else {
      if index == scalars.count { throw fail("expected a token, found the end of the pattern") }
      if startsWithWord || peek("@") || peek("&") { throw unexpected() }
      throw fail("expected '\"', '[', '(' or '<', found \(found)")
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func repeated() throws(PatternError) -> PatternNode? {
    guard let node = try single() else { return nil }
    guard let (least, most) = try repetition() else { return node }
    if peek("?") || peek("*") || peek("+") || peek("{") {
      throw fail(
        "expected a token after the repetition, found \(found); parentheses repeat it twice")
    }
    return .repeated(node, min: least, max: most)
  }

  private mutating func repetition() throws(PatternError) -> (Int, Int?)? {
    if accept("*") { return (0, nil) }
    if accept("+") { return (1, nil) }
    if accept("?") { return (0, 1) }
    guard peek("{") else { return nil }
    var reader = RepetitionReader(scalars, at: index, end: scalars.count)
    let range = try reader.read()
    index = reader.index
    skipBlanks()
    return range
  }

  /// Reads a token, a group, a tag or one of them with a label before it.
  private mutating func single() throws(PatternError) -> PatternNode? {
    if peek("\"") || peek("'") {
      return .token(.test(TokenTest(attribute: .word, value: try value(for: .word))))
    }
    let start = index
    if peek("[:") { throw fail("there is no looking ahead or back: no '[:'") }
    if accept("[") { return .token(try expression(from: start)) }
    if accept("(") {
      var node = try choice()
      while let tag = try within() { node = .inside(tag, node) }
      guard accept(")") else {
        throw index == scalars.count
          ? fail("expected ')' for this group, found the end of the pattern", at: start)
          : peek("containing")
            ? fail("'containing' stands at the end of the whole pattern")
            : fail("expected ')' or a token, found \(found)")
      }
      return node
    }
    if peek("<") { return try tag() }
    return try labelled()
  }

  private mutating func labelled() throws(PatternError) -> PatternNode? {
    let start = index
    guard let name = identifier(orNumber: true), peek(":"), !peek("::") else {
      index = start
      return nil
    }
    guard !name.contains(".") else { throw fail("a label has no '.' in its name", at: start) }
    _ = accept(":")
    let number = label(name)
    try enter()
    guard let node = try repeated() else {
      throw fail("expected a token or a group after the label, found \(found)")
    }
    depth -= 1
    return .labelled(number, node)
  }

  private mutating func label(_ name: String) -> Int {
    if let number = labels.firstIndex(of: name) { return number }
    labels.append(name)
    return labels.count - 1
  }
}

extension PatternParser {
  /// What stands at the place where it reads, for messages.
  var found: String {
    index < scalars.count ? "'\(scalars[index])'" : "the end of the pattern"
  }

  func fail(_ problem: String, at place: Int? = nil) -> PatternError {
    PatternError(problem, at: place ?? index, in: scalars)
  }

  /// Skips spaces, line breaks and comments that begin with `#`.
  mutating func skipBlanks() {
    while index < scalars.count {
      if scalars[index] == "#" {
        while index < scalars.count, scalars[index] != "\n" { index += 1 }
      } else if scalars[index].properties.isWhitespace {
        index += 1
      } else {
        return
      }
    }
  }

  /// Whether a sign stands here.
  func peek(_ sign: String) -> Bool { scalars[index...].starts(with: sign.unicodeScalars) }

  /// Takes a sign and the blanks behind it if it stands here.
  mutating func accept(_ sign: String) -> Bool {
    guard peek(sign) else { return false }
    index += sign.unicodeScalars.count
    skipBlanks()
    return true
  }

  /// Whether a letter stands here.
  var startsWithWord: Bool { index < scalars.count && scalars[index].properties.isAlphabetic }

  /// Takes a name and the blanks behind it if one stands here.
  mutating func identifier(orNumber: Bool = false) -> String? {
    let isNumber = orNumber && index < scalars.count && ("0"..."9").contains(scalars[index])
    guard startsWithWord || peek("_") || isNumber else { return nil }
    let start = index
    while index < scalars.count, isPartOfName(scalars[index]) { index += 1 }
    let name = String(String.UnicodeScalarView(scalars[start..<index]))
    skipBlanks()
    return name
  }

  private func isPartOfName(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_" || scalar == "."
  }
}
