/// Follows all ways through a program at once, each with the places of its labels; of ways that meet
/// the better one goes on.
struct LabelTracer {
  private let program: PatternProgram
  private let slots: Int
  private var threads: [(step: Int, places: [Int])] = []
  private var reached: [Int]
  private var best: [Int]?
  private var isFirst = true

  /// What a label that is not set has as its place.
  private static let unset = -1

  /// Begins with no step taken.
  init(_ program: PatternProgram, slots: Int) {
    (self.program, self.slots) = (program, slots)
    reached = Array(repeating: -1, count: program.steps.count)
  }

  /// Takes the token before a place, if any, and follows the steps that take none.
  mutating func step(to place: Int, isLast: Bool, _ isAlive: (Int) -> Bool) -> Int {
    let before = threads
    threads.removeAll(keepingCapacity: true)
    if isFirst {
      isFirst = false
      follow(0, Array(repeating: Self.unset, count: slots), place, isLast, isAlive)
      return 1
    }
    for thread in before { follow(thread.step + 1, thread.places, place, isLast, isAlive) }
    return before.count
  }

  private mutating func follow(
    _ start: Int, _ places: [Int], _ place: Int, _ isLast: Bool, _ isAlive: (Int) -> Bool
  ) {
    var waiting = [(step: start, places: places)]
    while let (step, known) = waiting.popLast() {
      guard reached[step] != place, isAlive(step) else { continue }
      reached[step] = place
      var places = known
      switch program.steps[step] {
      case .token: threads.append((step, places))
      case .end: if isLast, best == nil { best = places }
      case .gap: waiting.append((step + 1, places))
      case .open(let label):
        places[label * 2] = place
        places[label * 2 + 1] = Self.unset
        waiting.append((step + 1, places))
      case .close(let label):
        places[label * 2 + 1] = place
        waiting.append((step + 1, places))
      case .split(let first, let second):
        waiting.append((second, places))
        waiting.append((first, places))
      }
    }
  }

  /// The tokens of each label; nil for one that was not used, or for no token.
  func labels(_ count: Int) -> [Range<Int>?] {
    guard let best else { return Array(repeating: nil, count: count) }
    return (0..<count).map { label in
      let (start, end) = (best[label * 2], best[label * 2 + 1])
      return start >= 0 && end > start ? start..<end : nil
    }
  }
}
