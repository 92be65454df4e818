import Synchronization

/// Compiled patterns that are run together, and the runners that are ready for them.
final class PatternBank: Sendable {
  /// A pattern as it is run.
  final class Entry: Sendable {
    let syntax: PatternSyntax
    let program: PatternProgram
    /// The programs of what must be contained.
    let contained: [PatternProgram]
    /// What the tags behind `within` mean.
    let withins: [(tag: RegionTag, filter: RegionFilter)]

    init(
      _ syntax: PatternSyntax, _ program: PatternProgram, contained: [PatternProgram],
      withins: [(tag: RegionTag, filter: RegionFilter)]
    ) {
      (self.syntax, self.program, self.contained) = (syntax, program, contained)
      self.withins = withins
    }
  }
  let entries: [Entry]
  let words: WordTests
  let places: PlaceTests
  /// What a sentence must have before an entry is tried on it.
  let needs: NeedRows

  /// A runner on its way between threads.
  ///
  /// Unchecked: it is here only while nobody runs it, and taking it is guarded.
  private struct Resting: @unchecked Sendable { let runner: PatternRunner }
  private let resting = Mutex<[Resting]>([])

  /// Compiles patterns; the number of one that is too large is thrown.
  init(_ patterns: [PatternSyntax]) throws(TooLarge) {
    var tests = SymbolTests()
    var entries: [Entry] = []
    var needs: [[[Int]]] = []
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
      entries.append(Entry(syntax, program, contained: contained, withins: withins))
      needs.append(
        PatternNeeds.needs(of: syntax.body).map { set in
          set.compactMap { tests.known(.token($0)) }.sorted()
        })
    }
    self.entries = entries
    words = WordTests(tests.all)
    places = PlaceTests(tests.all)
    self.needs = NeedRows(needs, tests: tests.all.count)
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
