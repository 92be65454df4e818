extension Array {
  /// The first index whose element a condition holds for, as it does for all behind it; the end when
  /// there is none.
  func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The elements of two sorted arrays in order, those of this one first where both are equal.
  func merged(with other: [Element], by isBefore: (Element, Element) -> Bool) -> [Element] {
    var merged: [Element] = []
    merged.reserveCapacity(count + other.count)
    var (left, right) = (self[...], other[...])
    while let mine = left.first, let others = right.first {
      if isBefore(others, mine) {
        merged.append(others)
        right = right.dropFirst()
      } else {
        merged.append(mine)
        left = left.dropFirst()
      }
    }
    return merged + left + right
  }
}
