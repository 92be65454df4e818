/// Reads `{n}`, `{n,}`, `{n,m}` or `{,m}`.
struct RepetitionReader {
  private let scalars: [Unicode.Scalar]
  /// Where it reads.
  private(set) var index: Int
  private let end: Int

  /// Begins at the brace.
  init(_ scalars: [Unicode.Scalar], at index: Int, end: Int) {
    (self.scalars, self.index, self.end) = (scalars, index, end)
  }

  /// Reads it; without an upper limit the second number is nil.
  mutating func read() throws(PatternError) -> (Int, Int?) {
    let place = index
    index += 1
    let least = try number()
    skipBlanks()
    var most = least
    if index < end, scalars[index] == "," {
      index += 1
      most = try number()
      if least == nil, most == nil {
        throw PatternError("expected a number in '{,}'", at: place, in: scalars)
      }
    } else if least == nil {
      throw PatternError("expected a number after '{'", at: index, in: scalars)
    }
    skipBlanks()
    guard index < end, scalars[index] == "}" else {
      throw PatternError("expected '}' after the numbers", at: index, in: scalars)
    }
    index += 1
    if let most, most < least ?? 0 {
      throw PatternError(
        "expected the lower number first, found {\(least ?? 0),\(most)}", at: place, in: scalars)
    }
    return (least ?? 0, most)
  }

  private mutating func skipBlanks() {
    while index < end, scalars[index].properties.isWhitespace { index += 1 }
  }

  private mutating func number() throws(PatternError) -> Int? {
    skipBlanks()
    let place = index
    var number = 0
    while index < end, ("0"..."9").contains(scalars[index]) {
      number = min(number * 10 + Int(scalars[index].value - 48), 1_000_000_000)
      index += 1
    }
    guard number <= ValueParser.mostRepetitions else {
      throw PatternError(
        "expected at most \(ValueParser.mostRepetitions) repetitions", at: place, in: scalars)
    }
    return index > place ? number : nil
  }
}
