/// How a story writes its words where it has the choice: what is seen in capitals in mid-sentence
/// is a name at the beginning of one as well.
struct WordEvidence {
  private struct Count {
    var capital: Int32 = 0
    var lower: Int32 = 0
  }
  private var counts: [UInt64: Count] = [:]
  private var pairs: Set<UInt64> = []

  /// Counts the words of a story.
  init(_ words: StoryWords) {
    for index in 0..<words.count {
      let word = words[index]
      if word.casing == .lower {
        counts[word.hash, default: Count()].lower += 1
      } else if word.isCapital, !word.isWeakPlace, !word.isInDateline {
        counts[word.hash, default: Count()].capital += 1
        if index > 0, words.follows(index), words[index - 1].isCapital,
          !words[index - 1].isWeakPlace
        {
          pairs.insert(words.key(index - 1..<index + 1))
        }
      }
    }
  }

  /// Whether the story has the word in capitals in mid-sentence and never in lower case.
  func isName(_ word: NameWord) -> Bool {
    guard let count = counts[word.hash] else { return false }
    return count.capital > 0 && count.lower == 0
  }

  /// Whether the story has the word in lower case.
  func isLower(_ word: NameWord) -> Bool { (counts[word.hash]?.lower ?? 0) > 0 }

  /// Whether the story has two words in capitals side by side in mid-sentence.
  func isPair(_ key: UInt64) -> Bool { pairs.contains(key) }
}
