/// A half-open range of UTF-8 byte offsets into the text of an article.
///
/// Other offsets (Unicode scalars, UTF-16, Lua's 1-based inclusive bytes) exist only at borders,
/// see ``OffsetUnit`` and ``OffsetConverter``.
public typealias TextSpan = Range<Int>

extension TextSpan {
  /// Whether this span lies wholly inside another one (equal spans included).
  public func isInside(_ other: TextSpan) -> Bool {
    other.lowerBound <= lowerBound && upperBound <= other.upperBound
  }
}
