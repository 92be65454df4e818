import LuaKit
import NewsAnalysis
import NewsCorpus
import NewsModel
import TokenPatterns

/// An article as scripts see it: its analysis, and what annotators and classifiers added.
///
/// It is read and analyzed no further than scripts ask.
package final class ScriptArticle {
  /// The article in its corpus.
  package let story: CorpusArticle
  let host: ScriptHost
  private var begun: Analysis?
  private var known: [Mention]?
  private var explainer: StoryExplainer?
  /// The article as patterns see it, with how many mentions were added.
  var knownStory: (story: PatternStory, mentions: Int)?
  /// Mentions that annotators added; they follow those of the analysis.
  package private(set) var added: [Mention] = []
  /// The components that added them, one for each; nil for one that nobody runs as a component.
  package private(set) var adders: [String?] = []
  /// Labels by the name of the component, or of whatever gave them.
  package private(set) var labels: [String: String] = [:]
  /// The components that gave the labels, by the name of the label.
  package private(set) var labelGivers: [String: String] = [:]

  /// How dates are read that the text leaves open, when the article has choices of its own.
  package var timeOptions: TimeOptions?
  private var knownAnnotations: ArticleAnnotations?

  /// Begins with nothing added; the host has the analyzers.
  package init(_ story: CorpusArticle, host: ScriptHost) { (self.story, self.host) = (story, host) }

  /// The layers.
  package var analysis: Analysis {
    if let begun { return begun }
    let analysis = host.analysis(of: story.read.article)
    analysis.timeOptions = timeOptions
    begun = analysis
    return analysis
  }

  /// Whether the article is known to be in another language than English: it says so itself, or its
  /// layers were asked for.
  package var isForeign: Bool {
    begun.map { $0.article.isForeign } ?? Article.isForeign(story.statedLanguage)
  }

  /// Why a mention was found and linked as it is.
  func explanation(of index: Int) throws(AnalysisError) -> MentionExplanation {
    let explainer: StoryExplainer
    if let known = self.explainer {
      explainer = known
    } else {
      explainer = StoryExplainer(analysis, by: try host.tools.explaining())
      if !AnalysisStop.isRaised { self.explainer = explainer }
    }
    guard index >= own.count else { return explainer.explanation(of: index) }
    return explainer.explanation(of: added[index - own.count])
  }

  /// About how many bytes the article keeps: few, or what its layers may take once one was asked for.
  package var weight: Int {
    begun == nil ? 1024 + story.byteCount : 16_384 + 16 * story.text.count
  }

  /// The article with header, dateline and paragraphs; its language may not be known yet.
  var parts: Article { story.parts.article }

  /// The article itself, read.
  package var article: Article { story.read.article }

  /// The headline in the text, or else the first sentence of the body, or nil.
  package var derivedTitle: String? {
    let headline = parts.blocks.first { $0.kind == .headline }?.span
    return (headline ?? analysis.sentences.first).map { story.text[$0] }
  }

  /// The number with which random numbers begin for the article: the same in every run, another one
  /// for another article.
  var seed: Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    story.readText(of: .id) { id in
      for byte in id ?? UnsafeBufferPointer(start: nil, count: 0) {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }
    return Int(truncatingIfNeeded: hash)
  }

  /// The number of mentions, added ones included.
  var mentionCount: Int { own.count + added.count }

  /// The mentions of the analysis, kept here because scripts read them most.
  private var own: [Mention] {
    if let known { return known }
    let mentions = analysis.mentions
    if analysis.has(.entities) { known = mentions }
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
  package func add(_ mention: Mention) {
    added.append(mention)
    adders.append(host.running)
  }

  /// Gives the article a label; one of the same name is replaced.
  package func label(_ name: String, _ value: String) {
    labels[name] = value
    labelGivers[name] = host.running
  }

  /// The labels and notes that stay with the article.
  package var annotations: ArticleAnnotations {
    if let knownAnnotations { return knownAnnotations }
    // Only in a store does anything stay; an article of a file need not be read for that.
    let store = host.corpus as? StoreCorpus
    let loaded = store?.annotations(of: story.read.article) ?? ArticleAnnotations()
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
  func part(_ span: TextSpan) -> TextPart { TextPart(story.text, span) }

  /// The text of a span.
  func text(_ span: TextSpan) -> String { story.text[span] }
}
