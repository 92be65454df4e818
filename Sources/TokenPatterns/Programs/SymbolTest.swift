/// One question whose answer is the same for all tokens of a symbol.
enum SymbolTest: Hashable, Sendable {
  case token(TokenTest)
  /// Whether a region begins with the token.
  case starts(RegionTag)
  /// Whether a region ends right before the token.
  case ends(RegionTag)

  /// Whether the token stands in a region.
  case inside(RegionTag)

  /// Whether the characters of the token alone answer it.
  var isLexical: Bool {
    if case .token(let test) = self { test.attribute.isLexical } else { false }
  }
}

/// A condition of a token over the tests of a bank.
indirect enum Predicate: Hashable, Sendable {
  case any
  case test(Int)
  case not(Predicate)
  case all([Predicate])
  case either([Predicate])

  /// Whether it holds where exactly some tests are true.
  func holds(_ isTrue: (Int) -> Bool) -> Bool {
    switch self {
    case .any: true
    case .test(let test): isTrue(test)
    case .not(let inner): !inner.holds(isTrue)
    case .all(let parts): parts.allSatisfy { $0.holds(isTrue) }
    case .either(let parts): parts.contains { $0.holds(isTrue) }
    }
  }
}

/// The tests of some patterns, each once.
struct SymbolTests: Sendable {
  private(set) var all: [SymbolTest] = []
  private var numbers: [SymbolTest: Int] = [:]

  /// The number of a test, which is added unless it is there.
  mutating func number(of test: SymbolTest) -> Int {
    if let number = numbers[test] { return number }
    numbers[test] = all.count
    all.append(test)
    return all.count - 1
  }

  /// The number of a test that is there.
  func known(_ test: SymbolTest) -> Int? { numbers[test] }

  /// The condition that an expression is.
  mutating func predicate(_ expression: TokenExpression) -> Predicate {
    switch expression {
    case .any: return .any
    case .test(let test): return .test(number(of: .token(test)))
    case .not(let inner): return .not(predicate(inner))
    case .all(let parts):
      var predicates: [Predicate] = []
      for part in parts { predicates.append(predicate(part)) }
      return .all(predicates)
    case .either(let parts):
      var predicates: [Predicate] = []
      for part in parts { predicates.append(predicate(part)) }
      return .either(predicates)
    }
  }
}
