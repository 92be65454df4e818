/// Finds a piece of text, ignoring the case of ASCII letters, in bytes that may still be a JSON
/// string.
package struct CaselessSearch: Sendable {
  private let words: [UInt8]
  /// Whether an escape without a number cannot stand for a part of the words.
  let isLiteral: Bool

  /// Takes bytes of which no letter is a capital.
  package init(_ words: [UInt8]) {
    self.words = words
    isLiteral = words.allSatisfy { byte in
      byte >= 0x80 || byte == 0x20 || byte >= 0x30 && byte <= 0x39 || byte >= 0x61 && byte <= 0x7A
    }
  }

  /// Whether the words may stand somewhere in a text; false only when they do not.
  ///
  /// In each block all places are marked whose first and last byte are right, but for the bit that
  /// tells capitals; only those are compared, and when that takes too long the answer is yes.
  func mayBeFound(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = text.baseAddress, let first = words.first, let last = words.last,
      words.count <= text.count
    else { return false }
    let (places, step, block) = (text.count - words.count + 1, words.count - 1, 32)
    var steps = 4 * text.count + 1024
    var index = 0
    while index + block <= places {
      var marks: UInt8 = 0
      for place in index..<index + block {
        let isFirst: UInt8 = base[place] | 0x20 == first | 0x20 ? 1 : 0
        let isLast: UInt8 = base[place + step] | 0x20 == last | 0x20 ? 1 : 0
        marks |= isFirst & isLast
      }
      if marks != 0, isFound(base, at: index..<index + block, &steps) { return true }
      index += block
    }
    return isFound(base, at: index..<places, &steps)
  }

  /// Whether the words stand at one of some places, from each of which as many bytes follow.
  private func isFound(
    _ base: UnsafePointer<UInt8>, at places: Range<Int>, _ steps: inout Int
  ) -> Bool {
    for place in places {
      var matched = 0
      while matched < words.count, Self.lower(base[place + matched]) == words[matched] {
        matched += 1
      }
      steps -= matched
      if matched == words.count || steps < 0 { return true }
    }
    return false
  }

  @inline(__always)
  private static func lower(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }
}

extension CorpusArticle {
  /// Whether the text may have some words somewhere; false only when it has not.
  package func mayHave(_ search: CaselessSearch) -> Bool {
    let inPlace = inPlace?.withBytes(of: .text) { $0.map { search.mayBeFound(in: $0) } ?? false }
    if let inPlace { return inPlace }
    if let fields, !isRead, fields[.text].form == .plain || search.isLiteral,
      !fields.hasNumberedEscapes
    {
      return fields.withBytes(of: .text) { search.mayBeFound(in: $0) }
    }
    return text.bytes.withUnsafeBufferPointer { search.mayBeFound(in: $0) }
  }
}
