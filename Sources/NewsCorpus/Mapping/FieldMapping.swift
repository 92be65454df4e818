import Spelling

/// Which column or field of a record is which field of an article.
package struct FieldMapping: Hashable, Sendable {
  /// Why a mapping cannot be used.
  package struct Problem: Error, Equatable, CustomStringConvertible {
    package let description: String
  }

  /// The field of the record by the field of the article.
  package private(set) var columns: [MappedField: String] = [:]

  /// Nothing is said.
  package init() {}

  /// Whether nothing is said.
  package var isEmpty: Bool { columns.isEmpty }

  /// Reads `title=headline,date=pub_date`.
  package init(_ text: String) throws(Problem) { try add(text) }

  /// Adds what another text says.
  package mutating func add(_ text: String) throws(Problem) {
    for pair in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = pair.split(separator: "=", maxSplits: 1).map { Self.trimmed($0) }
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw Problem(description: "expected FIELD=COLUMN, got '\(pair)'")
      }
      guard let field = MappedField(rawValue: parts[0]) else {
        let known = MappedField.allCases.map(\.rawValue)
        let hint = NearestName.hint(for: parts[0], among: known)
        throw Problem(
          description: "an article has no field '\(parts[0])'\(hint); fields: "
            + known.joined(separator: ", "))
      }
      if let other = columns.updateValue(parts[1], forKey: field), other != parts[1] {
        throw Problem(
          description: "field '\(field.rawValue)' is given twice: '\(other)' and '\(parts[1])'")
      }
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// Finds the columns among those that there are.
  ///
  /// They are complete when they are all that there will be, so that one that is missing is a mistake.
  func resolve(among names: [String], isComplete: Bool) throws(Problem) -> ResolvedMapping {
    var resolved = ResolvedMapping()
    for field in MappedField.allCases {
      if let column = columns[field] {
        let isThere = names.contains(column) || column.contains(".")
        if isComplete, !isThere {
          let hint = NearestName.hint(for: column, among: names)
          throw Problem(
            description: "no column '\(column)' for '\(field.rawValue)'\(hint); columns: "
              + names.joined(separator: ", "))
        }
        resolved.columns[field] = column
      } else if names.contains(field.rawValue), !columns.values.contains(field.rawValue) {
        resolved.columns[field] = field.rawValue
      }
    }
    guess(among: names, &resolved)
    return resolved
  }

  /// Takes columns with common names for the fields that have none.
  private func guess(among names: [String], _ resolved: inout ResolvedMapping) {
    var free: [String: String] = [:]
    let taken = Set(resolved.columns.values)
    for name in names where !taken.contains(name) {
      let plain = MappedField.plain(name)
      if free[plain] == nil { free[plain] = name }
    }
    for field in MappedField.allCases where resolved.columns[field] == nil {
      for usual in field.usualNames {
        guard let name = free.removeValue(forKey: usual) else { continue }
        resolved.columns[field] = name
        if usual != field.rawValue { resolved.guessed.append(field) }
        break
      }
    }
  }
}

/// A mapping for the columns that there are.
struct ResolvedMapping: Hashable, Sendable {
  /// The column of each field that has one.
  var columns: [MappedField: String] = [:]
  /// The fields whose column nobody named.
  var guessed: [MappedField] = []

  /// What was guessed, in one line, or nil when nothing was.
  var note: String? {
    if guessed.isEmpty { return nil }
    let pairs = guessed.map { "\($0.rawValue)=\(columns[$0] ?? "")" }.joined(separator: ",")
    return "guessed the fields \(pairs); --map says otherwise"
  }

  /// Why no article can be made, or nil when there is a text.
  func missingText(among names: [String]) -> String? {
    if columns[.text] != nil { return nil }
    let shown = names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", …" : "")
    return "no column for 'text'; columns: \(shown); name it with --map text=COLUMN"
  }
}
