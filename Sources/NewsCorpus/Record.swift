import NewsAnalysis
import NewsModel

/// Where a record stands: a file, and in a file of many records the line.
package struct Place: Hashable, Sendable, CustomStringConvertible {
  /// The path as it was given, `-` for standard input.
  package let path: String
  /// The line, from 1, or nil when the file is one record.
  package let line: Int?

  /// Makes a place.
  package init(path: String, line: Int? = nil) { (self.path, self.line) = (path, line) }

  package var description: String { line.map { "\(path):\($0)" } ?? path }
}

/// Something that was not read, and why.
package struct Rejection: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where it stands.
  package let place: Place
  /// Why it was not read.
  package let reason: String
  /// Whether it is no mistake: a file of another kind beside the articles.
  package let isSkipped: Bool

  /// Makes a rejection.
  package init(_ reason: String, at place: Place, isSkipped: Bool = false) {
    (self.reason, self.place, self.isSkipped) = (reason, place, isSkipped)
  }

  package var description: String { "\(place): \(reason)" }
}

/// What a reader comes upon: an article, or something that it cannot read.
package enum Record: Sendable {
  /// An article and where it stands.
  case article(Article, at: Place)
  /// Something that was not read.
  case rejected(Rejection)
}

/// What a corpus gives: an article of which as little was decoded as is asked for, or something that
/// cannot be read.
package enum CorpusItem {
  /// An article.
  case article(CorpusArticle)
  /// Something that was not read.
  case rejected(Rejection)

  /// The record, its article decoded and read.
  package var record: Record {
    switch self {
    case .article(let article): article.record
    case .rejected(let rejection): .rejected(rejection)
    }
  }
}

extension Record {
  /// The record with whatever story reading finds in its article.
  package func read(by reading: StoryReading) -> Record {
    guard case .article(let article, let place) = self else { return self }
    return .article(article.read(by: reading, at: place), at: place)
  }
}

extension Article {
  /// The article with whatever story reading finds; when the text of a file has no date, its name
  /// may have one.
  func read(by reading: StoryReading, at place: Place) -> Article {
    let article = reading(self)
    guard article.date == nil, place.line == nil, let date = FilePath.date(in: place.path) else {
      return article
    }
    var dated = self
    dated.date = Dated(value: date, foundBy: .fileName)
    return reading(dated)
  }
}
