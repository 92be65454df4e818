/// Finds the name that somebody may have meant.
package enum NearestName {
  /// The known name that is fewest edits away: at most 2, or a third of the length if that is more.
  package static func nearest(to name: String, among known: [String]) -> String? {
    let wanted = Array(name.unicodeScalars)
    let limit = max(2, wanted.count / 3)
    var best: (distance: Int, name: String)?
    for candidate in known.sorted() {
      let scalars = Array(candidate.unicodeScalars)
      guard abs(scalars.count - wanted.count) <= limit else { continue }
      let distance = distance(wanted, scalars)
      let isPossible = distance <= limit && distance < max(wanted.count, scalars.count)
      if isPossible, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.name
  }

  /// " (did you mean 'x'?)", or nothing when no known name is near.
  package static func hint(for name: String, among known: [String]) -> String {
    nearest(to: name, among: known).map { " (did you mean '\($0)'?)" } ?? ""
  }

  /// `; did you mean 'x'?`, or nothing when there is no near name.
  package static func question(_ nearest: String?) -> String {
    nearest.map { "; did you mean '\($0)'?" } ?? ""
  }

  /// The number of scalars to insert, delete, replace or swap with a neighbour.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        let replaced = last[j] + (left[i] == right[j] ? 0 : 1)
        var cost = min(replaced, min(last[j + 1], row[j]) + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[right.count]
  }
}
