/// An article that a search found.
package struct SearchHit: Hashable, Sendable {
  /// The article's id.
  package let id: String
  /// The title that came with it, else the headline in its text, or nil.
  package let title: String?
  /// When it was published, ISO 8601, or nil.
  package let date: String?
  /// Who published it, else the agency, or nil.
  package let source: String?
  /// A piece of the text with what was found in it; empty when the search asks for no words.
  package let snippet: SearchSnippet
}

/// A piece of text in which some parts are marked.
package struct SearchSnippet: Hashable, Sendable {
  /// The text, with an ellipsis where something is left out; line ends and other control characters
  /// are spaces.
  package let text: String
  /// The marked parts, in order, as bytes of the text.
  package let marks: [Range<Int>]

  /// What stands before and behind a marked part while SQLite hands the text over.
  static let marksInSQL = (start: "\u{1}", end: "\u{2}")

  /// Takes a text in which marked parts stand between ``marksInSQL``.
  init(marked bytes: some Sequence<UInt8>) {
    var plain: [UInt8] = []
    var marks: [Range<Int>] = []
    var start: Int?
    for byte in bytes {
      switch byte {
      case 1: start = plain.count
      case 2:
        if let start, start < plain.count { marks.append(start..<plain.count) }
        start = nil
      case 0..<0x20, 0x7F:
        // A run of line ends and indents is one space.
        if plain.last != 0x20 { plain.append(0x20) }
      default: plain.append(byte)
      }
    }
    text = String(decoding: plain, as: UTF8.self)
    self.marks = marks
  }

  /// The text with something before and behind each marked part.
  package func text(marking start: String, _ end: String) -> String {
    let bytes = Array(text.utf8)
    var marked: [UInt8] = []
    var position = 0
    for mark in marks {
      marked += bytes[position..<mark.lowerBound] + start.utf8 + bytes[mark] + end.utf8
      position = mark.upperBound
    }
    marked += bytes[position...]
    return String(decoding: marked, as: UTF8.self)
  }
}

/// What somebody says in an article that a search found.
package struct SearchSaying: Hashable, Sendable {
  /// The article's id.
  package let article: String
  /// When it was published, ISO 8601, or nil.
  package let date: String?
  /// The speaker's name, or nil when the text does not say who speaks.
  package let speaker: String?
  /// The speaker's id, or nil.
  package let speakerID: String?
  /// Whether the words are the speaker's own.
  package let isDirect: Bool
  /// The verb that says that somebody speaks, or nil.
  package let cue: String?
  /// The words; an ellipsis stands where something interrupts them.
  package let words: String
}

/// The order in which a search gives what it found.
package enum SearchOrder: String, CaseIterable, Sendable {
  /// What fits best comes first, by BM25; without words that of the corpus.
  case rank
  /// The latest date comes first; articles without a date come last.
  case newest
  /// The earliest date comes first; articles without a date come last.
  case oldest
  /// The order of the corpus.
  case corpus
}

/// What found articles are counted by.
package enum SearchFacet: String, CaseIterable, Sendable {
  case source, agency, month, language, section, keyword, label, entity, kind

  /// Whether it is known only of articles that were analyzed.
  package var needsAnalysis: Bool { self == .entity || self == .kind }

  /// One value and how many of the found articles have it.
  package struct Count: Hashable, Sendable {
    /// The value; an entity's name.
    package let value: String
    /// The entity's id, or nil when the facet is no entity.
    package let id: String?
    /// The number of articles.
    package let articles: Int
  }
}
