import NewsModel

/// Numbers that are written as words.
struct NumberWords {
  private let table = WordTable(words: [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions",
    "trillion", "trillions", "dozen", "dozens",
  ])

  /// Whether a word, or every part of one with hyphens ("twenty-five"), is a number.
  func contains(_ bytes: [UInt8], _ span: TextSpan) -> Bool {
    var start = span.lowerBound
    for index in span where bytes[index] == UInt8(ascii: "-") {
      guard table.contains(bytes, start..<index) else { return false }
      start = index + 1
    }
    return table.contains(bytes, start..<span.upperBound)
  }
}
