import NewsModel

/// The words of a story as the tagger sees them: those that may belong to a name, each with the
/// hashes of its features.
///
/// Lower-case words far from any capital belong to no name and are left out.
package struct TaggerInput: Sendable {
  /// The number of features of each word.
  package static let width = TaggerFeatures.width
  /// The number of features that come from the first pass over the story.
  package static let storyWidth = TaggerFeatures.storyWidth

  /// For each word that is looked at, its index among the words of the story.
  package var words: [Int32] = []
  /// Whether a word follows the one before it so that one name may hold both.
  package var continues: [Bool] = []
  /// The features, ``width`` for each word.
  package var features: [UInt32] = []
  /// The spans of the words in the text, for training.
  package var spans: [TextSpan] = []
  /// The folded hashes of the words, by which a story's words are compared.
  package var keys: [UInt64] = []
  /// Whether a word is written with a capital.
  package var capitals: [Bool] = []

  /// Begins without words.
  package init() {}

  /// Makes the features that say how a set marks names those of that set alone.
  package mutating func keepCustoms(of set: UInt32) {
    for word in 0..<count {
      for place in TaggerFeatures.customs..<Self.width {
        features[word * Self.width + place] ^= set
      }
    }
  }

  /// The number of words.
  package var count: Int { words.count }
}
