import NewsModel

/// Makes the features by which the part of speech of a word is found: the word and its neighbours,
/// their endings, shapes and classes, and what the two words before were.
package struct PartOfSpeechFeatures {
  /// The number of features of a word.
  package static let width = 22
  /// What stands for the part of speech of a word before the sentence.
  package static let none = UInt8(PartOfSpeech.allCases.count)

  /// What is kept of each token.
  private struct Word {
    var hash: UInt64
    var shape: UInt64
    var ending: UInt64
    var path: UInt64
    var startsSentence: Bool
  }

  private static let outside = Word(
    hash: 1, shape: 0, ending: 0, path: 0, startsSentence: true)
  private var words: [Word] = []

  /// Looks at the tokens of a text; sentences are in order and apart.
  package init(
    _ text: ArticleText, tokens: [Token], sentences: [TextSpan], clusters: WordClusters
  ) {
    words.reserveCapacity(tokens.count)
    var sentence = 0
    var isBehind = true
    text.bytes.withUnsafeBufferPointer { bytes in
      for token in tokens {
        let (start, end) = (Int(token.start), Int(token.end))
        while sentence < sentences.count, sentences[sentence].upperBound <= start {
          sentence += 1
          isBehind = true
        }
        let isInside = sentence < sentences.count && sentences[sentence].lowerBound <= start
        let starts = isBehind && isInside || words.isEmpty
        if isInside { isBehind = false }
        words.append(Self.word(token, start..<end, bytes, clusters, starts))
      }
    }
  }

  /// The number of tokens.
  package var count: Int { words.count }

  /// Whether a token is the first of its sentence.
  @inline(__always)
  package func startsSentence(_ index: Int) -> Bool { words[index].startsSentence }

  private static func word(
    _ token: Token, _ span: TextSpan, _ bytes: UnsafeBufferPointer<UInt8>, _ clusters: WordClusters,
    _ startsSentence: Bool
  ) -> Word {
    let hash = TextFolding.hash(bytes, span)
    var ending: UInt64 = 0
    for index in max(span.lowerBound, span.upperBound - 4)..<span.upperBound {
      ending = ending << 8 | UInt64(bytes[index] | 0x20)
    }
    let isCapital = token.casing == .title || token.casing == .upper || token.casing == .mixed
    var path = clusters.path(hash, isCapital: isCapital)
    if path == 0, isCapital { path = clusters.path(hash, isCapital: false) }
    var shape = UInt64(token.casing.rawValue) | UInt64(token.kind.rawValue) << 3
    shape |= UInt64(min(span.count, 5)) << 6
    if bytes[span].contains(UInt8(ascii: "-")) { shape |= 1 << 10 }
    return Word(
      hash: hash, shape: shape, ending: ending, path: UInt64(path), startsSentence: startsSentence)
  }

  /// A neighbour in the same sentence.
  @inline(__always)
  private func neighbour(_ index: Int, _ step: Int) -> Word {
    let other = index + step
    guard other >= 0, other < words.count else { return Self.outside }
    if step < 0 {
      for place in other + 1...index where words[place].startsSentence { return Self.outside }
    } else {
      for place in index + 1...other where words[place].startsSentence { return Self.outside }
    }
    return words[other]
  }

  /// Puts the features of a token into `features`, after what the two before it were.
  @inline(__always)
  package func read(_ index: Int, before: UInt8, before2: UInt8, into features: inout [UInt32]) {
    features.removeAll(keepingCapacity: true)
    let word = words[index]
    let (last, next) = (neighbour(index, -1), neighbour(index, 1))
    let (last2, next2) = (neighbour(index, -2), neighbour(index, 2))
    let (tag, tag2) = (UInt64(before), UInt64(before2))
    let caseOnly = word.shape & 7 | (word.startsSentence ? 8 : 0)
    features.append(Self.mix(0, word.hash))
    features.append(Self.mix(1, word.hash, caseOnly))
    features.append(Self.mix(2, word.ending & 0xFF_FFFF, caseOnly))
    features.append(Self.mix(3, word.ending & 0xFFFF))
    features.append(Self.mix(4, word.ending))
    features.append(Self.mix(5, word.shape, word.startsSentence ? 1 : 0))
    features.append(Self.mix(6, word.path))
    features.append(Self.mix(7, tag))
    features.append(Self.mix(8, tag, tag2))
    features.append(Self.mix(9, word.hash, tag))
    features.append(Self.mix(10, word.hash, tag, tag2))
    features.append(Self.mix(11, last.hash))
    features.append(Self.mix(12, next.hash))
    features.append(Self.mix(13, last2.hash))
    features.append(Self.mix(14, next2.hash))
    features.append(Self.mix(15, word.hash, next.hash))
    features.append(Self.mix(16, last.hash, word.hash))
    features.append(Self.mix(17, next.ending & 0xFF_FFFF, next.shape & 7))
    features.append(Self.mix(18, tag, word.path, next.path))
    features.append(Self.mix(19, next.path, word.path))
    features.append(Self.mix(20, tag, word.ending & 0xFF_FFFF, next.path))
    features.append(Self.mix(21, last.hash, next.hash))
  }

  @inline(__always)
  private static func mix(
    _ template: UInt64, _ first: UInt64, _ second: UInt64 = 0, _ third: UInt64 = 0
  ) -> UInt32 { TaggerFeatures.mix(template &+ 200, first, second, third) }
}
