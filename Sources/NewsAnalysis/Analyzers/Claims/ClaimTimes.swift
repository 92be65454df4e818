import NewsModel

/// When and where claims are: by expressions near them, and by what is known of events.
struct ClaimTimes {
  /// A time expression with a value, by its tokens.
  private struct Placed {
    let tokens: Range<Int>
    let value: String
    let isVague: Bool
  }

  private let story: ClaimStory
  private let times: [Placed]
  /// The times of events, by entity.
  private(set) var ofEvent: [Int: String] = [:]

  init(_ story: ClaimStory, times: [TimeExpression]) {
    self.story = story
    self.times = times.compactMap { time in
      guard let value = time.value, Self.isPoint(value, time.kind) else { return nil }
      let first = story.token(from: time.span.lowerBound)
      let end = story.token(from: time.span.upperBound)
      guard first < end else { return nil }
      return Placed(
        tokens: first..<end, value: value, isVague: value.utf8.first.map { $0 > 0x39 } ?? true)
    }
    for (index, mention) in story.mentions.enumerated() where mention.kind == .event {
      guard let entity = mention.entity, ofEvent[entity] == nil else { continue }
      ofEvent[entity] = time(at: story.tokens(of: index))
    }
  }

  /// Whether a value says when something is: no length, no repetition.
  private static func isPoint(_ value: String, _ kind: TimeExpression.Kind) -> Bool {
    switch kind {
    case .date, .time: true
    case .duration: value.utf8.contains(0x2F)
    case .set: false
    }
  }

  /// The time that belongs to an event: within its words, directly before them or behind them and
  /// the place that follows.
  private func time(at range: Range<Int>) -> String? {
    var end = range.upperBound
    var steps = 0
    while steps < 6, end < story.tokens.count,
      first(from: end).map({ $0.tokens.contains(end) }) != true
    {
      let isPlace = story.outermost(at: end).map { Self.isPlace(story.mentions[$0].kind) } ?? false
      guard isPlace || story.isWord(end, .placing) || story.isWord(end, .between) else { break }
      end += 1
      steps += 1
    }
    guard let sentence = story.sentence(of: range.lowerBound) else { return nil }
    let candidates = between(
      max(sentence.lowerBound, range.lowerBound - 2), min(sentence.upperBound, end + 1))
    return candidates.first { time in
      !time.isVague
        && (time.tokens.lowerBound <= end && time.tokens.upperBound > range.lowerBound
          || time.tokens.upperBound == range.lowerBound)
    }?.value
  }

  private static func isPlace(_ kind: Entity.Kind) -> Bool {
    kind == .gpe || kind == .loc || kind == .fac
  }

  private func first(from token: Int) -> Placed? {
    let index = index(from: token)
    return index < times.count ? times[index] : nil
  }

  /// The index of the first time that ends behind a token.
  private func index(from token: Int) -> Int {
    times.partitionIndex(where: { $0.tokens.upperBound <= token })
  }

  private func between(_ start: Int, _ end: Int) -> ArraySlice<Placed> {
    let first = index(from: start)
    var last = first
    while last < times.count, times[last].tokens.lowerBound < end { last += 1 }
    return times[first..<last]
  }

  /// When something is.
  struct Found {
    let value: String
    /// The words that say so, when they stand in the sentence.
    let tokens: Range<Int>?
  }

  /// The time of a label.
  func labelled(_ range: Range<Int>) -> Found? {
    between(range.lowerBound, range.upperBound).first.map {
      Found(value: $0.value, tokens: $0.tokens)
    }
  }

  /// The time nearest to the words of a claim, in the same sentence and not far away; an event that
  /// is named there, but none that the claim is about, gives its time when there is none but a vague
  /// one.
  func nearest(to range: Range<Int>, within bounds: Range<Int>, besides: [Int]) -> Found? {
    let start = max(bounds.lowerBound, range.lowerBound - 6)
    let reach = start..<min(bounds.upperBound, range.upperBound + 8)
    var best: (Placed, distance: Int)?
    for time in between(reach.lowerBound, reach.upperBound) {
      let distance =
        time.tokens.lowerBound >= range.upperBound
        ? time.tokens.lowerBound - range.upperBound
        : max(0, range.lowerBound - time.tokens.upperBound) * 2
      let cost = distance + (time.isVague ? 1000 : 0)
      if best.map({ cost < $0.distance }) ?? true { best = (time, cost) }
    }
    if let best, !best.0.isVague { return Found(value: best.0.value, tokens: best.0.tokens) }
    if let event = event(in: range.lowerBound..<reach.upperBound, besides) { return event }
    return best.map { Found(value: $0.0.value, tokens: $0.0.tokens) }
  }

  /// The time of the first event that is named in a range and has one.
  private func event(in range: Range<Int>, _ besides: [Int]) -> Found? {
    for token in range {
      guard let mention = story.outermost(at: token), story.mentions[mention].kind == .event,
        !besides.contains(mention), let entity = story.mentions[mention].entity,
        let value = ofEvent[entity]
      else { continue }
      return Found(value: value, tokens: story.tokens(of: mention))
    }
    return nil
  }
}
