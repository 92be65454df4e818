/// Whether the labels of a match meet the constraint of its pattern.
struct ConstraintCheck {
  let story: PatternStory
  let labels: [Range<Int>?]

  /// Whether a constraint holds; comparing a label that is not set is false.
  func holds(_ constraint: PatternConstraint) -> Bool {
    switch constraint {
    case .not(let inner): return !holds(inner)
    case .all(let parts): return parts.allSatisfy(holds)
    case .either(let parts): return parts.contains(where: holds)
    case .implies(let left, let right): return !holds(left) || holds(right)
    case .fits(let label, let expression):
      return labels[label].map { $0.allSatisfy { fits($0, expression) } } ?? false
    case .distance(let from, let to, let comparison, let number):
      guard let from = labels[from], let to = labels[to] else { return false }
      return comparison.holds(abs(to.lowerBound - from.lowerBound), number)
    case .same(let label, let attribute, let label2, let attribute2, let isSame, let folding):
      guard let left = labels[label], let right = labels[label2] else { return false }
      let values = (values(attribute, left, folding), values(attribute2, right, folding))
      return values.0.isDisjoint(with: values.1) != isSame
    }
  }

  /// The values of an attribute for some tokens: one of words, any number of mentions around them.
  private func values(
    _ attribute: TokenAttribute, _ tokens: Range<Int>, _ folding: ValueFolding
  ) -> Set<String> {
    if attribute.isLexical, !attribute.isFlag {
      let words = tokens.map { text(attribute, $0) ?? "" }
      return [folding.fold(words.joined(separator: " "))]
    }
    if attribute.isFlag {
      let test = TokenExpression.test(TokenTest(attribute: attribute))
      return [tokens.allSatisfy { fits($0, test) } ? "true" : "false"]
    }
    if attribute == .pos { return [tokens.map { partOfSpeech($0) ?? "" }.joined(separator: " ")] }
    let around = mentions(around: tokens)
    return Set(around.compactMap { $0.value(of: attribute).map(folding.fold) })
  }

  private func text(_ attribute: TokenAttribute, _ token: Int) -> String? {
    var value: [UInt8] = []
    guard story.source.read(attribute, of: token, into: &value) else { return nil }
    return String(decoding: value, as: UTF8.self)
  }

  private func partOfSpeech(_ token: Int) -> String? {
    guard let (codes, names) = story.partsOfSpeech, token < codes.count,
      Int(codes[token]) < names.count
    else { return nil }
    return names[Int(codes[token])]
  }

  private func mentions(around tokens: Range<Int>) -> [PatternRegion] {
    story.regions(.mention).filter {
      $0.tokens.lowerBound <= tokens.lowerBound && tokens.upperBound <= $0.tokens.upperBound
    }
  }

  private func fits(_ token: Int, _ expression: TokenExpression) -> Bool {
    switch expression {
    case .any: true
    case .not(let inner): !fits(token, inner)
    case .all(let parts): parts.allSatisfy { fits(token, $0) }
    case .either(let parts): parts.contains { fits(token, $0) }
    case .test(let test): fits(token, test)
    }
  }

  private func fits(_ token: Int, _ test: TokenTest) -> Bool {
    guard let value = test.value else { return flag(test.attribute, token) }
    let values: [String?]
    switch test.attribute {
    case .pos: values = [partOfSpeech(token)]
    case .ent, .entKind, .entForm, .entID:
      values = mentions(around: token..<token + 1).map { $0.value(of: test.attribute) }
    default: values = [text(test.attribute, token)]
    }
    let machine = ValueMachine(value)
    return values.contains { text in
      text.map { machine.matches(folded: Array(value.folding.fold($0).utf8)) } ?? false
    }
  }

  private func flag(_ attribute: TokenAttribute, _ token: Int) -> Bool {
    switch attribute {
    case .ent: !mentions(around: token..<token + 1).isEmpty
    case .isTitle: text(.casing, token) == "title"
    case .inQuote: story.regions(.quote).contains { $0.tokens.contains(token) }
    case .sentenceStart: story.regions(.sentence).contains { $0.tokens.lowerBound == token }
    default: false
    }
  }
}
