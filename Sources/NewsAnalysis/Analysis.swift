import NewsModel
import TokenPatterns

/// What has been found in one article so far: its layers, each computed when first asked for.
///
/// An analysis belongs to one thread at a time (a worker, a REPL); the article and the pipeline
/// behind it are shared.
package final class Analysis {
  /// The article; it never changes.
  package let article: Article
  private let pipeline: Pipeline
  private var done: UInt16 = 0
  private var layers = Layers()
  private var knownForms: TokenForms?
  private let kept: (any KeptLayers)?
  /// How dates are read that the text leaves open, when the article has choices of its own.
  package var timeOptions: TimeOptions?

  /// Begins with no layer computed; those that are kept need not be.
  package init(of article: Article, by pipeline: Pipeline, kept: (any KeptLayers)? = nil) {
    (self.article, self.pipeline, self.kept) = (article, pipeline, kept)
  }

  /// Begins with the names that somebody else found, if any, in text order, an outer one before
  /// those inside it.
  package init(of article: Article, by pipeline: Pipeline, names: [Mention]?) {
    (self.article, self.pipeline, kept) = (article, pipeline, nil)
    if let names { store(.names) { $0.names = names } }
  }

  /// Vocabularies for token patterns, shared with other analyses.
  var vocabularies: PatternVocabularies { pipeline.vocabularies }

  /// The text of the article.
  package var text: ArticleText { article.text }

  /// Words, numbers and marks of the whole text, in order.
  package var tokens: [Token] { get { need(.tokens); return layers.tokens } }
  /// Stems, lemmas and other forms of the tokens.
  package var forms: TokenForms {
    if let knownForms { return knownForms }
    need(.forms)
    let forms = TokenForms(of: text, tokens: tokens, english: layers.english)
    if has(.forms) { knownForms = forms }
    return forms
  }
  /// The part of speech of each token, as raw values of ``NewsModel/PartOfSpeech``; empty unless in
  /// English.
  package var partsOfSpeech: [UInt8] { get { need(.pos); return layers.partsOfSpeech } }
  /// The sentences of the paragraphs, in order.
  package var sentences: [TextSpan] { get { need(.sentences); return layers.sentences } }
  /// Names as the name finder sees them, before entities are joined; nested ones included.
  package var names: [Mention] { get { need(.names); return layers.names } }
  /// All mentions in text order, an outer one before those inside it.
  package var mentions: [Mention] { get { need(.entities); return layers.mentions } }
  /// The entities, in order of first mention.
  package var entities: [Entity] { get { need(.entities); return layers.entities } }
  /// Quotes, in text order.
  package var quotes: [Quote] { get { need(.quotes); return layers.quotes } }
  /// Time expressions, in text order.
  package var times: [TimeExpression] { get { need(.times); return layers.times } }
  /// Numbers that are no part of a time, in text order.
  package var numbers: [NumberExpression] { get { need(.numbers); return layers.numbers } }
  /// Claims, in order of their evidence.
  package var claims: [Claim] { get { need(.claims); return layers.claims } }

  /// Computes a layer and whatever it is made from, unless that was done before.
  func need(_ layer: LayerName) {
    guard done & layer.bit == 0 else { return }
    if let change = kept?.layer(layer) {
      store(layer, change)
    } else {
      pipeline.provide(layer, in: self)
    }
  }

  /// Whether a layer was computed.
  package func has(_ layer: LayerName) -> Bool { done & layer.bit != 0 }

  /// Takes what an analyzer found; called once for each analyzer that ran.
  func store(_ provides: LayerName, _ change: (inout Layers) -> Void) {
    change(&layers)
    done |= provides.bit
  }
}

extension LayerName {
  /// Its place in a set of layers.
  fileprivate var bit: UInt16 {
    switch self {
    case .tokens: 1
    case .sentences: 2
    case .names: 4
    case .entities: 8
    case .quotes: 16
    case .times: 32
    case .claims: 64
    case .forms: 128
    case .pos: 512
    case .numbers: 256
    }
  }
}

/// Layers of one article that were computed before and kept somewhere.
package protocol KeptLayers: AnyObject {
  /// How to put a layer into an analysis of the article; nil when it is not kept.
  func layer(_ name: LayerName) -> LayerChange?
}

/// The values of the layers of one analysis.
package struct Layers: Sendable {
  /// Words, numbers and marks.
  package var tokens: [Token] = []
  /// The lists behind the forms of English words; nil for a text in another language.
  package var english: WordForms?
  /// The sentences of the paragraphs.
  package var sentences: [TextSpan] = []
  /// The parts of speech of the tokens.
  package var partsOfSpeech: [UInt8] = []
  /// Names before entities are joined.
  package var names: [Mention] = []
  /// All mentions, an outer one before those inside it.
  package var mentions: [Mention] = []
  /// The entities, in order of first mention.
  package var entities: [Entity] = []
  /// Quotes, in text order.
  package var quotes: [Quote] = []
  /// Time expressions, in text order.
  package var times: [TimeExpression] = []
  /// Numbers that are no part of a time, in text order.
  package var numbers: [NumberExpression] = []
  /// Claims, in order of their evidence.
  package var claims: [Claim] = []

  /// Begins with nothing found.
  package init() {}
}
