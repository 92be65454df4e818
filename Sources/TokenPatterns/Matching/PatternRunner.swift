/// Runs the patterns of a bank over stories, one story after the other.
///
/// It belongs to one thread at a time.
final class PatternRunner {
  private unowned let bank: PatternBank
  /// The vocabulary that forms are numbered by.
  private(set) var vocabulary: PatternVocabulary?
  private var serial = -1
  private var column: SymbolColumn
  private var symbols: [UInt32] = []
  private var runners: [ProgramRunner]
  private var contained: [[ProgramRunner]]
  /// The needs that tokens of each symbol meet, a row for each.
  private var met: [UInt64] = []

  /// Work after which a search is given up, in steps of programs.
  private static let mostWork = 300_000_000
  /// Matches after which a search is given up.
  static let mostMatches = 1_000_000
  /// Tokens of a match at most where all matches are wanted or a constraint is to be met.
  static let longest = 1000

  /// Makes a runner.
  init(_ bank: PatternBank) {
    self.bank = bank
    column = SymbolColumn(bank.words, bank.places)
    runners = bank.entries.map { ProgramRunner($0.program) }
    contained = bank.entries.map { $0.contained.map { ProgramRunner($0) } }
  }

  /// Gets ready for a story.
  func begin(_ story: PatternStory) {
    guard serial != story.serial else { return }
    serial = story.serial
    if column.isFull {
      column = SymbolColumn(bank.words, bank.places)
      for index in runners.indices { runners[index].forgetSymbols() }
      for index in contained.indices {
        for inner in contained[index].indices { contained[index][inner].forgetSymbols() }
      }
      met = []
    }
    if vocabulary !== story.vocabulary {
      vocabulary = story.vocabulary
      column.forgetWords()
    }
    symbols = column.symbols(of: story)
  }

  /// What a search found.
  struct Found {
    var matches: [PatternMatch] = []
    /// Whether nothing was left out.
    var isComplete = true
  }

  /// Finds the matches of a pattern.
  func search(
    _ number: Int, in story: PatternStory, mode: PatternMode, within tokens: Range<Int>, limit: Int
  ) -> Found {
    var found = Found()
    let budget = runners[number].work + Self.mostWork
    for stretch in stretches(of: number, in: story, tokens) where !stretch.isEmpty {
      search(number, in: story, mode, stretch, min(limit, Self.mostMatches), budget, &found)
      if found.matches.count >= min(limit, Self.mostMatches) || !found.isComplete { break }
    }
    if found.matches.count >= Self.mostMatches, limit > Self.mostMatches {
      found.isComplete = false
    }
    return found
  }

  /// Where matches may stand.
  private func stretches(
    of number: Int, in story: PatternStory, _ tokens: Range<Int>
  ) -> [Range<Int>] {
    var stretches = [tokens.clamped(to: 0..<story.tokenCount)]
    for (tag, filter) in bank.entries[number].withins {
      let regions = story.regions(tag, filter)
      var (inner, first): ([Range<Int>], Int) = ([], 0)
      for stretch in stretches {
        while first < regions.count, regions[first].upperBound <= stretch.lowerBound { first += 1 }
        for region in regions[first...] {
          if region.lowerBound >= stretch.upperBound { break }
          inner.append(region.clamped(to: stretch))
        }
      }
      stretches = inner
    }
    return stretches
  }

  private func search(
    _ number: Int, in story: PatternStory, _ mode: PatternMode, _ stretch: Range<Int>, _ limit: Int,
    _ budget: Int, _ found: inout Found
  ) {
    let starts = runners[number].starts(in: stretch, of: symbols, column) { story.isStopped }
    let last = lastContained(number, in: stretch, story)
    var end = 0
    for start in starts.reversed().lazy.map(Int.init) where start >= end || mode == .all {
      if found.matches.count >= limit || start > last { return }
      guard runners[number].work < budget, !story.isStopped else {
        found.isComplete = false
        return
      }
      add(number, from: start, in: story, mode, limit, &found)
      if mode != .all, let last = found.matches.last { end = last.tokens.upperBound }
    }
  }

  /// The last place where what must be contained begins; behind it no match needs to be tried.
  private func lastContained(
    _ number: Int, in stretch: Range<Int>, _ story: PatternStory
  ) -> Int {
    var last = Int.max
    for index in contained[number].indices {
      let starts = contained[number][index].starts(in: stretch, of: symbols, column) {
        story.isStopped
      }
      last = min(last, starts.first.map(Int.init) ?? -1)
    }
    return last
  }

  /// Adds the match that begins at a place, or all of them.
  private func add(
    _ number: Int, from start: Int, in story: PatternStory, _ mode: PatternMode, _ limit: Int,
    _ found: inout Found
  ) {
    let entry = bank.entries[number]
    // What a shorter match contains a longer one does, too.
    let isLast = mode == .longest && entry.syntax.constraint == nil
    let isFirst = mode == .first && entry.syntax.constraint == nil && entry.contained.isEmpty
    var ends: [Int] = []
    runners[number].forEachEnd(from: start, symbols, column) { end in
      if isLast { ends = [end] } else { ends.append(end) }
      return !isFirst && (isLast || end - start < Self.longest)
    }
    if mode == .longest { ends.reverse() }
    for end in ends where found.matches.count < limit {
      if let match = match(number, start..<end, in: story) {
        found.matches.append(match)
        if mode != .all { return }
      }
    }
  }

  /// The match of some tokens, unless it lacks what it must contain or does not meet its constraint.
  private func match(
    _ number: Int, _ tokens: Range<Int>, in story: PatternStory
  ) -> PatternMatch? {
    let entry = bank.entries[number]
    for index in contained[number].indices {
      let starts = contained[number][index].starts(in: tokens, of: symbols, column) {
        story.isStopped
      }
      if starts.isEmpty { return nil }
    }
    let names = entry.syntax.labels
    guard !names.isEmpty else { return PatternMatch(tokens: tokens, labels: []) }
    let labels = runners[number].labels(in: tokens, count: names.count, symbols, column)
    if let constraint = entry.syntax.constraint,
      !ConstraintCheck(story: story, labels: labels).holds(constraint)
    {
      return nil
    }
    return PatternMatch(
      tokens: tokens,
      labels: zip(names, labels).compactMap { name, tokens in tokens.map { (name, $0) } })
  }
}

/// Running many patterns over the sentences of a story.
extension PatternRunner {
  /// Finds the matches of all patterns, sentence by sentence.
  func searchSentences(
    of story: PatternStory, mode: PatternMode, _ visit: (Int, PatternMatch) -> Void
  ) {
    let needs = bank.needs
    for symbol in met.count / max(1, needs.width)..<column.count {
      needs.append(column.tests(of: symbol), to: &met)
    }
    var row = [UInt64](repeating: 0, count: needs.width)
    for region in story.regions(.sentence) {
      if story.isStopped { return }
      for word in row.indices { row[word] = 0 }
      for token in region.tokens {
        let start = Int(symbols[token]) * needs.width
        for word in row.indices { row[word] |= met[start + word] }
      }
      for (number, entry) in bank.entries.enumerated() where needs.fits(number, row) {
        let found = search(
          number, in: story, mode: entry.syntax.mode ?? mode, within: region.tokens, limit: .max)
        for match in found.matches { visit(number, match) }
      }
    }
  }
}
