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
    /// A word of the editors about the story: a correction, an embargo, what is new.
    case note
  }

  /// What the block is.
  public let kind: Kind
  /// Where it stands.
  public let span: TextSpan
  /// The rule that found it, such as `profile:Kazinform` for a form of an agency; nil for a paragraph,
  /// which is what is left.
  public let foundBy: String?

  /// Makes a block.
  public init(kind: Kind, span: TextSpan, foundBy: String? = nil) {
    (self.kind, self.span, self.foundBy) = (kind, span, foundBy)
  }
}
