/// An automaton that reads a story from its end to its beginning and knows at each place which steps
/// of a program still lead to a match.
///
/// It is made while it reads: a state is a set of steps, and each way from one to another by a
/// symbol is worked out once.
struct LiveStates {
  private let program: PatternProgram
  private let blocks: Int
  private var sets: [[UInt64]] = []
  private var numbers: [[UInt64]: Int32] = [:]
  /// The next state for a state and a symbol, twice its number, odd when a match begins there.
  private var ways: [Int32] = []
  private var stride = 8
  private var symbols: [Int32] = []
  private var truths: [[Bool]] = []
  private var truthNumbers: [[Bool]: Int32] = [:]
  private var alive: [Bool]
  /// How much was worked out so far.
  private(set) var work = 0

  /// States after which it begins anew.
  private static let most = 8192
  private static let unknown: Int32 = -1

  /// Makes an automaton for a program.
  init(_ program: PatternProgram) {
    self.program = program
    blocks = (program.steps.count + 63) / 64
    alive = Array(repeating: false, count: program.steps.count)
  }

  /// Whether a step of a state leads to a match.
  @inline(__always)
  func has(_ step: Int, _ state: Int32) -> Bool {
    sets[Int(state)][step >> 6] & (1 << UInt64(step & 63)) != 0
  }

  /// The steps of a state.
  func set(_ state: Int32) -> [UInt64] { sets[Int(state)] }

  /// The state of no steps at all, from which reading begins.
  mutating func empty() -> Int32 { state(Array(repeating: 0, count: blocks)) }

  /// Forgets all states when they are many; the one that is needed on is given back anew.
  mutating func rest(at state: Int32) -> Int32 {
    guard sets.count > Self.most || ways.count > Self.most * 512 else { return state }
    let set = sets[Int(state)]
    (sets, numbers, ways) = ([], [:], [])
    return self.state(set)
  }

  /// Forgets which symbols stand for what: another numbering comes.
  mutating func forgetSymbols() { symbols = [] }

  /// The state of a set of steps.
  mutating func state(_ set: [UInt64]) -> Int32 {
    if let number = numbers[set] { return number }
    let number = Int32(sets.count)
    sets.append(set)
    numbers[set] = number
    ways += Array(repeating: Self.unknown, count: stride)
    return number
  }

  /// Reads the symbols of a block backward.
  ///
  /// - Parameters:
  ///   - column: The symbols.
  ///   - range: The places; the one behind the last token counts as one.
  ///   - start: The state behind the block.
  ///   - symbolColumn: What the symbols mean.
  ///   - states: Where the state of each place is put, counted from the first of the range.
  ///   - starts: Gets each place where a match begins, the last one first.
  /// - Returns: The state of the first place.
  mutating func read(
    _ column: [UInt32], _ range: Range<Int>, from start: Int32, _ symbolColumn: SymbolColumn,
    into states: inout [Int32], starts: inout [Int32]
  ) -> Int32 {
    var state = start
    if symbols.count < symbolColumn.count {
      symbols += Array(
        repeating: Self.unknown, count: symbolColumn.count - symbols.count)
    }
    var index = range.upperBound
    while index > range.lowerBound {
      // As long as all ways are known nothing else happens.
      column.withUnsafeBufferPointer { column in
        symbols.withUnsafeBufferPointer { symbols in
          ways.withUnsafeBufferPointer { ways in
            while index > range.lowerBound {
              let symbol = symbols[Int(column[index - 1])]
              guard symbol >= 0 else { return }
              let way = ways[Int(state) * stride + Int(symbol)]
              guard way >= 0 else { return }
              index -= 1
              state = way >> 1
              states[index - range.lowerBound] = state
              if way & 1 != 0 { starts.append(Int32(truncatingIfNeeded: index)) }
            }
          }
        }
      }
      if index > range.lowerBound {
        _ = workOut(from: state, by: Int(column[index - 1]), symbolColumn)
      }
    }
    return state
  }

  private mutating func workOut(
    from state: Int32, by symbol: Int, _ column: SymbolColumn
  ) -> Int32 {
    if symbols[symbol] < 0 { symbols[symbol] = number(of: symbol, column) }
    let own = Int(symbols[symbol])
    let known = ways[Int(state) * stride + own]
    if known >= 0 { return known }
    let truth = truths[own]
    settle(sets[Int(state)], truth)
    var set = [UInt64](repeating: 0, count: blocks)
    for step in alive.indices where alive[step] { set[step >> 6] |= 1 << UInt64(step & 63) }
    let next = self.state(set)
    let way = next << 1 | (beginsMatch() ? 1 : 0)
    ways[Int(state) * stride + own] = way
    return way
  }

  /// Whether a match with at least one token begins where steps are alive.
  private func beginsMatch() -> Bool {
    guard alive[0] else { return false }
    var seen = Set([0])
    var waiting = [0]
    while let step = waiting.popLast() {
      let next: [Int]
      switch program.steps[step] {
      case .token: return true
      case .end: next = []
      case .gap, .open, .close: next = [step + 1]
      case .split(let first, let second): next = [first, second]
      }
      for step in next where alive[step] && seen.insert(step).inserted { waiting.append(step) }
    }
    return false
  }

  /// Works out which steps lead to a match before a token, given those behind it.
  private mutating func settle(_ behind: [UInt64], _ truth: [Bool]) {
    for step in alive.indices { alive[step] = false }
    let steps = program.steps
    var isChanged = true
    while isChanged {
      isChanged = false
      work += steps.count
      for step in steps.indices.reversed() where !alive[step] {
        let isAlive: Bool
        switch steps[step] {
        case .end: isAlive = true
        case .token(let predicate):
          let next = step + 1
          isAlive = truth[predicate] && behind[next >> 6] & (1 << UInt64(next & 63)) != 0
        case .gap(let predicate): isAlive = truth[predicate] && alive[step + 1]
        case .split(let first, let second): isAlive = alive[first] || alive[second]
        case .open, .close: isAlive = alive[step + 1]
        }
        if isAlive { (alive[step], isChanged) = (true, true) }
      }
    }
  }

  /// The own number of a symbol: symbols are equal when the same predicates hold.
  private mutating func number(of symbol: Int, _ column: SymbolColumn) -> Int32 {
    let truth = program.predicates.map { $0.holds { column.isTrue($0, of: symbol) } }
    if let number = truthNumbers[truth] { return number }
    let number = Int32(truths.count)
    truths.append(truth)
    truthNumbers[truth] = number
    if truths.count > stride { widen() }
    return number
  }

  private mutating func widen() {
    let old = stride
    stride *= 2
    var wide = [Int32](repeating: Self.unknown, count: sets.count * stride)
    for row in sets.indices {
      for column in 0..<old { wide[row * stride + column] = ways[row * old + column] }
    }
    ways = wide
  }
}
