/// What a stretch of tokens must have before a pattern is tried on it.
enum PatternNeeds {
  /// Sets of tests: every match has for each of them a token for which one of its tests is true.
  static func needs(of node: PatternNode) -> [Set<TokenTest>] {
    switch node {
    case .token(let expression): needs(of: expression)
    case .labelled(_, let inner), .inside(_, let inner): needs(of: inner)
    case .repeated(let part, let least, _): least > 0 ? needs(of: part) : []
    case .sequence(let parts): parts.flatMap(needs(of:))
    case .choice(let parts): either(parts.map(needs(of:)))
    case .edge, .region: []
    }
  }

  private static func needs(of expression: TokenExpression) -> [Set<TokenTest>] {
    switch expression {
    case .any, .not: []
    case .test(let test): [[test]]
    case .all(let parts): parts.flatMap(needs(of:))
    case .either(let parts): either(parts.map(needs(of:)))
    }
  }

  /// What one of some parts needs: of each part the rarest set.
  private static func either(_ parts: [[Set<TokenTest>]]) -> [Set<TokenTest>] {
    var all: Set<TokenTest> = []
    for sets in parts {
      guard let rarest = sets.min(by: { cost($0) < cost($1) }) else { return [] }
      all.formUnion(rarest)
    }
    return [all]
  }

  /// How many tokens a set may hold for, roughly: words are rarer than mentions, long ones rarer than
  /// short ones.
  private static func cost(_ tests: Set<TokenTest>) -> Int {
    tests.reduce(0) { sum, test in
      guard test.attribute.isLexical, let words = test.value?.literals() else { return sum + 512 }
      return words.reduce(sum) { sum, word in
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

/// Rows of bits, one bit for each of some needs.
struct NeedRows: Sendable {
  /// Words of a row.
  let width: Int
  /// The row of each test: the needs that it meets.
  private let ofTest: [[UInt64]]
  /// What each pattern needs, a row for each.
  private let ofPattern: [UInt64]

  /// Takes the needs of each pattern, and how many tests there are.
  init(_ patterns: [[[Int]]], tests: Int) {
    var numbers: [[Int]: Int] = [:]
    for set in patterns.joined() where numbers[set] == nil { numbers[set] = numbers.count }
    width = (numbers.count + 63) / 64
    var ofTest = [[UInt64]](repeating: [], count: tests)
    for (set, number) in numbers {
      for test in set {
        if ofTest[test].isEmpty { ofTest[test] = Array(repeating: 0, count: width) }
        ofTest[test][number >> 6] |= 1 << UInt64(number & 63)
      }
    }
    var ofPattern = [UInt64](repeating: 0, count: patterns.count * width)
    for (pattern, sets) in patterns.enumerated() {
      for set in sets {
        guard let number = numbers[set] else { continue }
        ofPattern[pattern * width + (number >> 6)] |= 1 << UInt64(number & 63)
      }
    }
    (self.ofTest, self.ofPattern) = (ofTest, ofPattern)
  }

  /// Appends the row of a token for which some tests are true.
  func append(_ tests: some Sequence<Int>, to rows: inout [UInt64]) {
    let start = rows.count
    for _ in 0..<width { rows.append(0) }
    for test in tests where !ofTest[test].isEmpty {
      for word in 0..<width { rows[start + word] |= ofTest[test][word] }
    }
  }

  /// Whether a row meets all needs of a pattern.
  func fits(_ pattern: Int, _ row: [UInt64]) -> Bool {
    for word in 0..<width {
      let needed = ofPattern[pattern * width + word]
      if needed & row[word] != needed { return false }
    }
    return true
  }
}
