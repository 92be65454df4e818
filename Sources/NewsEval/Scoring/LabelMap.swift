import NewsModel
import Spelling

/// Which labels of the gold and which kinds of newslab are compared with each other.
///
/// A class holds labels of both sides: `LOC=GPE+LOC+FAC`. The name of a class is a label of it,
/// too. Labels of no class are left out on both sides.
package struct LabelMap: Equatable, Sendable {
  /// Why a map cannot be read.
  package struct Problem: Error, CustomStringConvertible {
    package let description: String
  }

  /// Persons, organisations and places, by the labels of the usual gold data.
  package static let perOrgLoc = LabelMap(classes: [
    ("PER", ["PERSON", "person", "per", "politician"]),
    (
      "ORG",
      ["organization", "organisation", "org", "politicalparty", "group", "corporation"]
    ),
    ("LOC", ["GPE", "FAC", "place", "location", "country", "geo"]),
  ])

  /// Every kind of newslab by itself.
  package static let kinds = LabelMap(classes: Entity.Kind.allCases.map { ($0.rawValue, []) })

  /// The maps that have a name.
  package static let named: [(name: String, map: LabelMap)] = [
    ("kinds", kinds), ("per-org-loc", perOrgLoc),
  ]

  private var classByLabel: [String: String] = [:]

  private init(classes: [(String, [String])]) {
    for (name, labels) in classes { add(name, labels) }
  }

  private mutating func add(_ name: String, _ labels: [String]) {
    for label in [name] + labels { classByLabel[label] = name }
  }

  /// Reads entries such as `PER=PERSON+person` and names of maps; a later entry wins.
  package init(parsing entries: [String]) throws(Problem) {
    for entry in entries {
      let sides = entry.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      if sides.count == 1, let map = Self.named.first(where: { $0.name == entry })?.map {
        classByLabel.merge(map.classByLabel) { $1 }
        continue
      }
      let labels =
        sides.last?.split(separator: "+", omittingEmptySubsequences: false).map(String.init) ?? []
      guard sides.count == 2, !sides[0].isEmpty, !labels.contains("") else {
        let names = Self.named.map(\.name)
        throw Problem(
          description: "expected CLASS=LABEL+LABEL or one of \(names.joined(separator: ", ")), "
            + "got '\(entry)'"
            + NearestName.question(NearestName.nearest(to: entry, among: names)))
      }
      add(sides[0], labels)
    }
  }

  /// The class of a label, or nil when it is left out.
  package subscript(_ label: String) -> String? { classByLabel[label] }

  /// The classes, in order of their names.
  package var classes: [String] { Set(classByLabel.values).sorted() }

  /// All entries as they would be read.
  package var entries: [String] {
    classes.map { name in
      let labels = classByLabel.filter { $0.value == name && $0.key != name }.keys.sorted()
      return name + "=" + (labels.isEmpty ? [name] : labels).joined(separator: "+")
    }
  }

  /// The labels, in order.
  package var labels: [String] { classByLabel.keys.sorted() }
}
