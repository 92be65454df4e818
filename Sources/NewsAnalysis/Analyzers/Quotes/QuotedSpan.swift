import NewsModel

/// Words between quotation marks, as indexes of tokens.
struct QuotedSpan {
  /// The first token of the words themselves and the one behind their last.
  var content: Range<Int>
  /// The words with their marks.
  var tokens: Range<Int>
  /// Whether there is an opening mark; without, a quote goes on from the paragraph before.
  var isOpened: Bool
  /// Whether there is a closing mark.
  var isClosed: Bool
  /// The index of the paragraph.
  var paragraph: Int

  /// Whether it stands within a name: `Robert "Bobby" Hill`.
  func isNickname(_ all: [Token], _ marks: [QuoteMark]) -> Bool {
    let (before, after) = (tokens.lowerBound - 1, tokens.upperBound)
    guard isOpened, isClosed, (1...2).contains(content.count), before >= 0, after < all.count else {
      return false
    }
    return ([before, after] + content).allSatisfy {
      all[$0].kind == .word && all[$0].casing != .lower && marks[$0] == .none
    }
  }
}

/// Finds the quotation marks that belong together, paragraph by paragraph.
struct QuotedSpanFinder {
  let tokens: [Token]
  let marks: [QuoteMark]

  /// The pairs of marks that are known.
  private enum Style { case straight, curly, guillemets, low, single, plain, doubled }

  /// A mark that opened and is not closed yet.
  private struct Opened {
    var first: Int
    var content: Int
    var style: Style
  }

  /// How many paragraphs without any mark a quote may go on through.
  private static let patience = 8

  /// The quoted spans of all paragraphs, in order.
  func spans(in paragraphs: [Range<Int>]) -> [QuotedSpan] {
    var spans: [QuotedSpan] = []
    /// Paragraphs without marks behind a quote that was not closed.
    var waiting: [QuotedSpan] = []
    var isOpen = false
    for (number, range) in paragraphs.enumerated() {
      var from = range.lowerBound
      if isOpen {
        let first = firstDouble(range)
        if let first, closesOnly(first, range) {
          spans += waiting
          spans.append(
            QuotedSpan(
              content: range.lowerBound..<first, tokens: range.lowerBound..<first + 1,
              isOpened: false, isClosed: true, paragraph: number))
          (waiting, isOpen, from) = ([], false, first + 1)
        } else if first == nil, waiting.count < Self.patience, !range.isEmpty {
          waiting.append(
            QuotedSpan(
              content: range, tokens: range, isOpened: false, isClosed: false, paragraph: number))
          continue
        } else {
          (waiting, isOpen) = ([], false)
        }
      }
      isOpen = read(from..<range.upperBound, number, into: &spans) || isOpen
    }
    return spans
  }

  /// The first double mark of a paragraph.
  private func firstDouble(_ range: Range<Int>) -> Int? {
    range.first { index in
      switch marks[index] {
      case .straight, .openCurly, .closeCurly, .openGuillemet, .closeGuillemet, .low: true
      default: false
      }
    }
  }

  /// Whether a mark can only close.
  private func closesOnly(_ index: Int, _ range: Range<Int>) -> Bool {
    switch marks[index] {
    case .closeCurly, .closeGuillemet: true
    case .straight: touchesLast(index, range) && !touchesNext(index, range)
    default: false
    }
  }

  /// Reads a paragraph; says whether it ends within a quote.
  private func read(_ range: Range<Int>, _ number: Int, into spans: inout [QuotedSpan]) -> Bool {
    var open: Opened?
    var index = range.lowerBound
    while index < range.upperBound {
      defer { index += 1 }
      guard marks[index] != .none else { continue }
      guard let current = open else {
        open = opened(index, range)
        if let open { index = open.content - 1 }
        continue
      }
      if current.style == .plain, marks[index] == .straight || marks[index] == .openCurly {
        open = opened(index, range)
        continue
      }
      guard let end = closed(index, current.style, range) else { continue }
      spans.append(
        QuotedSpan(
          content: current.content..<index, tokens: current.first..<end, isOpened: true,
          isClosed: true, paragraph: number))
      open = nil
      index = end - 1
    }
    guard let open else { return false }
    if open.style == .single || open.style == .plain {
      return open.first + 1 < range.upperBound
        ? read(open.first + 1..<range.upperBound, number, doubleOnly: true, into: &spans) : false
    }
    spans.append(
      QuotedSpan(
        content: open.content..<range.upperBound, tokens: open.first..<range.upperBound,
        isOpened: true, isClosed: false, paragraph: number))
    return true
  }

  /// Reads what stands behind a single mark that nothing closed, for double marks alone.
  private func read(
    _ range: Range<Int>, _ number: Int, doubleOnly: Bool, into spans: inout [QuotedSpan]
  ) -> Bool {
    var open: Opened?
    for index in range where marks[index] != .none {
      guard let current = open else {
        let found = opened(index, range)
        open = found?.style == .single || found?.style == .plain ? nil : found
        continue
      }
      guard index >= current.content, let end = closed(index, current.style, range) else {
        continue
      }
      spans.append(
        QuotedSpan(
          content: current.content..<index, tokens: current.first..<end, isOpened: true,
          isClosed: true, paragraph: number))
      open = nil
    }
    guard let open else { return false }
    spans.append(
      QuotedSpan(
        content: open.content..<range.upperBound, tokens: open.first..<range.upperBound,
        isOpened: true, isClosed: false, paragraph: number))
    return true
  }

  private func opened(_ index: Int, _ range: Range<Int>) -> Opened? {
    guard index + 1 < range.upperBound else { return nil }
    let isFree = !touchesLast(index, range)
    switch marks[index] {
    case .straight:
      let isBehindComma =
        index > range.lowerBound && (marks[index - 1] == .comma || marks[index - 1] == .colon)
        && nextCloses(index, range)
      return isFree || isBehindComma || touchesNext(index, range) && !followsWord(index, range)
        ? Opened(first: index, content: index + 1, style: .straight) : nil
    case .openCurly: return Opened(first: index, content: index + 1, style: .curly)
    case .openGuillemet: return Opened(first: index, content: index + 1, style: .guillemets)
    case .low: return Opened(first: index, content: index + 1, style: .low)
    case .openSingle:
      return touchesNext(index, range)
        ? Opened(first: index, content: index + 1, style: .single) : nil
    case .apostrophe:
      guard isFree, touchesNext(index, range) else { return nil }
      let isDoubled = marks[index + 1] == .apostrophe
      guard isDoubled else { return Opened(first: index, content: index + 1, style: .plain) }
      return index + 2 < range.upperBound && tokens[index + 1].end == tokens[index + 2].start
        ? Opened(first: index, content: index + 2, style: .doubled) : nil
    case .backtick:
      guard touchesNext(index, range) else { return nil }
      return marks[index + 1] == .backtick
        ? Opened(first: index, content: index + 2, style: .doubled)
        : Opened(first: index, content: index + 1, style: .plain)
    default: return nil
    }
  }

  /// Whether the next straight mark stands as one that closes.
  private func nextCloses(_ index: Int, _ range: Range<Int>) -> Bool {
    for next in index + 1..<min(index + 120, range.upperBound) where marks[next] == .straight {
      return touchesLast(next, range) && !touchesNext(next, range)
    }
    return false
  }

  /// The token behind the closing mark that begins here, or nil.
  private func closed(_ index: Int, _ style: Style, _ range: Range<Int>) -> Int? {
    let mark = marks[index]
    switch style {
    case .straight: return mark == .straight ? index + 1 : nil
    case .curly:
      return mark == .closeCurly || mark == .straight && !touchesNext(index, range)
        ? index + 1 : nil
    case .guillemets: return mark == .closeGuillemet ? index + 1 : nil
    case .low: return mark == .openCurly || mark == .closeCurly ? index + 1 : nil
    case .single:
      return mark == .closeSingle && !touchesWord(index, range) && touchesLast(index, range)
        && !isGenitive(index, range) ? index + 1 : nil
    case .plain:
      return mark == .apostrophe && !touchesWord(index, range) && touchesLast(index, range)
        && !isGenitive(index, range) ? index + 1 : nil
    case .doubled:
      if mark == .straight { return index + 1 }
      return mark == .apostrophe && index + 1 < range.upperBound
        && marks[index + 1] == .apostrophe ? index + 2 : nil
    }
  }

  /// Whether a mark behind a word in "s" is more likely its genitive ("the doctors' plan"): a word
  /// in lower case follows and another mark that may close is in the same stretch.
  private func isGenitive(_ index: Int, _ range: Range<Int>) -> Bool {
    guard index + 1 < range.upperBound, tokens[index + 1].casing == .lower,
      index > range.lowerBound, marks[index - 1] == .none
    else { return false }
    for next in index + 1..<min(index + 40, range.upperBound) where marks[next] == marks[index] {
      if touchesLast(next, range), !touchesWord(next, range) { return true }
      if !touchesLast(next, range) { return false }
    }
    return false
  }

  private func touchesNext(_ index: Int, _ range: Range<Int>) -> Bool {
    guard index + 1 < range.upperBound, tokens[index].end == tokens[index + 1].start else {
      return false
    }
    switch marks[index + 1] {
    case .none, .ellipsis, .apostrophe, .openSingle, .openParen, .openBracket, .other, .backtick:
      return true
    default: return tokens[index + 1].kind == .symbol
    }
  }

  private func touchesWord(_ index: Int, _ range: Range<Int>) -> Bool {
    index + 1 < range.upperBound && tokens[index].end == tokens[index + 1].start
      && marks[index + 1] == .none
  }

  private func touchesLast(_ index: Int, _ range: Range<Int>) -> Bool {
    index > range.lowerBound && tokens[index - 1].end == tokens[index].start
      && marks[index - 1] != .openParen && marks[index - 1] != .openBracket
      && marks[index - 1] != .dash
  }

  /// Whether a mark stands at a word or number, as in the size of a screen.
  private func followsWord(_ index: Int, _ range: Range<Int>) -> Bool {
    guard index > range.lowerBound, tokens[index - 1].end == tokens[index].start else {
      return false
    }
    return marks[index - 1] == .none || marks[index - 1] == .apostrophe
  }
}
