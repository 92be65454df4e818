/// Classes of words that stand in the same surroundings, by a hash of the word and its case.
///
/// The classes are those of Brown et al., "Class-based n-gram models of natural language" (1992):
/// leaves of a binary tree, named by the path to them, so that a prefix of a path is a wider class.
package struct WordClusters: Sendable {
  private let keys: [UInt32]
  private let paths: [UInt16]

  /// Makes classes from keys (see ``key(_:isCapital:)``) and paths; the table's size is a power of
  /// two and free places have the path 0.
  package init(keys: [UInt32], paths: [UInt16]) {
    precondition(keys.count == paths.count && keys.count.nonzeroBitCount == 1)
    (self.keys, self.paths) = (keys, paths)
  }

  /// Gathers words and paths.
  package init(_ words: [(key: UInt32, path: UInt16)]) {
    var size = 16
    while size < words.count * 2 { size *= 2 }
    var keys = [UInt32](repeating: 0, count: size)
    var paths = [UInt16](repeating: 0, count: size)
    for word in words where word.path != 0 {
      var place = Int(word.key) & (size - 1)
      while paths[place] != 0, keys[place] != word.key { place = (place + 1) & (size - 1) }
      guard paths[place] == 0 else { continue }
      (keys[place], paths[place]) = (word.key, word.path)
    }
    self.init(keys: keys, paths: paths)
  }

  /// The key of a word by its folded hash.
  @inline(__always)
  package static func key(_ hash: UInt64, isCapital: Bool) -> UInt32 {
    let mixed = (hash ^ (isCapital ? 0x5bd1_e995_7b7d_159d : 0)) &* 0x9E37_79B9_7F4A_7C15
    return UInt32(truncatingIfNeeded: mixed >> 32)
  }

  /// The path of a word, with a leading 1 before its bits; 0 when the word is not known.
  @inline(__always)
  package func path(_ hash: UInt64, isCapital: Bool) -> UInt16 {
    let key = Self.key(hash, isCapital: isCapital)
    var place = Int(key) & (keys.count - 1)
    while paths[place] != 0 {
      if keys[place] == key { return paths[place] }
      place = (place + 1) & (keys.count - 1)
    }
    return 0
  }

  /// The keys and paths, for writing.
  package var table: (keys: [UInt32], paths: [UInt16]) { (keys, paths) }
}
