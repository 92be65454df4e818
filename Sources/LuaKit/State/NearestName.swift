/// Finds the known name that somebody probably meant.
package enum NearestName {
  /// The known name with the smallest edit distance, at most a third of the length and at least
  /// one; of equally near ones the first in alphabetical order.
  package static func of(_ name: String, in known: [String]) -> String? {
    let limit = max(1, min(3, name.utf8.count / 3))
    var best: (distance: Int, name: String)?
    for candidate in known.sorted() where candidate != name {
      let distance = editDistance(Array(name.utf8), Array(candidate.utf8))
      if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.name
  }

  /// " (did you mean 'x'?)", or nothing when no known name is near.
  package static func hint(for name: String, in known: [String]) -> String {
    of(name, in: known).map { " (did you mean '\($0)'?)" } ?? ""
  }

  /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
  private static func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    guard a.count < 64, b.count < 64 else { return .max }
    var older = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        let replaced = previous[j] + (a[i] == b[j] ? 0 : 1)
        var cost = min(replaced, previous[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, older[j - 1] + 1) }
        row.append(cost)
      }
      (older, previous) = (previous, row)
    }
    return previous[b.count]
  }
}
