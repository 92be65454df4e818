import LuaKit
import NewsCorpus

extension ScriptState {
  /// Makes another corpus the one that scripts see; the global `corpus` is that one.
  package func open(_ corpus: any Corpus) throws(LuaError) {
    host.corpus = corpus
    try lua.setGlobal("corpus", CorpusType.type.object(ScriptCorpus(host)))
  }

  /// An article as a value of the state.
  package func value(of article: CorpusArticle) throws(LuaError) -> LuaValue {
    try lua.value(of: ArticleType.type.object(host.article(article)))
  }

  /// The part of the corpus that has some ids, in the order of the ids.
  package func part(ofIDs ids: [String]) throws(LuaError) -> LuaValue {
    try lua.value(of: CorpusType.type.object(ScriptCorpus(host, chosen: ids)))
  }
}
