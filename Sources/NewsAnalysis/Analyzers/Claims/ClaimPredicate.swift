import NewsModel

/// A predicate of claims: what it says, and of what kinds its subject and object are.
package struct ClaimPredicate: Sendable {
  /// Its name, such as `member_of`.
  package let name: String
  /// The kinds of entities that can be its subject.
  package let subject: Set<Entity.Kind>
  /// The kinds of entities that can be its object; none when it has no object.
  package let object: Set<Entity.Kind>
  /// Whether a claim may lack an object.
  package let isObjectOptional: Bool
  /// Whether it takes the time and place that stand near it; else only those of its pattern.
  package let isDated: Bool
  /// Whether subject and object can change places.
  package let isSymmetric: Bool
  /// Whether it says how many.
  package let isCounted: Bool
  /// What it says, in one sentence.
  package let summary: String

  /// The columns of the table of predicates.
  static let columns = ["predicate", "subject", "object", "traits", "summary"]

  /// Reads a row of the table.
  init(_ file: TableFile, line: Int, _ fields: [Range<Int>]) throws(AnalysisError) {
    name = file.text(fields[0])
    subject = try Self.kinds(file, line, fields[1])
    object = try Self.kinds(file, line, fields[2])
    var traits: Set<String> = []
    let known = ["optional", "dated", "symmetric", "counted"]
    for part in file.parts(fields[3]) {
      let trait = file.text(part)
      guard known.contains(trait) else {
        let wanted = "expected a trait, one of \(known.joined(separator: ", "))"
        throw .badResource(file.name, line: line, problem: "\(wanted), found '\(trait)'")
      }
      traits.insert(trait)
    }
    isObjectOptional = traits.contains("optional") || object.isEmpty
    isDated = traits.contains("dated")
    isSymmetric = traits.contains("symmetric")
    isCounted = traits.contains("counted")
    summary = file.text(fields[4])
  }

  private static func kinds(
    _ file: TableFile, _ line: Int, _ field: Range<Int>
  ) throws(AnalysisError) -> Set<Entity.Kind> {
    var kinds: Set<Entity.Kind> = []
    for part in file.parts(field) {
      guard let kind = Entity.Kind(rawValue: file.text(part)) else {
        let found = "expected a kind such as ORG, found '\(file.text(part))'"
        throw .badResource(file.name, line: line, problem: found)
      }
      kinds.insert(kind)
    }
    return kinds
  }
}
