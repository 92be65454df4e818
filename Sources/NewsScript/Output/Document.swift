/// What a report writes: blocks that render to text, Markdown, HTML, CSV and JSON.
package struct Document: Equatable, Sendable {
  /// A part of a document.
  package enum Block: Equatable, Sendable {
    /// A heading; level 1 is the largest, 6 the smallest.
    case heading(level: Int, text: String)
    case paragraph(String)
    case table(Table)
    /// Items, each a text or a link.
    case list([Cell])
    /// Somebody's words, whose they are, and where they stand.
    case quote(text: String, by: String?, source: Link? = nil)
    /// A link that stands alone.
    case link(Link)
    /// Something that was typed or printed.
    case code(Code)
    case bars(Bars)
    case lines(Lines)
    case timeline(Timeline)
    case network(Network)

    /// A list of texts.
    package static func list(texts: [String]) -> Block { .list(texts.map { .text($0) }) }
  }

  /// A way to an article or a page.
  package struct Link: Equatable, Sendable {
    /// The words that are shown.
    package var text: String
    /// The address, or nil; only one of the web is ever made a link.
    package var url: String?
    /// The id of the article, or nil.
    package var article: String?

    /// Makes a link.
    package init(_ text: String, url: String? = nil, article: String? = nil) {
      (self.text, self.url, self.article) = (text, url, article)
    }
  }

  /// The blocks, in order.
  package var blocks: [Block] = []

  /// Begins without blocks.
  package init() {}

  /// Takes blocks.
  package init(_ blocks: [Block]) { self.blocks = blocks }
}

/// A document with the name of what wrote it.
package struct NamedDocument: Equatable, Sendable {
  /// The name of the report.
  package var name: String
  /// What the report is for, or an empty text.
  package var summary: String
  /// What it wrote.
  package var document: Document

  /// Names a document.
  package init(name: String, summary: String = "", document: Document) {
    (self.name, self.summary, self.document) = (name, summary, document)
  }
}
