/// What a pattern asks for, so that only what it needs is found.
extension PatternSyntax {
  /// The attributes it asks for.
  var attributes: Set<TokenAttribute> {
    var found: Set<TokenAttribute> = []
    for node in nodes { Self.collect(node, &found) }
    if let constraint { Self.collect(constraint, &found) }
    for tag in tags { for test in tag.tests { found.insert(test.attribute) } }
    return found
  }

  /// The kinds of regions its tags name.
  var regions: Set<RegionKind> { Set(tags.map(\.kind)) }

  private var nodes: [PatternNode] {
    [body]
      + clauses.compactMap { clause in
        if case .containing(let node) = clause { node } else { nil }
      }
  }

  private var tags: [RegionTag] {
    var found: [RegionTag] = []
    for clause in clauses { if case .within(let tag) = clause { found.append(tag) } }
    for node in nodes { Self.collect(node, &found) }
    return found
  }

  private static func collect(_ node: PatternNode, _ tags: inout [RegionTag]) {
    switch node {
    case .token: break
    case .sequence(let parts), .choice(let parts): for part in parts { collect(part, &tags) }
    case .repeated(let inner, _, _), .labelled(_, let inner): collect(inner, &tags)
    case .inside(let tag, let inner):
      tags.append(tag)
      collect(inner, &tags)
    case .edge(let tag, _), .region(let tag): tags.append(tag)
    }
  }

  private static func collect(_ node: PatternNode, _ found: inout Set<TokenAttribute>) {
    switch node {
    case .token(let expression): collect(expression, &found)
    case .sequence(let parts), .choice(let parts): for part in parts { collect(part, &found) }
    case .repeated(let inner, _, _), .labelled(_, let inner), .inside(_, let inner):
      collect(inner, &found)
    case .edge, .region: break
    }
  }

  private static func collect(_ expression: TokenExpression, _ found: inout Set<TokenAttribute>) {
    switch expression {
    case .any: break
    case .test(let test): found.insert(test.attribute)
    case .not(let inner): collect(inner, &found)
    case .all(let parts), .either(let parts): for part in parts { collect(part, &found) }
    }
  }

  private static func collect(
    _ constraint: PatternConstraint, _ found: inout Set<TokenAttribute>
  ) {
    switch constraint {
    case .fits(_, let expression): collect(expression, &found)
    case .same(_, let left, _, let right, _, _): found.formUnion([left, right])
    case .distance: break
    case .not(let inner): collect(inner, &found)
    case .all(let parts), .either(let parts): for part in parts { collect(part, &found) }
    case .implies(let left, let right):
      collect(left, &found)
      collect(right, &found)
    }
  }
}
