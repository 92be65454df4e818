import NewsModel

/// Why something beside mentions was found as it is: a quote, a time, a claim, or what the story
/// says of itself.
package struct FindingExplanation: Sendable {
  /// What can be explained beside mentions.
  package enum Layer: String, CaseIterable, Sendable { case header, quotes, times, claims }

  /// The words.
  package let text: String
  /// Where they stand.
  package let span: TextSpan
  /// The lines of the explanation, as pairs of what and how.
  package private(set) var facts: [(String, String)] = []
  /// The rule that found it.
  package private(set) var rule = ""
  /// What the rule means, or nil.
  package private(set) var meaning: String?
  /// How sure the rule is, or nil.
  package private(set) var confidence: Double?

  init(_ text: String, _ span: TextSpan) { (self.text, self.span) = (text, span) }

  /// Adds a fact, unless there is nothing to say.
  mutating func add(_ name: String, _ value: String?) {
    if let value { facts.append((name, value)) }
  }

  /// Adds the rule that found it, what it means and how sure it is.
  mutating func add(rule: String, _ summary: String? = nil, confidence: Double? = nil) {
    (self.rule, meaning, self.confidence) = (rule, summary, confidence)
    add("found by", rule + (summary.map { ": " + $0 } ?? ""))
    add("sure by", confidence.map(MentionExplanation.shown))
  }

  /// The explanation as text: the words, with what follows them, and a fact a line.
  package func text(head: String = "") -> String {
    MentionExplanation.page("\"\(text)\"" + head, facts)
  }
}
