import NewsModel

extension RandomAccessCollection where Index == Int {
  /// The first index from which on a condition fails, in a collection where it holds up to some
  /// element and for none behind; the end when it holds for all.
  @inline(__always)
  func partitionIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension [Token] {
  /// The index of the first token that begins at a byte or behind it.
  func index(from byte: Int) -> Int { partitionIndex(where: { Int($0.start) < byte }) }

  /// The tokens of spans that are in order and apart.
  func ranges(of spans: [TextSpan]) -> [Range<Int>] {
    var index = 0
    return spans.map { span in
      while index < count, Int(self[index].start) < span.lowerBound { index += 1 }
      let first = index
      while index < count, Int(self[index].end) <= span.upperBound { index += 1 }
      return first..<index
    }
  }

  /// The bytes that tokens cover; none for a range that is empty or reaches out of the text.
  func span(of range: Range<Int>) -> TextSpan {
    guard let first = range.first, let last = range.last, first >= 0, last < count else {
      return 0..<0
    }
    return Int(self[first].start)..<Int(self[last].end)
  }

  /// For each token the outermost mention that covers it, or -1; mentions are in text order, an
  /// outer one before those inside it.
  func outermost(of mentions: [Mention]) -> [Int32] {
    var column = [Int32](repeating: -1, count: count)
    var (index, end) = (0, 0)
    for (number, mention) in mentions.enumerated() where mention.span.lowerBound >= end {
      while index < count, Int(self[index].end) <= mention.span.lowerBound { index += 1 }
      while index < count, Int(self[index].start) < mention.span.upperBound {
        column[index] = Int32(number)
        index += 1
      }
      end = mention.span.upperBound
    }
    return column
  }
}

extension [Range<Int>] {
  /// The range that holds a number, or nil; the ranges are in order and apart.
  func range(containing number: Int) -> Range<Int>? {
    index(containing: number).map { self[$0] }
  }

  /// The index of the range that holds a number, or nil; the ranges are in order and apart.
  func index(containing number: Int) -> Int? {
    let index = partitionIndex(where: { $0.upperBound <= number })
    return index < count && self[index].contains(number) ? index : nil
  }
}
