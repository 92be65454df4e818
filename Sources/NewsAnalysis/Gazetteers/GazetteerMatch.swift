import NewsModel

/// A name of a list in a text.
package struct GazetteerMatch: Equatable, Sendable {
  /// Where it stands.
  package let span: TextSpan
  /// The first and the last token, or word of a story, counted from 0.
  package let tokens: ClosedRange<Int>
  private let first: UInt32
  private let count: UInt32
  private let fits: UInt64

  init(span: TextSpan, tokens: ClosedRange<Int>, slot: GazetteerView.Slot, fits: UInt64) {
    (self.span, self.tokens, self.fits) = (span, tokens, fits)
    (first, count) = (UInt32(clamping: slot.first), UInt32(clamping: slot.count))
  }

  /// The numbers of the entries that the words may mean, of the first 64 that have the name.
  package var entries: [Int] {
    (0..<min(Int(count), 64)).filter { fits & (1 << UInt64($0)) != 0 }.map { Int(first) + $0 }
  }

  /// The first of them.
  package var best: Int { Int(first) + fits.trailingZeroBitCount }
}
