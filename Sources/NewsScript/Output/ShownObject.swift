import LuaKit
import NewsAnalysis
import NewsCorpus
import NewsModel

/// What objects of newslab are beside their fields: articles, charts, documents, JSON.
package struct ShownObject {
  /// The value.
  package let value: LuaValue

  /// Takes any value.
  package init(_ value: LuaValue) { self.value = value }

  private var reference: LuaReference? {
    if case .object(let reference) = value { reference } else { nil }
  }

  /// What an accumulator holds to be shown, or nil.
  package var source: (any DocumentSource)? { DocumentReader.source(value) }

  /// What was written to an output, or nil.
  package var document: Document? {
    reference?.object(of: OutputType.type)?.object.document
  }

  /// The article that it is, or nil.
  package var article: ScriptArticle? { reference?.object(of: ArticleType.type)?.object }

  /// The article and the place in one of its layers, for what is found in articles; else nil.
  var element: (article: ScriptArticle, layer: Layer, index: Int)? {
    guard let reference, let box = reference.objectClass else { return nil }
    for layer in Layer.allCases where layer.type.box === box {
      guard let handle = reference.object(of: layer.type) else { return nil }
      return (handle.object, layer, handle.index)
    }
    return nil
  }
}

/// Writes articles and what is found in them in their own form of JSON.
///
/// It keeps what it needs of the latest article, so that the elements of a list cost little.
package final class ObjectJSON {
  private var known: (article: ScriptArticle, layers: LayerJSON)?

  /// Begins with no article.
  package init() {}

  /// The bytes of an object, or nil when it has no form of its own.
  package func bytes(of value: LuaValue, layout: JSONWriter.Layout) throws(LuaError) -> [UInt8]? {
    let object = ShownObject(value)
    if let article = object.article {
      try prepare(.claims, of: article)
      try prepare(.numbers, of: article)
      return ArticleJSON(layout: layout).bytes(
        of: article.analysis, annotations: article.annotations)
    }
    guard let (article, layer, index) = object.element else { return nil }
    try prepare(layer, of: article)
    let layers = layers(of: article)
    let analysis = article.analysis
    var writer = JSONWriter(layout: layout)
    switch layer {
    case .mentions: layers.writeMention(article.mention(index), to: &writer)
    case .entities: layers.writeEntity(analysis.entities[index], to: &writer)
    case .quotes: layers.writeQuote(analysis.quotes[index], to: &writer)
    case .times: layers.writeTime(analysis.times[index], to: &writer)
    case .numbers: layers.writeNumber(analysis.numbers[index], to: &writer)
    case .claims: layers.writeClaim(analysis.claims[index], to: &writer)
    case .blocks:
      let block = article.parts.blocks[index]
      writer.object { writer in
        writer.member("kind") { $0.string(block.kind.rawValue) }
        layers.writeTextSpan(block.span, to: &writer)
        writer.member("found_by") { $0.string(orNull: block.foundBy) }
      }
    case .tokens, .sentences, .paragraphs:
      let span =
        layer == .tokens
        ? analysis.tokens[index].span
        : layer == .sentences
          ? analysis.sentences[index] : article.parts.paragraphs[index]
      writer.object { layers.writeTextSpan(span, to: &$0) }
    }
    return writer.bytes
  }

  private func prepare(_ layer: Layer, of article: ScriptArticle) throws(LuaError) {
    do throws(AnalysisError) {
      try layer.prepare(for: article)
      if layer == .claims { try article.host.tools.load() }
    } catch {
      throw LuaError(error.description)
    }
  }

  private func layers(of article: ScriptArticle) -> LayerJSON {
    if let known, known.article === article { return known.layers }
    let layers = LayerJSON(article.analysis)
    known = (article, layers)
    return layers
  }
}
