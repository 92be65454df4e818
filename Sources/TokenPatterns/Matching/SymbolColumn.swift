/// Gives each token of a story a small number, the symbol, that says which tests are true of it.
///
/// Forms and places get classes first; a symbol is a pair of them.
final class SymbolColumn {
  private let words: WordTests
  private let places: PlaceTests
  private var classOfWord: [UInt32] = []
  private var wordClasses = Signatures()
  private var placeClasses = Signatures()
  /// What a class of places becomes with the tests of a list, a row for each list.
  private var extended: [[UInt32]] = []
  /// The symbol of a pair, a row for each class of places.
  private var pairs: [UInt32] = []
  private var stride = 16
  private var symbolPairs: [(word: UInt32, place: UInt32)] = []
  private var lists: [[Int]] = []
  /// The list of tests that are true of mentions of a kind and form.
  private var mentionLists: [MentionSort: Int] = [:]
  private var listNumbers: [[Int]: Int] = [:]

  /// Symbols after which it begins anew with the next story.
  private static let most = 1 << 18
  private static let unknown = UInt32.max

  /// Takes the tests of a bank.
  init(_ words: WordTests, _ places: PlaceTests) { (self.words, self.places) = (words, places) }

  /// How many symbols there are.
  var count: Int { symbolPairs.count }

  /// Whether it has grown too large to go on.
  var isFull: Bool { count > Self.most || pairs.count > Self.most * 16 }

  /// Forgets which class each form has: another vocabulary comes.
  func forgetWords() { classOfWord = [] }

  /// Whether a test is true of the tokens of a symbol.
  func isTrue(_ test: Int, of symbol: Int) -> Bool {
    let pair = symbolPairs[symbol]
    return wordClasses.has(test, in: pair.word) || placeClasses.has(test, in: pair.place)
  }

  /// The tests that are true of the tokens of a symbol.
  func tests(of symbol: Int) -> [Int] {
    wordClasses[symbolPairs[symbol].word] + placeClasses[symbolPairs[symbol].place]
  }

  /// The symbols of a story, and one more for the place behind its last token.
  func symbols(of story: PatternStory) -> [UInt32] {
    let classes = placeColumn(of: story)
    let words = self.words.isEmpty ? [] : story.words
    readClasses(of: words, in: story)
    return [UInt32](unsafeUninitializedCapacity: story.tokenCount + 1) { symbols, count in
      for index in 0...story.tokenCount {
        let place = classes.isEmpty ? 0 : classes[index]
        let word = index < words.count ? classOfWord[Int(words[index])] : 0
        let slot = Int(place) * stride + Int(word)
        let known = Int(word) < stride && slot < pairs.count ? pairs[slot] : Self.unknown
        symbols[index] = known == Self.unknown ? symbol(word, place) : known
      }
      count = story.tokenCount + 1
    }
  }

  private func readClasses(of words: [UInt32], in story: PatternStory) {
    if classOfWord.count < story.vocabulary.count {
      classOfWord += Array(
        repeating: Self.unknown, count: story.vocabulary.count - classOfWord.count)
    }
    for (token, word) in words.enumerated() where classOfWord[Int(word)] == Self.unknown {
      classOfWord[Int(word)] = wordClasses.number(
        of: self.words.signature(of: token, in: story.source))
    }
  }

  private func placeColumn(of story: PatternStory) -> [UInt32] {
    guard !places.isEmpty else { return [] }
    var column = [UInt32](repeating: 0, count: story.tokenCount + 1)
    let places = places
    places.mark(story, known: &mentionLists, number: { number(ofList: $0) }) { list, range in
      for index in range.clamped(to: 0..<column.count) {
        let place = Int(column[index])
        let row = extended[list]
        let known = place < row.count ? row[place] : Self.unknown
        column[index] = known == Self.unknown ? extend(column[index], by: list) : known
      }
    }
    return column
  }

  private func number(ofList tests: [Int]) -> Int {
    if let number = listNumbers[tests] { return number }
    listNumbers[tests] = lists.count
    lists.append(tests)
    extended.append([])
    return lists.count - 1
  }

  private func extend(_ place: UInt32, by list: Int) -> UInt32 {
    let wide = placeClasses.number(of: Set(placeClasses[place] + lists[list]).sorted())
    let missing = Int(place) + 1 - extended[list].count
    if missing > 0 { extended[list] += Array(repeating: Self.unknown, count: missing) }
    extended[list][Int(place)] = wide
    return wide
  }

  private func symbol(_ word: UInt32, _ place: UInt32) -> UInt32 {
    if Int(word) >= stride { widen(to: Int(word) + 1) }
    let slot = Int(place) * stride + Int(word)
    if slot >= pairs.count {
      pairs += Array(repeating: Self.unknown, count: (Int(place) + 1) * stride - pairs.count)
    }
    let symbol = UInt32(symbolPairs.count)
    symbolPairs.append((word, place))
    pairs[slot] = symbol
    return symbol
  }

  private func widen(to count: Int) {
    let old = stride
    while stride < count { stride *= 2 }
    let rows = pairs.count / old
    var wide = [UInt32](repeating: Self.unknown, count: rows * stride)
    for row in 0..<rows {
      for column in 0..<old { wide[row * stride + column] = pairs[row * old + column] }
    }
    pairs = wide
  }
}

/// Sets of tests, each with a number; the empty set is 0.
private struct Signatures {
  private var sets: [[Int]] = [[]]
  private var numbers: [[Int]: UInt32] = [[]: 0]

  mutating func number(of set: [Int]) -> UInt32 {
    if let number = numbers[set] { return number }
    let number = UInt32(sets.count)
    sets.append(set)
    numbers[set] = number
    return number
  }

  subscript(_ number: UInt32) -> [Int] { sets[Int(number)] }

  func has(_ test: Int, in number: UInt32) -> Bool { sets[Int(number)].contains(test) }
}
