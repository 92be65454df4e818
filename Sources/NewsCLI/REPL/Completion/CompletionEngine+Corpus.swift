import LineEditor
import LuaKit
import NewsCorpus
import NewsScript

/// The conditions that `corpus:where{…}` knows.
enum ArticleConditionNames {
  static let all = ArticleCondition.Name.allCases.map(\.rawValue)
}

/// The entities of a corpus, which stay open while names are completed.
struct KnownEntities {
  /// The name of the corpus.
  let corpus: String
  /// Its entities.
  let table: EntityTable
}

extension CompletionEngine {
  /// Names of entities, of a corpus whose entities are known: nothing is analyzed.
  func entities(
    _ corpus: Subject, _ place: CompletionPlace, isClosed: Bool, _ reader: SubjectReader
  ) -> Completions? {
    guard let table = knownEntities(of: corpus),
      let names = try? table.names(beginningWith: place.prefix, limit: CandidateList.limit)
    else { return nil }
    var list = CandidateList(place.prefix, at: place.range)
    let quote = place.quote ?? ""
    for name in names where !name.contains(quote) && !name.contains("\\") {
      list.add(name, text: isClosed ? name : name + quote, label: name)
    }
    if names.count == CandidateList.limit { list.noteMore("… at least \(names.count) names") }
    return list.completions
  }

  private func knownEntities(of corpus: Subject) -> EntityTable? {
    let name = state.host.corpus?.name ?? ""
    if case .object(let object, _) = corpus {
      if let known = entities, known.corpus == name { return known.table }
      guard let table = NewslabAPI.knownEntities(of: object) else { return nil }
      entities = KnownEntities(corpus: name, table: table)
      return table
    }
    return entities?.corpus == name ? entities?.table : nil
  }

  /// No more articles are looked at.
  private static let articleLimit = 20_000

  /// Ids of articles, of a corpus that is not too large to list them.
  func articleIDs(_ prefix: String, at range: Range<Int>) -> Completions? {
    guard let corpus = state.host.corpus, corpus.count <= Self.articleLimit else { return nil }
    var list = CandidateList(prefix, at: range)
    for id in corpus.ids { list.add(id) }
    return list.completions
  }
}
