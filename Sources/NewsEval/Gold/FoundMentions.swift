import NewsAnalysis
import NewsModel

/// What newslab finds, in the form in which it is compared.
package enum FoundMentions {
  /// The mentions of some forms, by default the names, with their entities as clusters.
  package static func spans(
    of analysis: Analysis, forms: Set<Mention.Form>? = nil
  ) -> [LabeledSpan] {
    analysis.mentions.filter { forms?.contains($0.form) ?? $0.isNamed }.map { mention in
      LabeledSpan(
        span: mention.span, label: mention.kind.rawValue, cluster: mention.entity.map(String.init))
    }
  }
}
