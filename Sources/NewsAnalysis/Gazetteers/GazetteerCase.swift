/// How a name must be cased in the text to be the name of a list.
package enum GazetteerCase: String, CaseIterable, Sendable {
  /// Every word that the list begins with a capital begins with one.
  case capital
  /// Letter by letter as the list has it.
  case written
  /// No letter is lower case.
  case upper
  /// It does not matter.
  case any

  /// The number in compiled lists.
  var code: UInt8 {
    switch self {
    case .capital: 0
    case .written: 1
    case .upper: 2
    case .any: 3
    }
  }

  /// The rule of a number; a number that nothing has means letter by letter.
  init(code: UInt8) {
    switch code {
    case 0: self = .capital
    case 2: self = .upper
    case 3: self = .any
    default: self = .written
    }
  }

  /// Whether words of a text are cased as the rule wants; both begin at the same piece, and the
  /// pieces are known to be equal but for case and accents.
  func fits(
    _ text: UnsafeBufferPointer<UInt8>, _ pieces: ArraySlice<GazetteerWord>,
    written: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    switch self {
    case .any: return true
    case .upper:
      return pieces.allSatisfy { !Self.hasLower(text, Int($0.start)..<Int($0.end)) }
    case .written, .capital: break
    }
    var next = pieces.startIndex
    var isGood = true
    WordPieces.forEach(in: 0..<written.count, of: written) { piece in
      guard isGood, next < pieces.endIndex else { return isGood = false }
      let word = pieces[next]
      next += 1
      if self == .written {
        let range = Int(word.start)..<Int(word.end)
        // The "s" of a possessive is no word of a story.
        isGood = range.isEmpty || text[range].elementsEqual(written[piece])
      } else if LetterCase.isUpper(at: piece.lowerBound, of: written) == true {
        isGood = word.isCapital
      }
    }
    return isGood && next == pieces.endIndex
  }

  private static func hasLower(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    range.contains { LetterCase.isUpper(at: $0, of: bytes) == false }
  }
}
