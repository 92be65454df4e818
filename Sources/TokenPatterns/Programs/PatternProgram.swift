/// The steps of a pattern; a step goes on with the next one unless it says otherwise.
struct PatternProgram: Sendable {
  /// A step.
  enum Step: Hashable, Sendable {
    /// Takes a token for which a predicate holds.
    case token(Int)
    /// Goes on if a predicate holds for what stands between two tokens.
    case gap(Int)
    /// Goes on at two places, at best at the first one.
    case split(Int, Int)
    /// Begins or ends a label.
    case open(Int), close(Int)
    /// The whole pattern has matched; always the last step.
    case end
  }
  private(set) var steps: [Step] = []
  private(set) var predicates: [Predicate] = []
  private var numbers: [Predicate: Int] = [:]

  /// How many steps a pattern has at most.
  static let most = 5000

  /// Compiles a part of a pattern; nil when it is too large.
  init?(_ node: PatternNode, tests: inout SymbolTests) {
    guard Self.size(of: node) < Self.most else { return nil }
    add(node, &tests)
    steps.append(.end)
  }

  /// How many steps a part takes, at most ``most``.
  private static func size(of node: PatternNode) -> Int {
    switch node {
    case .token, .edge: return 1
    case .region: return 6
    case .labelled(_, let inner): return min(most, size(of: inner) + 2)
    case .inside(_, let inner): return min(most, size(of: inner) * 3 + 1)
    case .sequence(let parts): return parts.reduce(0) { min(most, $0 + size(of: $1)) }
    case .choice(let parts): return parts.reduce(0) { min(most, $0 + size(of: $1) + 2) }
    case .repeated(let part, let least, let most):
      let times = Swift.max(1, most ?? (least + 1))
      return min(Self.most, (size(of: part) + 2) * times)
    }
  }

  private mutating func number(of predicate: Predicate) -> Int {
    if let number = numbers[predicate] { return number }
    numbers[predicate] = predicates.count
    predicates.append(predicate)
    return predicates.count - 1
  }

  private mutating func add(_ node: PatternNode, _ tests: inout SymbolTests) {
    switch node {
    case .token(let expression):
      steps.append(.token(number(of: tests.predicate(expression))))
    case .sequence(let parts): for part in parts { add(part, &tests) }
    case .choice(let parts): add(choice: parts, &tests)
    case .repeated(let part, let least, let most): add(part, least, most, &tests)
    case .labelled(let label, let inner):
      steps.append(.open(label))
      add(inner, &tests)
      steps.append(.close(label))
    case .inside(let tag, let inner): add(inner, inside: tag, &tests)
    case .edge(let tag, let isEnd):
      steps.append(
        .gap(number(of: .test(tests.number(of: isEnd ? .ends(tag) : .starts(tag))))))
    case .region(let tag):
      let start = Predicate.test(tests.number(of: .starts(tag)))
      steps.append(.token(number(of: start)))
      let split = steps.count
      steps.append(.split(split + 1, split + 3))
      steps.append(.token(number(of: .not(start))))
      steps.append(.split(split, split))
      steps.append(.gap(number(of: .test(tests.number(of: .ends(tag))))))
    }
  }

  /// Adds a part twice: up to its first token, which any token of a region may be, and from there
  /// on, where no further region may begin.
  private mutating func add(
    _ inner: PatternNode, inside tag: RegionTag, _ tests: inout SymbolTests
  ) {
    let start = steps.count
    add(inner, &tests)
    let own = steps[start...].map { $0 }
    steps.removeLast(own.count)
    let isInside = Predicate.test(tests.number(of: .inside(tag)))
    let isNew = Predicate.test(tests.number(of: .starts(tag)))
    var places: [Int] = []
    var next = start
    for step in own {
      places.append(next)
      if case .token = step { next += 2 } else { next += 1 }
    }
    places.append(next)
    let second = next + 1
    for (index, step) in own.enumerated() {
      switch step {
      case .token(let number):
        steps.append(.token(self.number(of: .all([predicates[number], isInside]))))
        steps.append(.split(second + index + 1, second + index + 1))
      case .split(let best, let other):
        steps.append(.split(places[best - start], places[other - start]))
      default: steps.append(step)
      }
    }
    steps.append(.split(second + own.count, second + own.count))
    for step in own {
      switch step {
      case .token(let number):
        steps.append(
          .token(self.number(of: .all([predicates[number], isInside, .not(isNew)]))))
      case .split(let best, let other):
        steps.append(.split(best - start + second, other - start + second))
      default: steps.append(step)
      }
    }
  }

  private mutating func add(choice parts: [PatternNode], _ tests: inout SymbolTests) {
    var ends: [Int] = []
    for part in parts.dropLast() {
      let split = steps.count
      steps.append(.end)
      add(part, &tests)
      ends.append(steps.count)
      steps.append(.end)
      steps[split] = .split(split + 1, steps.count)
    }
    if let last = parts.last { add(last, &tests) }
    for end in ends { steps[end] = .split(steps.count, steps.count) }
  }

  private mutating func add(
    _ part: PatternNode, _ least: Int, _ most: Int?, _ tests: inout SymbolTests
  ) {
    for _ in 0..<least { add(part, &tests) }
    guard let most else {
      let split = steps.count
      steps.append(.end)
      add(part, &tests)
      steps.append(.split(split, split))
      steps[split] = .split(split + 1, steps.count)
      return
    }
    var splits: [Int] = []
    for _ in least..<max(least, most) {
      splits.append(steps.count)
      steps.append(.end)
      add(part, &tests)
    }
    for split in splits { steps[split] = .split(split + 1, steps.count) }
  }
}
