import NewsModel

/// One thing that a list names.
package struct GazetteerRow: Equatable, Sendable {
  /// Its name.
  package var name: String
  /// What it is.
  package var kind: Entity.Kind
  /// How the list's owner calls it elsewhere (a Wikidata number, a ticker), or empty.
  package var id: String
  /// Its other names.
  package var aliases: [String]
  /// How its names must be cased.
  package var casing: GazetteerCase
  /// The line of the table that has it, or its position, from 1.
  package var line: Int

  /// Makes a row.
  package init(
    name: String, kind: Entity.Kind, id: String = "", aliases: [String] = [],
    casing: GazetteerCase = .capital, line: Int = 0
  ) {
    (self.name, self.kind, self.id) = (name, kind, id)
    (self.aliases, self.casing, self.line) = (aliases, casing, line)
  }
}

/// What holds for the rows of a list that do not say otherwise.
package struct GazetteerDefaults: Equatable, Sendable {
  /// The kind of rows without one; nil when each must say.
  package var kind: Entity.Kind?
  /// The case rule of rows without one.
  package var casing: GazetteerCase

  /// Makes them.
  package init(kind: Entity.Kind? = nil, casing: GazetteerCase = .capital) {
    (self.kind, self.casing) = (kind, casing)
  }

  /// The number by which a compiled list knows with which ones it was made.
  var code: UInt64 {
    let kind = self.kind.flatMap { Entity.Kind.allCases.firstIndex(of: $0) } ?? 255
    return UInt64(casing.code) << 8 | UInt64(kind)
  }
}
