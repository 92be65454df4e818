import LuaKit
import NewsAnalysis
import NewsCorpus
import NewsModel

/// An article as scripts see it: its analysis, and what annotators and classifiers added.
package final class ScriptArticle {
  /// The layers.
  package let analysis: Analysis
  private let explaining: Explaining
  private var known: [Mention]?
  private var explainer: StoryExplainer?
  /// Mentions that annotators added; they follow those of the analysis.
  package private(set) var added: [Mention] = []
  /// Labels by the name of the component, or of whatever gave them.
  package private(set) var labels: [String: String] = [:]

  /// Gives the labels and notes that stay with the article.
  package var loadAnnotations: () -> ArticleAnnotations = { ArticleAnnotations() }
  private var knownAnnotations: ArticleAnnotations?

  /// Begins with nothing added; `explaining` says why mentions are as they are.
  package init(_ analysis: Analysis, explaining: Explaining) {
    (self.analysis, self.explaining) = (analysis, explaining)
  }

  /// Why a mention was found and linked as it is.
  func explanation(of index: Int) -> MentionExplanation {
    let explainer = explainer ?? StoryExplainer(analysis, by: explaining)
    self.explainer = explainer
    guard index >= own.count else { return explainer.explanation(of: index) }
    return explainer.explanation(of: added[index - own.count])
  }

  /// About how many bytes the article keeps once its layers are computed.
  package var weight: Int { 16_384 + 16 * article.text.count }

  /// The article itself.
  package var article: Article { analysis.article }

  /// The first sentence of the body, or nil.
  package var derivedTitle: String? { analysis.sentences.first.map { article.text[$0] } }

  /// The number with which random numbers begin for the article: the same in every run, another one
  /// for another article.
  var seed: Int {
    let hash = article.id.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return Int(truncatingIfNeeded: hash)
  }

  /// The number of mentions, added ones included.
  var mentionCount: Int { own.count + added.count }

  /// The mentions of the analysis, kept here because scripts read them most.
  private var own: [Mention] {
    if let known { return known }
    let mentions = analysis.mentions
    known = mentions
    return mentions
  }

  /// A mention by its index; added ones come last.
  func mention(_ index: Int) -> Mention { mention(index) { $0 } }

  /// Something of a mention, which is not copied.
  func mention<Value>(_ index: Int, _ read: (Mention) -> Value) -> Value {
    let own = own
    return index < own.count ? read(own[index]) : read(added[index - own.count])
  }

  /// Adds a mention; its span must lie inside the text and hold whole characters.
  package func add(_ mention: Mention) { added.append(mention) }

  /// Gives the article a label; one of the same name is replaced.
  package func label(_ name: String, _ value: String) { labels[name] = value }

  /// The labels and notes that stay with the article.
  package var annotations: ArticleAnnotations {
    if let knownAnnotations { return knownAnnotations }
    let loaded = loadAnnotations()
    knownAnnotations = loaded
    return loaded
  }

  /// Looks again what stays with the article.
  func forgetAnnotations() { knownAnnotations = nil }

  /// All labels by name: what an analyst said, then what components say now, then what they said.
  var allLabels: [String: String] {
    var values = annotations.values.merging(labels) { $1 }
    for label in annotations.labels.reversed() where label.origin == .analyst {
      values[label.name] = label.value ?? "yes"
    }
    return values
  }

  /// The text of a span, as a value for Lua.
  func part(_ span: TextSpan) -> TextPart { TextPart(article.text, span) }

  /// The text of a span.
  func text(_ span: TextSpan) -> String { article.text[span] }
}
