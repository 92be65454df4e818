/// The text of an article: valid UTF-8 that never changes.
///
/// Everything that is found in an article is a ``TextSpan`` into this text.
public struct ArticleText: Hashable, Sendable {
  /// The UTF-8 bytes; every offset of the model counts these.
  public let bytes: [UInt8]

  /// Takes the bytes of a string.
  public init(_ string: String) { bytes = Array(string.utf8) }

  /// Takes bytes that are known to be valid UTF-8; readers decode before they come here.
  package init(validUTF8 bytes: [UInt8]) { self.bytes = bytes }

  /// The number of bytes.
  public var count: Int { bytes.count }

  /// The whole text as a string.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The part of the text that a span covers; a span that reaches outside is cut to the text.
  public subscript(_ span: TextSpan) -> String {
    String(decoding: bytes[span.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}
