/// A part of an article's text with a job of its own.
public struct Block: Hashable, Sendable {
  /// What a block is.
  public enum Kind: String, CaseIterable, Sendable {
    /// A line before the story that carries its date or number.
    case header
    /// A title line inside the text.
    case headline
    /// Place and agency before the first sentence.
    case dateline
    /// Running text; the only kind that paragraphs and sentences cover.
    case paragraph
    /// Who wrote it.
    case byline
    /// The words below a picture, or who took it.
    case caption
    /// Keywords that stand in the text.
    case tags
    /// Whatever a web page or a system left there.
    case boilerplate
  }

  /// What the block is.
  public let kind: Kind
  /// Where it stands.
  public let span: TextSpan

  /// Makes a block.
  public init(kind: Kind, span: TextSpan) { (self.kind, self.span) = (kind, span) }
}
