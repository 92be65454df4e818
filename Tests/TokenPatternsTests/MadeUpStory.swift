import TokenPatterns

/// A story of words between blanks; regions are given by hand.
final class MadeUpStory: PatternSource {
  let words: [String]
  var known: [RegionKind: [PatternRegion]] = [:]
  var tags: (codes: [UInt8], names: [String])?
  var isStopped = false

  init(_ text: String) { words = text.split(separator: " ").map(String.init) }

  init(words: [String]) { self.words = words }

  /// Takes words with their tags, as "the/DET old/ADJ".
  init(tagged text: String) {
    let pairs = text.split(separator: " ").map { $0.split(separator: "/").map(String.init) }
    words = pairs.map { $0[0] }
    let names = Set(pairs.map { $0[1] }).sorted()
    tags = (pairs.map { UInt8(names.firstIndex(of: $0[1]) ?? 0) }, names)
  }

  /// Adds a region of a kind.
  func adding(
    _ kind: RegionKind, _ tokens: Range<Int>, _ mention: String = "", form: String = "name",
    id: String = ""
  ) -> MadeUpStory {
    let key = [mention, form, id].hashValue
    known[kind, default: []].append(
      PatternRegion(tokens: tokens, kind: mention, form: form, id: id, key: key))
    return self
  }

  var tokenCount: Int { words.count }

  func words(in vocabulary: PatternVocabulary) -> [UInt32] {
    words.map { word in Array(word.utf8).withUnsafeBytes { vocabulary.number(of: $0, 0) } }
  }

  /// Words in small letters; a lemma is a word without a final "s".
  func read(_ attribute: TokenAttribute, of token: Int, into value: inout [UInt8]) -> Bool {
    let word = words[token]
    let text: String
    switch attribute {
    case .word: text = word
    case .lower: text = word.lowercased()
    case .lemma, .stem:
      text = word.hasSuffix("s") ? String(word.lowercased().dropLast()) : word.lowercased()
    case .shape:
      text = word.map { $0.isUppercase ? "X" : $0.isLetter ? "x" : $0.isNumber ? "d" : String($0) }
        .joined()
    case .kind: text = word.allSatisfy(\.isNumber) ? "number" : "word"
    case .casing: text = word.first?.isUppercase == true ? "title" : "lower"
    default: return false
    }
    value = Array(text.utf8)
    return true
  }

  func regions(_ kind: RegionKind) -> [PatternRegion] { known[kind] ?? [] }

  func partsOfSpeech() -> (codes: [UInt8], names: [String])? { tags }
}

extension TokenPattern {
  /// The words of the matches in a story.
  func found(in story: MadeUpStory, _ mode: PatternMode = .longest) -> [String] {
    matches(in: PatternStory(story), mode: mode).map { match in
      story.words[match.tokens].joined(separator: " ")
    }
  }
}
