import LuaKit
import NewsCorpus

/// What is known of lists and corpora without asking them for anything.
extension NewslabAPI {
  /// The class of the elements of a field that is a list, such as `quotes`; nil for other fields.
  package static func elementClass(ofField name: String) -> String? {
    Layer(rawValue: name)?.type.box.name
  }

  /// The class of the elements of a list that a method gives, such as `match`; nil for other methods.
  package static func elementClass(ofMethod name: String) -> String? {
    name == ArticleType.match.name ? MatchType.type.box.name : nil
  }

  /// The class of the elements of a list; nil for other values.
  package static func elementClass(of value: LuaReference) -> String? {
    value.object(of: ListType.type)?.object.content.elementClass.name
  }

  /// The entities of a corpus when they are known already: those of an analyzed store, or those that
  /// somebody has asked for.
  package static func knownEntities(of value: LuaReference) -> EntityTable? {
    guard let corpus = value.object(of: CorpusType.type)?.object else { return nil }
    if let entities = corpus.entities { return entities }
    guard corpus.isWhole, let open = corpus.host.corpus else { return nil }
    return try? open.entityTable()
  }
}
