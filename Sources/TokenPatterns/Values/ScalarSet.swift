/// A set of characters, as in brackets.
struct ScalarSet: Hashable, Sendable {
  var ranges: [ClosedRange<UInt32>] = []
  var classes: [ScalarProperty] = []
  var isNegated = false

  /// Every character.
  static let everything = ScalarSet(isNegated: true)

  /// Whether a character is in the set; when case does not count, in either case.
  func contains(_ scalar: Unicode.Scalar, ignoringCase: Bool) -> Bool {
    var isFound = holds(scalar)
    if !isFound, ignoringCase {
      let properties = scalar.properties
      isFound =
        properties.uppercaseMapping.unicodeScalars.contains(where: holds)
        || properties.lowercaseMapping.unicodeScalars.contains(where: holds)
    }
    return isFound != isNegated
  }

  private func holds(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) } || classes.contains { $0.contains(scalar) }
  }

  /// Its characters when they are few.
  func members(limit: Int) -> [Unicode.Scalar]? {
    guard !isNegated, classes.isEmpty else { return nil }
    guard ranges.reduce(0, { $0 + $1.count }) <= min(limit, 8) else { return nil }
    return ranges.joined().compactMap(Unicode.Scalar.init)
  }
}

/// A property of characters with a name in regular expressions.
struct ScalarProperty: Hashable, Sendable {
  /// The properties.
  enum Name: String, CaseIterable {
    case letter = "L", upper = "Lu", lower = "Ll", mark = "M", number = "N", digit = "Nd"
    case punctuation = "P", symbol = "S", separator = "Z"
    /// A letter, a digit or a low line.
    case word = "w"
    case space = "s"
  }
  var name: Name
  var isNegated = false

  /// Whether a character has it.
  func contains(_ scalar: Unicode.Scalar) -> Bool { Self.has(scalar, name) != isNegated }

  private static func has(_ scalar: Unicode.Scalar, _ name: Name) -> Bool {
    let category = scalar.properties.generalCategory
    switch name {
    case .upper: return category == .uppercaseLetter || category == .titlecaseLetter
    case .lower: return category == .lowercaseLetter
    case .digit: return category == .decimalNumber
    case .space: return scalar.properties.isWhitespace
    case .word: return scalar == "_" || has(scalar, .letter) || has(scalar, .number)
    case .letter:
      return [
        .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      ].contains(category)
    case .mark: return [.nonspacingMark, .spacingMark, .enclosingMark].contains(category)
    case .number: return [.decimalNumber, .letterNumber, .otherNumber].contains(category)
    case .symbol:
      return [.mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol].contains(category)
    case .separator:
      return [.spaceSeparator, .lineSeparator, .paragraphSeparator].contains(category)
    case .punctuation:
      return [
        .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
        .initialPunctuation, .finalPunctuation, .otherPunctuation,
      ].contains(category)
    }
  }
}
