/// A piece of news: its text, what it says of itself, and where it came from.
///
/// An article never changes while it is analyzed; what analysis finds points back into its text.
public struct Article: Identifiable, Sendable {
  /// A date and how it was found.
  public struct Dated: Hashable, Sendable {
    /// Where an article's date may come from.
    public enum Source: String, CaseIterable, Sendable {
      case headerDate = "header_date"
      case dateline
      case field
      case page
      case fileName = "file_name"
      case user
    }
    /// The date.
    public let value: NewsDate
    /// How it was found.
    public let foundBy: Source
    /// Where the text states it, or nil when it came from elsewhere.
    public let span: TextSpan?
    /// Makes a date with its origin.
    public init(value: NewsDate, foundBy: Source, span: TextSpan? = nil) {
      (self.value, self.foundBy, self.span) = (value, foundBy, span)
    }
  }

  /// The record's own id, else the path below the corpus without extension, else a hash.
  public let id: String
  /// The title that came with the record, or nil.
  public var title: String?
  /// The text as it was read; never normalised.
  public let text: ArticleText
  /// When it was published, or nil when nothing says so.
  public var date: Dated?
  /// Place and agency of a wire story, or nil when there is no such line.
  public var dateline: Dateline?
  /// Who published it, or nil.
  public var source: String?
  /// The news agency: the dateline's, or the record's.
  public var agency: String?
  /// Who wrote it.
  public var authors: [String] = []
  /// A language tag ("en"), or nil when it is not known.
  public var language: String?
  /// How sure the language is, from 0 to 1: 1 when it came with the record, under 0.5 when it is not
  /// known; nil before the article was read.
  public var languageConfidence: Double?
  /// Where it was published, or nil.
  public var url: String?
  /// The keywords that came with the record.
  public var keywords: [String] = []
  /// The section that came with the record, or nil.
  public var section: String?
  /// Whatever else the input had.
  public var meta: [String: MetaValue] = [:]
  /// The parts of the text in order; they do not overlap.
  public var blocks: [Block] = []
  /// The byte where the first paragraph begins.
  public var bodyStart = 0
  /// What reading had to say, such as bytes that were no UTF-8.
  public var warnings: [String] = []
  /// Where a store keeps it; nil for an article of a file.
  package var key: Key?

  /// Where a store keeps an article.
  package struct Key: Hashable, Sendable {
    /// Its number in the order of the corpus.
    package let number: Int
    /// Which of its versions it is, from 1.
    package let version: Int
    /// Makes a key.
    package init(number: Int, version: Int) { (self.number, self.version) = (number, version) }
  }

  /// Makes an article of an id and a text; everything else is set afterwards.
  public init(id: String, text: ArticleText) { (self.id, self.text) = (id, text) }

  /// The spans of the paragraphs, in order.
  public var paragraphs: [TextSpan] { blocks.filter { $0.kind == .paragraph }.map(\.span) }

  /// The text without header, dateline, byline and credits: the paragraphs, a blank line between.
  public var body: String { paragraphs.map { text[$0] }.joined(separator: "\n\n") }
}
