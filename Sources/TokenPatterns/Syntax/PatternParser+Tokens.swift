import Spelling

/// What stands inside brackets.
extension PatternParser {
  /// Reads the rest of a token in brackets.
  mutating func expression(from start: Int) throws(PatternError) -> TokenExpression {
    if accept("]") { return .any }
    let expression = try implication()
    guard accept("]") else {
      throw index == scalars.count
        ? fail("expected ']' for this token, found the end of the pattern", at: start)
        : fail("expected ']', '&' or '|', found \(found)")
    }
    return expression
  }

  /// Reads conditions, of which one may follow from another: `->` binds weakest.
  private mutating func implication() throws(PatternError) -> TokenExpression {
    try enter()
    defer { depth -= 1 }
    let left = try either()
    return accept("->") ? .either([.not(left), try implication()]) : left
  }

  /// Reads conditions joined by `|`.
  mutating func either() throws(PatternError) -> TokenExpression {
    try enter()
    var parts = [try all()]
    while accept("|") { parts.append(try all()) }
    depth -= 1
    return parts.count == 1 ? parts[0] : .either(parts)
  }

  private mutating func all() throws(PatternError) -> TokenExpression {
    var parts = [try condition()]
    while accept("&") { parts.append(try condition()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func condition() throws(PatternError) -> TokenExpression {
    let start = index
    if accept("!") {
      try enter()
      let inner = try condition()
      depth -= 1
      return .not(inner)
    }
    if accept("(") {
      let inner = try implication()
      guard accept(")") else {
        throw fail("expected ')' for this parenthesis, found \(found)", at: start)
      }
      return inner
    }
    return try test()
  }

  private mutating func test() throws(PatternError) -> TokenExpression {
    let place = index
    guard let name = identifier() else {
      throw fail("expected the name of an attribute, found \(found)")
    }
    let attribute = try attribute(named: name, at: place)
    return try comparison(of: attribute)
  }

  /// Reads an operator and a value behind the name of an attribute.
  mutating func comparison(of attribute: TokenAttribute) throws(PatternError) -> TokenExpression {
    let isNegated = accept("!=")
    guard isNegated || accept("=") else {
      if attribute.isFlag { return .test(TokenTest(attribute: attribute)) }
      throw fail("expected '=' or '!=' after '\(attribute.rawValue)', found \(found)")
    }
    let test: TokenExpression
    if attribute.isFlag {
      test = try flag(attribute)
    } else {
      test = .test(TokenTest(attribute: attribute, value: try value(for: attribute)))
    }
    return isNegated ? .not(test) : test
  }

  private mutating func flag(_ attribute: TokenAttribute) throws(PatternError) -> TokenExpression {
    let place = index
    let isQuoted = accept("\"") || accept("'")
    let word = identifier()
    if isQuoted { _ = accept("\"") || accept("'") }
    switch word {
    case "true", "yes": return .test(TokenTest(attribute: attribute))
    case "false", "no": return .not(.test(TokenTest(attribute: attribute)))
    default:
      throw fail("expected true or false for '\(attribute.rawValue)'", at: place)
    }
  }

  func attribute(named name: String, at place: Int) throws(PatternError) -> TokenAttribute {
    if let attribute = TokenAttribute(rawValue: name) { return attribute }
    let lower = name.lowercased()
    let near =
      TokenAttribute.otherNames[lower]?.rawValue
      ?? TokenAttribute(rawValue: lower)?.rawValue
      ?? NearestName.nearest(to: lower, among: TokenAttribute.names)
    let hint = near.map { " (did you mean '\($0)'?)" }
    throw fail(
      "unknown attribute '\(name)'\(hint ?? "; known: " + TokenAttribute.names.joined(separator: ", "))",
      at: place)
  }

  /// Reads a value in quotation marks and the flags behind it.
  mutating func value(for attribute: TokenAttribute) throws(PatternError) -> ValuePattern {
    let start = index
    guard peek("\"") || peek("'") else {
      if startsWithWord {
        throw fail(
          "expected a value in quotation marks, found \(found); "
            + "labels are compared behind the pattern, as in :: A.word = B.word")
      }
      throw fail("expected a value in quotation marks, found \(found)")
    }
    let mark = scalars[index]
    index += 1
    while index < scalars.count, scalars[index] != mark {
      index += scalars[index] == "\\" ? 2 : 1
    }
    guard index < scalars.count else {
      throw fail("this value has no closing quotation mark", at: start)
    }
    let range = start + 1..<index
    index += 1
    skipBlanks()
    let (folding, isLiteral) = try flags(for: attribute)
    var parser = ValueParser(scalars, range, folding)
    let value = try parser.parse(isLiteral: isLiteral)
    try check(value, of: attribute, at: range.lowerBound)
    return value
  }

  /// Throws when no value of an attribute that has few can match.
  private func check(
    _ value: ValuePattern, of attribute: TokenAttribute, at place: Int
  ) throws(PatternError) {
    guard let known = values[attribute] else { return }
    let machine = ValueMachine(value)
    let isPossible = known.contains {
      machine.matches(folded: Array(value.folding.fold($0).utf8))
    }
    if isPossible { return }
    let near = NearestName.nearest(
      to: value.source.lowercased(), among: known.map { $0.lowercased() })
    let hint = near.flatMap { near in known.first { $0.lowercased() == near } }
      .map { " (did you mean '\($0)'?)" }
    throw fail(
      "no \(attribute.rawValue) is '\(value.source)'"
        + (hint ?? "; known: " + known.joined(separator: ", ")), at: place)
  }

  /// Reads flags such as `%cd`.
  mutating func flags(
    for attribute: TokenAttribute
  ) throws(PatternError) -> (ValueFolding, isLiteral: Bool) {
    var folding = ValueFolding(ignoresCase: ignoresCase && !attribute.isAlwaysSensitive)
    var isLiteral = false
    while peek("%") {
      index += 1
      let place = index
      while index < scalars.count, scalars[index].properties.isAlphabetic {
        switch scalars[index] {
        case "c": folding.ignoresCase = true
        case "C": folding.ignoresCase = false
        case "d": folding.ignoresAccents = true
        case "D": folding.ignoresAccents = false
        case "l": isLiteral = true
        default:
          throw fail("unknown flag '%\(scalars[index])'; known: %c %C %d %D %l")
        }
        index += 1
      }
      if index == place { throw fail("expected a flag after '%': c, C, d, D or l") }
      skipBlanks()
    }
    return (folding, isLiteral)
  }
}
