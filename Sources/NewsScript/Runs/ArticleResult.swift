import LuaKit
import NewsModel

/// Why a component failed with an article.
package struct RunFailure: Error, Sendable, Equatable {
  /// The index of the component among those that run.
  package var component: Int
  /// The limit that it met, or nil when it raised an error.
  package var limit: LuaError.StopReason?
  /// What went wrong.
  package var message: String
  /// The file, as it was given, or nil.
  package var source: String?
  /// The line, from 1, or nil.
  package var line: Int?

  /// Makes a failure.
  package init(
    component: Int, limit: LuaError.StopReason? = nil, message: String, source: String? = nil,
    line: Int? = nil
  ) {
    (self.component, self.limit, self.message) = (component, limit, message)
    (self.source, self.line) = (source, line)
  }

  /// What of an error can go to other threads and processes.
  package init(_ error: LuaError, component: Int) {
    (self.component, message) = (component, error.message)
    if case .stopped(let reason) = error.kind { limit = reason }
    (source, line) = (error.location?.source, error.location?.line)
  }
}

/// A mention that an annotator added, as results show it.
package struct AddedMention: Sendable, Equatable {
  /// The first and behind the last Unicode scalar, from 0.
  package var scalars: Range<Int>
  /// The first and behind the last byte, from 0.
  package var bytes: Range<Int>
  /// The component that added it.
  package var component: String
  /// The words.
  package var text: String
  /// The kind, such as `ORG`.
  package var kind: String
  /// The form, such as `name`.
  package var form: String
}

/// What became of an article in a run, ready for any thread or process.
package struct ArticleResult: Sendable, Equatable {
  /// What a classifier says.
  package struct Classified: Sendable, Equatable {
    /// The name of the classifier.
    package var classifier: String
    /// What it says.
    package var classification: Classification

    /// Makes it.
    package init(classifier: String, classification: Classification) {
      (self.classifier, self.classification) = (classifier, classification)
    }
  }

  /// Its place in the corpus; later articles have higher ones.
  package var position: Int
  /// The id of the article.
  package var id: String
  /// Whether it passed all filters and nothing failed.
  package var isKept: Bool
  /// How many components had their turn; those behind were skipped.
  package var turns: Int
  /// Why the last of them failed, or nil.
  package var failure: RunFailure?
  /// How long all components took, in nanoseconds.
  package var nanoseconds: UInt64 = 0
  /// What is left of the article, when it is kept.
  package var kept: Kept?

  /// What results show of an article that is kept.
  package struct Kept: Sendable, Equatable {
    /// The date as ISO 8601, or nil.
    package var date: String?
    /// The title, or nil.
    package var title: String?
    /// The headline or first sentence, where somebody needs it in place of a title.
    package var derivedTitle: String?
    /// Labels by name.
    package var labels: [String: String] = [:]
    /// The components that gave the labels, by the name of the label.
    package var givers: [String: String] = [:]
    /// What classifiers say.
    package var classifications: [Classified] = []
    /// What annotators added.
    package var added: [AddedMention] = []

    /// Nothing yet.
    package init() {}
  }

  /// Makes a result of an article that so many components have seen.
  package init(position: Int, id: String, isKept: Bool, turns: Int) {
    (self.position, self.id, self.isKept, self.turns) = (position, id, isKept, turns)
  }

  /// The word for how a component fared: ok, skipped, error or limit.
  package func status(ofComponent index: Int) -> String {
    if index >= turns { return "skipped" }
    guard let failure, failure.component == index else { return "ok" }
    return failure.limit == nil ? "error" : "limit"
  }
}

extension ArticleResult.Kept {
  /// What results show of an article after a run.
  init(_ outcome: ArticleOutcome, needsTitle: Bool) {
    let article = outcome.article
    let story = article.story
    date = story.date?.value.description
    title = story.title
    if needsTitle, title == nil { derivedTitle = article.derivedTitle }
    (labels, givers) = (article.labels, article.labelGivers)
    classifications = outcome.classifications.map {
      ArticleResult.Classified(classifier: $0.classifier, classification: $0.1)
    }
    guard !article.added.isEmpty else { return }
    let offsets = OffsetConverter(text: story.text, unit: .scalars)
    added = zip(article.added, article.adders).map { mention, component in
      AddedMention(
        scalars: offsets[mention.span.lowerBound]..<offsets[mention.span.upperBound],
        bytes: mention.span, component: component ?? "",
        text: story.text[mention.span], kind: mention.kind.rawValue, form: mention.form.rawValue)
    }
  }
}
