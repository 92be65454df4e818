/// What is left of an English word without its ending: the same for `quotes`, `quoted`, `quoting`.
///
/// It need not be right, only the same for words that belong together.
enum WordStem {
  private static let endings = ["ings", "ing", "ers", "er", "ed", "es", "s", "e"]
  private static let irregular = ["said": "say", "spoke": "speak", "spoken": "speak"]

  /// The stem of a word in small letters.
  static func of(_ word: String) -> String {
    if let stem = irregular[word] { return stem }
    for ending in endings where word.hasSuffix(ending) {
      let stem = word.dropLast(ending.count)
      if stem.count >= 3 { return String(stem) }
    }
    return word
  }
}
