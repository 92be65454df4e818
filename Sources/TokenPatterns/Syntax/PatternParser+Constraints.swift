import Spelling

/// What stands behind `::`.
extension PatternParser {
  /// Reads a constraint; `->` binds weakest, then `|`, then `&`.
  mutating func constraint() throws(PatternError) -> PatternConstraint {
    try enter()
    let left = try anyOf()
    guard accept("->") else {
      depth -= 1
      return left
    }
    let right = try constraint()
    depth -= 1
    return .implies(left, right)
  }

  private mutating func anyOf() throws(PatternError) -> PatternConstraint {
    var parts = [try allOf()]
    while accept("|") { parts.append(try allOf()) }
    return parts.count == 1 ? parts[0] : .either(parts)
  }

  private mutating func allOf() throws(PatternError) -> PatternConstraint {
    var parts = [try one()]
    while accept("&") { parts.append(try one()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func one() throws(PatternError) -> PatternConstraint {
    let start = index
    if accept("!") {
      try enter()
      let inner = try one()
      depth -= 1
      return .not(inner)
    }
    if accept("(") {
      let inner = try constraint()
      guard accept(")") else {
        throw fail("expected ')' for this parenthesis, found \(found)", at: start)
      }
      return inner
    }
    let place = index
    guard let name = identifier(orNumber: true) else {
      throw fail("expected a label and an attribute, such as A.word, found \(found)")
    }
    if name == "distance", peek("(") { return try distance() }
    return try comparison(with: try operand(name, at: place))
  }

  private mutating func comparison(
    with left: (label: Int, attribute: TokenAttribute)
  ) throws(PatternError) -> PatternConstraint {
    let start = index
    let isSame = !accept("!=")
    if isSame, !accept("=") {
      return .fits(label: left.label, try comparison(of: left.attribute))
    }
    let place = index
    if let name = identifier(orNumber: true), name != "true", name != "false" {
      let right = try operand(name, at: place)
      let (folding, _) = try flags(for: left.attribute)
      return .same(
        label: left.label, left.attribute, label2: right.label, right.attribute, isSame: isSame,
        folding)
    }
    index = start
    return .fits(label: left.label, try comparison(of: left.attribute))
  }

  private func operand(
    _ name: String, at place: Int
  ) throws(PatternError) -> (label: Int, attribute: TokenAttribute) {
    guard let dot = name.firstIndex(of: ".") else {
      throw fail("expected an attribute of the label, such as \(name).word", at: place)
    }
    let label = try knownLabel(String(name[..<dot]), at: place)
    let attribute = String(name[name.index(after: dot)...])
    let offset = name[...dot].unicodeScalars.count
    return (label, try self.attribute(named: attribute, at: place + offset))
  }

  private func knownLabel(_ name: String, at place: Int) throws(PatternError) -> Int {
    if let number = labels.firstIndex(of: name) { return number }
    let hint = NearestName.hint(for: name, among: labels)
    throw fail("the pattern has no label '\(name)'\(hint)", at: place)
  }

  private mutating func distance() throws(PatternError) -> PatternConstraint {
    _ = accept("(")
    var ends: [Int] = []
    for sign in [",", ")"] {
      let place = index
      guard let name = identifier(orNumber: true) else {
        throw fail("expected a label, found \(found)")
      }
      ends.append(try knownLabel(name, at: place))
      guard accept(sign) else { throw fail("expected '\(sign)', found \(found)") }
    }
    guard
      let comparison = PatternConstraint.Comparison.allCases.first(where: { peek($0.rawValue) })
    else { throw fail("expected <, <=, =, !=, >= or >, found \(found)") }
    _ = accept(comparison.rawValue)
    let place = index
    while index < scalars.count, ("0"..."9").contains(scalars[index]) { index += 1 }
    let digits = String(String.UnicodeScalarView(scalars[place..<index]))
    guard let number = Int(digits) else { throw fail("expected a number, found \(found)") }
    skipBlanks()
    return .distance(from: ends[0], to: ends[1], comparison, number)
  }
}
