import NewsAnalysis
import NewsModel

/// Which found entity is which entity of the gold: the one with which it shares most mentions.
///
/// Ids are not compared, since they are made from names. A mention counts fully when its span is
/// the same (a leading "the" and a trailing "'s" ignored), and a little when it overlaps, begins or
/// ends alike and is of the same kind.
struct EntityPairing {
  private var found: [String: Int] = [:]

  /// Pairs the entities of an analysis with those of the gold.
  init(_ gold: GoldFindings, _ analysis: Analysis) {
    let mentions = analysis.mentions.compactMap { mention -> (TextSpan, String, Int)? in
      guard let entity = mention.entity,
        let span = SpanRules.trimmed(mention.span, in: analysis.text)
      else { return nil }
      return (span, mention.kind.rawValue, entity)
    }
    for (id, spans) in gold.mentions {
      var votes: [Int: Int] = [:]
      for wanted in spans {
        guard let span = SpanRules.trimmed(wanted.span, in: analysis.text) else { continue }
        for (other, kind, entity) in mentions where other.overlaps(span) {
          if other == span {
            votes[entity, default: 0] += 16
          } else if kind == wanted.label,
            other.lowerBound == span.lowerBound || other.upperBound == span.upperBound
          {
            votes[entity, default: 0] += 1
          }
        }
      }
      found[id] = votes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    }
  }

  /// Whether an entity of the analysis is that of the gold; both may be absent.
  func isSame(_ id: String?, _ entity: Int?) -> Bool {
    guard let id else { return entity == nil }
    guard let entity else { return false }
    return found[id] == entity
  }
}
