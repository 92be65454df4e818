/// Which words a sentence must have before a pattern is tried on it.
enum PatternTriggers {
  /// Tests of which every match makes at least one true; nil when there are none that are cheap.
  static func triggers(of node: PatternNode) -> Set<TokenTest>? {
    switch node {
    case .token(let expression): triggers(of: expression)
    case .labelled(_, let inner), .inside(_, let inner): triggers(of: inner)
    case .repeated(let part, let least, _): least > 0 ? triggers(of: part) : nil
    case .sequence(let parts): parts.compactMap(triggers(of:)).min { cost($0) < cost($1) }
    case .choice(let parts): union(parts.map(triggers(of:)))
    case .edge, .region: nil
    }
  }

  private static func triggers(of expression: TokenExpression) -> Set<TokenTest>? {
    switch expression {
    case .any, .not: nil
    case .test(let test): isRare(test) ? [test] : nil
    case .all(let parts): parts.compactMap(triggers(of:)).min { cost($0) < cost($1) }
    case .either(let parts): union(parts.map(triggers(of:)))
    }
  }

  private static func union(_ sets: [Set<TokenTest>?]) -> Set<TokenTest>? {
    var all: Set<TokenTest> = []
    for set in sets {
      guard let set else { return nil }
      all.formUnion(set)
    }
    return all
  }

  /// Whether a test holds for few words: it names them.
  private static func isRare(_ test: TokenTest) -> Bool {
    switch test.attribute {
    case .word, .lower, .lemma, .stem: test.value?.literals() != nil
    default: false
    }
  }

  /// How many tokens a set may hold for, roughly: short words are frequent.
  private static func cost(_ tests: Set<TokenTest>) -> Int {
    tests.reduce(0) { sum, test in
      (test.value?.literals() ?? []).reduce(sum) { sum, word in
        switch word.utf8.count {
        case ...1: sum + 64
        case 2: sum + 32
        case 3: sum + 8
        case 4: sum + 2
        default: sum + 1
        }
      }
    }
  }
}
