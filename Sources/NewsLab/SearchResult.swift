import NewsCorpus
import NewsModel

/// An article that a search found.
public struct SearchResult: Hashable, Sendable {
  /// The article's id.
  public let id: String
  /// The title that came with it, else the headline in its text, or nil.
  public let title: String?
  /// When it was published, ISO 8601, or nil.
  public let date: String?
  /// Who published it, else the agency, or nil.
  public let source: String?
  /// A piece of the text with what was found; empty when the search asks for no words.
  public let snippet: String
  /// The parts of the snippet that were found, in order, as UTF-8 bytes of it.
  public let marks: [TextSpan]
}

/// The order in which a search gives what it found.
public enum SearchOrder: String, CaseIterable, Sendable {
  /// What fits best comes first, by BM25.
  case rank
  /// The latest date comes first.
  case newest
  /// The earliest date comes first.
  case oldest
  /// The order of the corpus.
  case corpus
}

extension ArticleCorpus {
  /// The articles that a search finds, such as `"climate deal" date:2017-04 -title:sport`; the guide
  /// on searching has its language.
  ///
  /// A store is searched by its index; for files one is made each time.
  ///
  /// - Throws: ``NewslabError/query(_:column:)`` when the search cannot be understood.
  public func search(
    _ query: String, order: SearchOrder = .rank, limit: Int? = nil
  ) throws(NewslabError) -> [SearchResult] {
    let parsed = try Self.parse(query)
    let inner = NewsCorpus.SearchOrder(rawValue: order.rawValue) ?? .rank
    do throws(CorpusError) {
      let search = try CorpusSearch(corpus, tools: tools)
      return try search.hits(parsed, StoreSearch.Options(limit: limit, order: inner)).map {
        SearchResult(
          id: $0.id, title: $0.title, date: $0.date, source: $0.source, snippet: $0.snippet.text,
          marks: $0.snippet.marks)
      }
    } catch {
      throw .unreadable(error.description)
    }
  }

  private static func parse(_ query: String) throws(NewslabError) -> SearchQuery {
    do throws(SearchError) {
      return try SearchParser.parse(query)
    } catch {
      throw .query(error.problem, column: error.column)
    }
  }
}
