import Synchronization

/// Compiled patterns that are run together, and the runners that are ready for them.
final class PatternBank: Sendable {
  /// A pattern as it is run.
  final class Entry: Sendable {
    let syntax: PatternSyntax
    let program: PatternProgram
    /// The programs of what must be contained.
    let contained: [PatternProgram]
    /// The tests of which every match makes one true; nil when it is tried everywhere.
    let triggers: [Int]?
    /// What the tags behind `within` mean.
    let withins: [(tag: RegionTag, filter: RegionFilter)]

    init(
      _ syntax: PatternSyntax, _ program: PatternProgram, contained: [PatternProgram],
      triggers: [Int]?, withins: [(tag: RegionTag, filter: RegionFilter)]
    ) {
      (self.syntax, self.program, self.contained) = (syntax, program, contained)
      (self.triggers, self.withins) = (triggers, withins)
    }
  }
  let entries: [Entry]
  let words: WordTests
  let places: PlaceTests
  /// Whether a test is a trigger, and of which entries.
  let triggered: [Int: [Int]]

  /// A runner on its way between threads.
  ///
  /// Unchecked: it is here only while nobody runs it, and taking it is guarded.
  private struct Resting: @unchecked Sendable { let runner: PatternRunner }
  private let resting = Mutex<[Resting]>([])

  /// Compiles patterns; the number of one that is too large is thrown.
  init(_ patterns: [PatternSyntax]) throws(TooLarge) {
    var tests = SymbolTests()
    var entries: [Entry] = []
    for (number, syntax) in patterns.enumerated() {
      guard let program = PatternProgram(syntax.body, tests: &tests) else {
        throw TooLarge(pattern: number)
      }
      var contained: [PatternProgram] = []
      var withins: [(RegionTag, RegionFilter)] = []
      for clause in syntax.clauses {
        switch clause {
        case .within(let tag): withins.append((tag, RegionFilter(tag)))
        case .containing(let node):
          guard let program = PatternProgram(node, tests: &tests) else {
            throw TooLarge(pattern: number)
          }
          contained.append(program)
        }
      }
      let triggers = PatternTriggers.triggers(of: syntax.body)
      entries.append(
        Entry(
          syntax, program, contained: contained,
          triggers: triggers.map { $0.compactMap { tests.known(.token($0)) } }, withins: withins))
    }
    self.entries = entries
    words = WordTests(tests.all)
    places = PlaceTests(tests.all)
    var triggered: [Int: [Int]] = [:]
    for (number, entry) in entries.enumerated() {
      for test in entry.triggers ?? [] { triggered[test, default: []].append(number) }
    }
    self.triggered = triggered
  }

  /// A pattern has too many steps.
  struct TooLarge: Error { let pattern: Int }

  /// Lends a runner, at best one that knows the vocabulary of the story.
  func withRunner<Value>(for story: PatternStory, _ body: (PatternRunner) -> Value) -> Value {
    let vocabulary = story.vocabulary
    let found = resting.withLock { resting -> Resting? in
      let index = resting.lastIndex { $0.runner.vocabulary === vocabulary }
      return index.map { resting.remove(at: $0) } ?? resting.popLast()
    }
    let runner = found?.runner ?? PatternRunner(self)
    runner.begin(story)
    defer {
      let place = Resting(runner: runner)
      resting.withLock { if $0.count < 16 { $0.append(place) } }
    }
    return body(runner)
  }
}
