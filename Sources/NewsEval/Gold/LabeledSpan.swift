import NewsModel

/// A mention as it is compared: where, which label, and which cluster it belongs to.
package struct LabeledSpan: Hashable, Sendable {
  /// Where it stands, in UTF-8 bytes of the text.
  package var span: TextSpan
  /// The label of the gold, or a kind of newslab.
  package var label: String
  /// What is the same for mentions of one entity within an article; nil for a mention by itself.
  package var cluster: String?

  /// Makes a mention.
  package init(span: TextSpan, label: String, cluster: String? = nil) {
    (self.span, self.label, self.cluster) = (span, label, cluster)
  }
}
