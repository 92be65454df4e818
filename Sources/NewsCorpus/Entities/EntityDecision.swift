import NewsModel
import Spelling

/// Something that an analyst decided about an entity; a line of a file of decisions.
package struct EntityDecision: Hashable, Sendable {
  /// What is decided.
  package enum Verb: String, CaseIterable, Sendable {
    /// The entity is another one, whose id is the value.
    case merge
    /// A wording, the value, does not mean the entity but somebody of that very name.
    case split
    /// The entity is also called so.
    case alias
    /// The best name of the entity.
    case name
    /// The kind of the entity.
    case kind

    /// What the value of such a line is.
    var valueName: String {
      switch self {
      case .merge: "the id of an entity"
      case .split, .alias, .name: "a name"
      case .kind: "a kind"
      }
    }
  }

  /// The id of the entity: `kind:slug`.
  package let entity: String
  /// What is decided.
  package let verb: Verb
  /// The other id, the wording, the name or the kind.
  package let value: String
  /// Who decided, or an empty string.
  package let by: String

  /// Makes a decision; throws what is wrong with it.
  package init(
    _ entity: String, _ verb: Verb, _ value: String, by: String
  ) throws(EntityDecisionProblem) {
    (self.entity, self.verb, self.value, self.by) = (entity, verb, value, by)
    try Self.check(id: entity, in: "entity")
    for text in [value, by] where text.unicodeScalars.contains(where: Self.isControl) {
      throw EntityDecisionProblem("a name may not have tabs, line breaks or control characters")
    }
    if value.allSatisfy(\.isWhitespace) {
      throw EntityDecisionProblem("\(verb.rawValue): expected \(verb.valueName), found nothing")
    }
    switch verb {
    case .merge:
      try Self.check(id: value, in: "merge")
      if value == entity { throw EntityDecisionProblem("merge: '\(entity)' is the same entity") }
    case .split:
      if splitID == entity {
        throw EntityDecisionProblem(
          "split: '\(value)' is the name of '\(entity)' itself, which cannot be split from it")
      }
    case .kind:
      let known = Entity.Kind.allCases.map(\.rawValue)
      if !known.contains(value) {
        let nearest = NearestName.nearest(to: value.uppercased(), among: known)
        throw EntityDecisionProblem(
          "kind: there is no kind '\(value)'" + NearestName.question(nearest))
      }
    case .alias, .name: break
    }
  }

  /// Whether a character is one of the controls C0 or C1, or DEL.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
  }

  private static func check(id: String, in column: String) throws(EntityDecisionProblem) {
    let parts = id.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let isID = parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
    let hasGap = id.unicodeScalars.contains { $0 == " " || isControl($0) }
    guard isID, !hasGap else {
      throw EntityDecisionProblem(
        "\(column): expected an id such as person:ada-byron, found '\(id)'")
    }
  }

  /// The id of whom a split wording means: the kind is that of the entity's id.
  package var splitID: String { Self.splitID(of: value, from: entity) }

  /// The id of whom a wording means that is split from an entity.
  package static func splitID(of name: String, from entity: String) -> String {
    let slug = Entity.id(kind: .person, name: name).drop { $0 != ":" }
    return String(entity.prefix { $0 != ":" }) + slug
  }

  /// The line of a file, without a line feed.
  package var line: String {
    let columns = [entity, verb.rawValue, value]
    return (by.isEmpty ? columns : columns + [by]).joined(separator: "\t")
  }

  /// Reads a line of a file; throws what is wrong with it.
  package init(line: String) throws(EntityDecisionProblem) {
    let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      .map { $0.trimmingSpaces() }
    guard columns.count == 3 || columns.count == 4 else {
      throw EntityDecisionProblem(
        "expected entity, decision, value and who decided with tabs between, "
          + "found \(columns.count) column\(columns.count == 1 ? "" : "s")")
    }
    guard let verb = Verb(rawValue: columns[1]) else {
      let known = Verb.allCases.map(\.rawValue)
      let nearest = NearestName.nearest(to: columns[1], among: known)
      throw EntityDecisionProblem(
        "expected one of \(known.joined(separator: ", ")) in column 2, found '\(columns[1])'"
          + NearestName.question(nearest))
    }
    try self.init(columns[0], verb, columns[2], by: columns.count == 4 ? columns[3] : "")
  }
}

/// What is wrong with a decision, in words.
package struct EntityDecisionProblem: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

extension Substring {
  fileprivate func trimmingSpaces() -> String {
    let rest = drop { $0 == " " }
    let count = rest.reversed().prefix { $0 == " " }.count
    return String(rest.dropLast(count))
  }
}
