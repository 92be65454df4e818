import NewsModel

/// Why a mention was found and linked as it is.
package struct MentionExplanation: Sendable {
  /// What a list says about the words of a mention.
  package struct ListEntry: Sendable, Equatable {
    /// The list, such as `countries` or `titles`.
    package let list: String
    /// The usual name there.
    package let name: String
    /// What kind of thing it is, or the class of a title.
    package let kind: String
  }

  /// Somebody or something that the mention could have meant, and why it does not.
  package struct Candidate: Sendable, Equatable {
    /// The id of the entity, or nil when the story has none.
    package let entity: String?
    /// The name.
    package let name: String
    /// Why it was not chosen.
    package let reason: String
  }

  /// What a trained model goes by, and how much it counts.
  package struct Feature: Sendable, Equatable {
    /// The name of the feature.
    package let name: String
    /// Its weight for the label that won.
    package let weight: Double

    /// Takes a name and a weight.
    package init(name: String, weight: Double) { (self.name, self.weight) = (name, weight) }
  }

  /// The words.
  package let text: String
  /// The mention.
  package let mention: Mention
  /// What the model that found it went by, the strongest first; empty for rules.
  package let features: [Feature]
  /// What lists have of the words.
  package let lists: [ListEntry]
  /// The id of its entity, or nil.
  package let entity: String?
  /// The name of its entity, or nil.
  package let name: String?
  /// The rule that linked it, or nil.
  package let rule: LinkRule?
  /// What else the link rests on, such as a row of the table of roles.
  package let evidence: [String]
  /// Whom or what else it could have meant.
  package let candidates: [Candidate]

  /// The lines of the explanation, as pairs of what and how.
  package var facts: [(String, String)] {
    var facts = [
      ("kind", "\(mention.kind.rawValue), \(mention.form.rawValue)"),
      ("found by", mention.foundBy),
    ]
    for feature in features {
      facts.append(("feature", "\(feature.name) \(Self.shown(feature.weight))"))
    }
    for entry in lists { facts.append(("list", "\(entry.list): \(entry.name) (\(entry.kind))")) }
    facts.append(("entity", entity.map { "\($0) \"\(name ?? "")\"" } ?? "none"))
    if let linkedBy = mention.linkedBy {
      let sure = mention.confidence.map { ", sure by \(Self.shown($0))" } ?? ""
      facts.append(("linked by", linkedBy + (rule.map { ": " + $0.summary } ?? "") + sure))
    }
    for line in evidence { facts.append(("because", line)) }
    for candidate in candidates {
      facts.append(("not", "\(candidate.entity ?? candidate.name): \(candidate.reason)"))
    }
    return facts
  }

  /// The explanation as text: the words, with what follows them, and a fact a line.
  package func text(head: String = "") -> String {
    Self.page("\"\(text)\"" + head, facts)
  }

  /// A headline with a fact a line below it.
  static func page(_ head: String, _ facts: [(String, String)]) -> String {
    let rows = facts.map { "  " + $0.0 + String(repeating: " ", count: 11 - $0.0.count) + $0.1 }
    return ([head] + rows).joined(separator: "\n")
  }

  /// A number with two decimals.
  static func shown(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
    return (hundredths < 0 ? "-" : "") + "\(whole)." + (rest < 10 ? "0" : "") + "\(rest)"
  }
}
