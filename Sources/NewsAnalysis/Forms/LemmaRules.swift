/// The regular endings of English words.
enum LemmaRules {
  /// Takes the ending of a plural, of the third person, of the past or of "-ing" from a word in
  /// lower case.
  static func apply(to word: inout [UInt8]) {
    guard word.count > 3 else { return }
    if word.ends(with: "s") {
      takePlural(&word)
    } else if word.ends(with: "ing") {
      takeParticiple(&word, ending: 3)
    } else if word.ends(with: "ed") {
      guard !word.ends(with: "eed") else { return }
      if word.ends(with: "ied"), word.count > 4 {
        replace(&word, 3, by: "y")
      } else {
        takeParticiple(&word, ending: 2)
      }
    }
  }

  private static func replace(_ word: inout [UInt8], _ length: Int, by ending: Unicode.Scalar) {
    word.removeLast(length)
    word.append(UInt8(ascii: ending))
  }

  private static func takePlural(_ word: inout [UInt8]) {
    if word.ends(with: "ss") || word.ends(with: "us") || word.ends(with: "is") { return }
    if word.ends(with: "'s") {
      word.removeLast(2)
    } else if word.ends(with: "ies"), word.count > 4 {
      replace(&word, 3, by: "y")
    } else if word.ends(with: "ches") || word.ends(with: "shes") || word.ends(with: "sses")
      || word.ends(with: "xes") || word.ends(with: "zes") || word.ends(with: "oes")
    {
      word.removeLast(2)
    } else {
      word.removeLast()
    }
  }

  private static func takeParticiple(_ word: inout [UInt8], ending: Int) {
    let stem = Array(word.dropLast(ending))
    guard stem.count > 1, stem.contains(where: isVowel), let last = stem.last else { return }
    word = stem
    if stem.count > 2, last == stem[stem.count - 2] {
      if doubled.contains(last) { word.removeLast() }
    } else if wantsE(stem) {
      word.append(UInt8(ascii: "e"))
    }
  }

  /// Consonants that are doubled before the ending and nowhere else.
  private static let doubled = Array("bdgmnprt".utf8)

  private static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "y"):
      true
    default: false
    }
  }

  private static let endingsWithE: [[UInt8]] = [
    "at", "iz", "yz", "v", "u", "c", "bl", "dl", "fl", "gl", "pl", "tl", "rs", "ns", "as", "is",
    "os", "us", "rg", "dg", "ang", "eng",
  ].map { Array($0.utf8) }

  /// Whether a stem lost an "e" before the ending ("mak", "announc").
  private static func wantsE(_ stem: [UInt8]) -> Bool {
    let count = stem.count
    if let ending = endingsWithE.first(where: { stem.ends(with: $0) }) {
      let isWide =
        ending.count == 2 && ending[1] == UInt8(ascii: "t") && count > 2
        && "aeo".utf8.contains(stem[count - 3])
      return !isWide
    }
    if count == 3 {
      let closed = isVowel(stem[2]) || stem[2] == UInt8(ascii: "w") || stem[2] == UInt8(ascii: "x")
      return !isVowel(stem[0]) && isVowel(stem[1]) && stem[1] != UInt8(ascii: "y") && !closed
    }
    return count > 3 && (stem.ends(with: "ir") || stem.ends(with: "ur"))
      && !isVowel(stem[count - 3])
  }
}
