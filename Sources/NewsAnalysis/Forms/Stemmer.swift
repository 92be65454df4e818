import CStemmer

/// Cuts English words to their stems, by libstemmer's algorithm `english` (Porter 2).
///
/// A stemmer belongs to one thread at a time.
final class Stemmer {
  private let handle: OpaquePointer?

  /// Makes a stemmer; without memory for one, words are their own stems.
  init() { handle = sb_stemmer_new("english", "UTF_8") }

  deinit { sb_stemmer_delete(handle) }

  /// Replaces a word in lower case by its stem.
  func reduce(_ word: inout [UInt8]) {
    guard let handle, word.count < 256,
      let stem = sb_stemmer_stem(handle, word, Int32(word.count))
    else { return }
    let length = max(0, Int(sb_stemmer_length(handle)))
    word.removeAll(keepingCapacity: true)
    word.append(contentsOf: UnsafeBufferPointer(start: stem, count: length))
  }
}
