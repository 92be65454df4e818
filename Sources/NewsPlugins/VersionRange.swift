/// Versions that will do, in the notation of npm: `^0.1`, `~1.2.3`, `>=1.0 <3`, `1.2 || 2`, `*`.
package struct VersionRange: Hashable, Sendable, CustomStringConvertible {
  /// The range as it was written.
  package let description: String
  /// One of these must hold; each is a list of bounds that hold together.
  private let alternatives: [[Bound]]

  private struct Bound: Hashable {
    let version: SemanticVersion
    let relation: Relation
  }

  private enum Relation: String, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case above = ">"
    case below = "<"
    case equal = "="
  }

  /// Any version.
  package static let any = VersionRange()

  private init() { (description, alternatives) = ("*", [[]]) }

  /// Reads a range; nil when the text is none.
  package init?(_ text: String) {
    description = text
    var alternatives: [[Bound]] = []
    for alternative in Self.alternatives(of: text) {
      var bounds: [Bound] = []
      for word in alternative.split(separator: " ") {
        guard let more = Self.bounds(of: word) else { return nil }
        bounds += more
      }
      alternatives.append(bounds)
    }
    guard text.utf8.count <= 200, !text.allSatisfy({ $0 == " " }) else { return nil }
    self.alternatives = alternatives
  }

  /// Whether a version will do.
  package func contains(_ version: SemanticVersion) -> Bool {
    alternatives.contains { bounds in
      bounds.allSatisfy { bound in
        switch bound.relation {
        case .atLeast: version >= bound.version
        case .atMost: version <= bound.version
        case .above: version > bound.version
        case .below: version < bound.version
        case .equal: version == bound.version
        }
      }
    }
  }

  private static func alternatives(of text: String) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      if text[index] == "|", next < text.endIndex, text[next] == "|" {
        parts.append(text[start..<index])
        start = text.index(after: next)
        index = start
      } else {
        index = next
      }
    }
    parts.append(text[start...])
    return parts
  }

  private static func bounds(of word: Substring) -> [Bound]? {
    let mark = word.prefix { "^~<>=".contains($0) }
    guard let partial = Partial(word.dropFirst(mark.count)) else { return nil }
    guard let low = partial.low else { return mark.isEmpty ? [] : nil }
    func span(below: SemanticVersion?) -> [Bound]? {
      guard let below else { return nil }
      return [Bound(version: low, relation: .atLeast), Bound(version: below, relation: .below)]
    }
    switch mark {
    case "^": return span(below: partial.nextBreaking)
    case "~": return span(below: partial.next)
    case "", "=":
      return partial.isWhole
        ? [Bound(version: low, relation: .equal)] : span(below: partial.next)
    default:
      return Relation(rawValue: String(mark)).map { [Bound(version: low, relation: $0)] }
    }
  }

  /// A version whose last numbers may be missing.
  private struct Partial {
    let low: SemanticVersion?
    let given: Int

    init?(_ text: Substring) {
      if text == "*" || text == "x" {
        (low, given) = (nil, 0)
        return
      }
      let dots = text.prefix { $0 != "-" && $0 != "+" }.filter { $0 == "." }.count
      guard dots <= 2, let low = SemanticVersion(text + String(repeating: ".0", count: 2 - dots))
      else { return nil }
      (self.low, given) = (low, dots + 1)
    }

    var isWhole: Bool { given == 3 }

    private func version(_ major: Int, _ minor: Int, _ patch: Int) -> SemanticVersion? {
      SemanticVersion("\(major).\(minor).\(patch)")
    }

    /// The first version behind all that begin with the given numbers.
    var next: SemanticVersion? {
      guard let low else { return nil }
      return given == 1 ? version(low.major + 1, 0, 0) : version(low.major, low.minor + 1, 0)
    }

    /// The first version that may break what this one promises.
    var nextBreaking: SemanticVersion? {
      guard let low else { return nil }
      if low.major > 0 || given == 1 { return version(low.major + 1, 0, 0) }
      if low.minor > 0 || given == 2 { return version(0, low.minor + 1, 0) }
      return version(0, 0, low.patch + 1)
    }
  }
}
