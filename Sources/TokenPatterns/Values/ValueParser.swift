import Spelling

/// Reads the regular expression of a value, which stands between quotation marks in a pattern.
struct ValueParser {
  private let scalars: [Unicode.Scalar]
  private var index: Int
  private let end: Int
  private var folding: ValueFolding
  private var depth = 0

  /// How deep groups nest at most.
  private static let deepest = 50
  /// The highest number of a repetition.
  static let mostRepetitions = 1000
  /// How many steps an expression takes at most.
  private static let largest = 10_000

  /// Begins with a part of a pattern.
  init(_ scalars: [Unicode.Scalar], _ range: Range<Int>, _ folding: ValueFolding) {
    (self.scalars, index, end) = (scalars, range.lowerBound, range.upperBound)
    self.folding = folding
  }

  /// Reads all of it; `isLiteral` is for a text that is no expression.
  mutating func parse(isLiteral: Bool) throws(PatternError) -> ValuePattern {
    let start = index
    let source = String(String.UnicodeScalarView(scalars[start..<end]))
    if isLiteral {
      let parts = scalars[start..<end].flatMap { folding.fold($0) }.map { ValueNode.scalar($0) }
      return ValuePattern(source: source, folding: folding, node: .sequence(parts))
    }
    readOptions()
    let node = try choice()
    if index < end { throw fail("expected the end of the value, found \(found)", index) }
    guard node.size(limit: Self.largest) <= Self.largest else {
      throw fail("this regular expression is too large", start)
    }
    return ValuePattern(source: source, folding: folding, node: node)
  }

  /// Reads what BlackLab and others write first to say whether case counts.
  private mutating func readOptions() {
    for (text, ignoresCase) in [("(?-i)", false), ("(?c)", false), ("(?i)", true)] {
      let option = Array(text.unicodeScalars)
      if scalars[index..<end].starts(with: option) {
        folding.ignoresCase = ignoresCase
        index += option.count
        return
      }
    }
  }

  private var found: String { index < end ? "'\(scalars[index])'" : "the end of the value" }

  private func fail(_ problem: String, _ place: Int) -> PatternError {
    PatternError(problem, at: place, in: scalars)
  }

  private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
    guard index < end, scalars[index] == scalar else { return false }
    index += 1
    return true
  }

  private mutating func choice() throws(PatternError) -> ValueNode {
    var parts = [try sequence()]
    while accept("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() throws(PatternError) -> ValueNode {
    var parts: [ValueNode] = []
    while index < end, scalars[index] != "|", scalars[index] != ")" {
      parts.append(try repeated())
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func repeated() throws(PatternError) -> ValueNode {
    let node = try single()
    guard let (least, most) = try repetition() else { return node }
    if index < end, "*+?".unicodeScalars.contains(scalars[index]) {
      throw fail("expected a character after the repetition, found \(found)", index)
    }
    return .repeated(node, min: least, max: most)
  }

  private mutating func repetition() throws(PatternError) -> (Int, Int?)? {
    if accept("*") { return (0, nil) }
    if accept("+") { return (1, nil) }
    if accept("?") { return (0, 1) }
    guard index < end, scalars[index] == "{" else { return nil }
    var reader = RepetitionReader(scalars, at: index, end: end)
    let range = try reader.read()
    index = reader.index
    return range
  }

  private mutating func single() throws(PatternError) -> ValueNode {
    let place = index
    let scalar = scalars[index]
    index += 1
    switch scalar {
    case ".": return .set(.everything)
    case "\\": return try escaped(in: nil)
    case "[": return .set(try set(from: place))
    case "(":
      depth += 1
      guard depth <= Self.deepest else {
        throw fail("groups nest at most \(Self.deepest) deep", place)
      }
      if accept("?") {
        guard accept(":") else {
          throw fail(
            "expected ':' after '(?', found \(found); there is no looking ahead or back", index)
        }
      }
      let node = try choice()
      guard accept(")") else { throw fail("expected ')' for this group, found \(found)", place) }
      depth -= 1
      return node
    case "*", "+", "?", "{":
      throw fail("expected a character to repeat before '\(scalar)'", place)
    default: return literal(scalar)
    }
  }

  private func literal(_ scalar: Unicode.Scalar) -> ValueNode {
    let folded = folding.fold(scalar).map { ValueNode.scalar($0) }
    return folded.count == 1 ? folded[0] : .sequence(folded)
  }

  /// What a backslash makes of the next character; inside brackets the set takes it.
  private mutating func escaped(in set: ScalarSet?) throws(PatternError) -> ValueNode {
    guard index < end else { throw fail("expected a character after '\\'", index) }
    let scalar = scalars[index]
    index += 1
    switch scalar {
    case "d", "D": return .set(property(.digit, isNegated: scalar == "D"))
    case "w", "W": return .set(property(.word, isNegated: scalar == "W"))
    case "s", "S": return .set(property(.space, isNegated: scalar == "S"))
    case "p", "P": return .set(property(try propertyName(), isNegated: scalar == "P"))
    case "t": return .scalar("\t")
    case "n": return .scalar("\n")
    case "a"..."z", "A"..."Z", "0"..."9":
      throw fail("'\\\(scalar)' means nothing here; known: \\d \\w \\s \\p{…}", index - 2)
    default: return literal(scalar)
    }
  }

  private func property(_ name: ScalarProperty.Name, isNegated: Bool) -> ScalarSet {
    ScalarSet(classes: [ScalarProperty(name: name, isNegated: isNegated)])
  }

  private mutating func propertyName() throws(PatternError) -> ScalarProperty.Name {
    let place = index
    var name = ""
    if accept("{") {
      while index < end, scalars[index] != "}" {
        name.unicodeScalars.append(scalars[index])
        index += 1
      }
      guard accept("}") else { throw fail("expected '}', found \(found)", index) }
    } else if index < end {
      name.unicodeScalars.append(scalars[index])
      index += 1
    }
    let known = ScalarProperty.Name.allCases.map(\.rawValue).filter { $0 != "w" && $0 != "s" }
    guard known.contains(name), let property = ScalarProperty.Name(rawValue: name) else {
      throw fail(
        "unknown property '\(name)' of characters; known: \(known.joined(separator: ", "))", place)
    }
    return property
  }

  private mutating func set(from place: Int) throws(PatternError) -> ScalarSet {
    var set = ScalarSet(isNegated: accept("^"))
    var isFirst = true
    while true {
      guard index < end else { throw fail("expected ']' for this set", place) }
      if scalars[index] == "]", !isFirst { break }
      isFirst = false
      let start = index
      guard let low = try member(of: &set) else { continue }
      guard index + 1 < end, scalars[index] == "-", scalars[index + 1] != "]" else {
        add(low...low, to: &set)
        continue
      }
      index += 1
      guard let high = try member(of: &set), low <= high else {
        throw fail("expected a range from a lower to a higher character", start)
      }
      add(low...high, to: &set)
    }
    index += 1
    return set
  }

  /// Reads a character of a set; nil for a class, which is put into the set.
  private mutating func member(of set: inout ScalarSet) throws(PatternError) -> Unicode.Scalar? {
    let scalar = scalars[index]
    index += 1
    guard scalar == "\\" else { return scalar }
    let place = index
    switch try escaped(in: set) {
    case .scalar(let scalar):
      return index - place == 1 && scalar != "\t" && scalar != "\n"
        ? scalars[place] : scalar
    case .set(let inner):
      set.classes += inner.classes
      return nil
    default: return scalars[place]
    }
  }

  private func add(_ range: ClosedRange<Unicode.Scalar>, to set: inout ScalarSet) {
    set.ranges.append(range.lowerBound.value...range.upperBound.value)
    guard range.lowerBound == range.upperBound, folding.ignoresAccents || folding.ignoresCase else {
      return
    }
    for folded in folding.fold(range.lowerBound) where folded != range.lowerBound {
      set.ranges.append(folded.value...folded.value)
    }
  }
}
