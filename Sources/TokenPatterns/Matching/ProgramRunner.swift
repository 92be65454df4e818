/// Runs one program over stretches of one story after the other; what was worked out is kept.
///
/// Reading from the end to the beginning tells where matches begin and which steps lead to one, so
/// that reading forward from there never tries anything in vain: searching is linear.
struct ProgramRunner {
  let program: PatternProgram
  private var states: LiveStates
  private var stretch = 0..<0
  /// The state behind each block, first the last block of the stretch.
  private var edges: [[UInt64]] = []
  private var block = -1
  private var blockStates: [Int32]
  private var reached: [Int]
  private var stamp = 0
  private var now: [Int] = []
  private var next: [Int] = []
  private var waiting: [Int] = []
  /// How many steps were taken forward.
  private var walked = 0

  /// Places that are read at a time; their states are kept.
  static let blockSize = 2048

  /// Makes a runner.
  init(_ program: PatternProgram) {
    self.program = program
    states = LiveStates(program)
    blockStates = Array(repeating: 0, count: Self.blockSize)
    reached = Array(repeating: 0, count: program.steps.count)
  }

  /// How much work was done so far, in steps.
  var work: Int { states.work + walked }

  /// Forgets what symbols mean.
  mutating func forgetSymbols() { states.forgetSymbols() }

  /// Reads a stretch of tokens; the places where matches begin, the last one first.
  mutating func starts(
    in stretch: Range<Int>, of symbols: [UInt32], _ column: SymbolColumn,
    until isStopped: () -> Bool
  ) -> [Int32] {
    self.stretch = stretch
    edges.removeAll(keepingCapacity: true)
    var starts: [Int32] = []
    var state = states.rest(at: states.empty())
    block = (stretch.count) / Self.blockSize
    while true {
      state = states.rest(at: state)
      edges.append(states.set(state))
      state = states.read(
        symbols, places(of: block), from: state, column, into: &blockStates, starts: &starts)
      if block == 0 { break }
      if isStopped() { return [] }
      block -= 1
    }
    return starts
  }

  /// The places of a block: one for each token, and one behind the last.
  private func places(of block: Int) -> Range<Int> {
    let start = stretch.lowerBound + block * Self.blockSize
    return start..<min(start + Self.blockSize, stretch.upperBound + 1)
  }

  /// The state of a place; its block is read again unless it is the one that is kept.
  private mutating func state(
    at place: Int, _ symbols: [UInt32], _ column: SymbolColumn
  ) -> Int32 {
    let wanted = (place - stretch.lowerBound) / Self.blockSize
    if wanted != block {
      block = wanted
      var ignored: [Int32] = []
      let last = stretch.count / Self.blockSize
      _ = states.rest(at: states.empty())
      let edge = states.state(edges[last - wanted])
      _ = states.read(
        symbols, places(of: wanted), from: edge, column, into: &blockStates, starts: &ignored)
    }
    return blockStates[(place - stretch.lowerBound) % Self.blockSize]
  }

  /// The ends of the matches that begin at a place.
  ///
  /// - Parameters:
  ///   - start: A place that ``starts(in:of:_:until:)`` gave.
  ///   - symbols: The same symbols.
  ///   - column: The same column.
  ///   - visit: Told of each end in ascending order; false ends it.
  mutating func forEachEnd(
    from start: Int, _ symbols: [UInt32], _ column: SymbolColumn, _ visit: (Int) -> Bool
  ) {
    var place = start
    next.removeAll(keepingCapacity: true)
    stamp += 1
    var ends = follow(from: 0, state(at: place, symbols, column))
    while true {
      if ends, place > start, !visit(place) { return }
      guard !next.isEmpty else { return }
      swap(&now, &next)
      next.removeAll(keepingCapacity: true)
      place += 1
      stamp += 1
      walked += now.count
      ends = false
      let state = state(at: place, symbols, column)
      for step in now where follow(from: step + 1, state) { ends = true }
    }
  }

  /// Adds the tokens that can be taken next to `next`; whether the match can end here.
  private mutating func follow(from step: Int, _ state: Int32) -> Bool {
    var ends = false
    waiting.append(step)
    while let step = waiting.popLast() {
      guard reached[step] != stamp, states.has(step, state) else { continue }
      reached[step] = stamp
      switch program.steps[step] {
      case .token: next.append(step)
      case .end: ends = true
      case .gap, .open, .close: waiting.append(step + 1)
      case .split(let first, let second):
        waiting.append(second)
        waiting.append(first)
      }
    }
    return ends
  }

  /// The labels of a match, by the way that takes as much as it can as early as it can.
  mutating func labels(
    in match: Range<Int>, count: Int, _ symbols: [UInt32], _ column: SymbolColumn
  ) -> [Range<Int>?] {
    var tracer = LabelTracer(program, slots: count * 2)
    for place in match.lowerBound...match.upperBound {
      let state = state(at: place, symbols, column)
      let isLast = place == match.upperBound
      walked += tracer.step(to: place, isLast: isLast) { states.has($0, state) }
    }
    return tracer.labels(count)
  }
}
