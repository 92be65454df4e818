import NewsModel

/// The part of some conditions that SQL answers: every article that fulfils them is among the rows.
struct StoreCondition {
  /// The words behind WHERE, or nil when all rows are wanted.
  private(set) var sql: String?
  /// Whether columns of readings are asked for.
  var readsReadings: Bool { sql?.contains("r.") ?? false }
  /// The values of its parameters, in order.
  private(set) var values: [String] = []

  /// Takes the conditions that SQL can answer; `isFresh` says that all readings are made with the
  /// rules of this newslab, so that their columns can be trusted.
  init(_ conditions: [ArticleCondition], isFresh: Bool) {
    var clauses: [String] = []
    for condition in conditions {
      var parts: [String] = []
      for value in condition.values {
        guard let part = Self.clause(condition.name, value, isFresh: isFresh) else {
          parts = []
          break
        }
        parts.append(part)
      }
      if condition.values.isEmpty {
        clauses.append("0")
      } else if !parts.isEmpty {
        clauses.append("(" + parts.joined(separator: " OR ") + ")")
        for (part, value) in zip(parts, condition.values) {
          values += repeatElement(value, count: part.utf8.count { $0 == UInt8(ascii: "?") })
        }
      }
    }
    sql = clauses.isEmpty ? nil : clauses.joined(separator: " AND ")
  }

  /// The question for one value, which is each of its parameters; nil when only the article itself can tell.
  private static func clause(
    _ name: ArticleCondition.Name, _ value: String, isFresh: Bool
  ) -> String? {
    switch name {
    case .after, .before, .from, .to, .on, .agency, .place, .language, .author:
      guard isFresh else { return nil }
    default: break
    }
    // Behind every date that begins with the value, and before all later ones.
    let end = "? || '~'"
    switch name {
    case .after: return "r.date >= \(end)"
    case .before: return "r.date < ?"
    case .from: return "r.date >= ?"
    case .to: return "r.date < \(end)"
    case .on: return "r.date BETWEEN ? AND \(end)"
    case .id: return "a.id = ?"
    default: break
    }
    // SQLite knows the case of ASCII letters only.
    guard value.utf8.allSatisfy({ $0 < 0x80 && $0 != 0 }) else { return nil }
    switch name {
    case .agency: return "lower(r.agency) = lower(?)"
    case .place: return "lower(r.place) = lower(?)"
    case .source: return "lower(a.source) = lower(?)"
    case .section: return "lower(a.section) = lower(?)"
    case .language: return "(r.language_confidence IS NULL OR lower(r.language) = lower(?))"
    case .title: return "instr(lower(a.title), lower(?))"
    case .keyword: return isAmong("a.keywords")
    case .author: return isAmong("r.authors")
    default: return nil
    }
  }

  private static func isAmong(_ column: String) -> String {
    "EXISTS (SELECT 1 FROM json_each(\(column)) WHERE lower(value) = lower(?))"
  }
}
