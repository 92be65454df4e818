import CStemmer

/// Cuts English words to their stems, by libstemmer's algorithm `english` (Porter 2).
///
/// A stemmer belongs to one thread at a time.
final class Stemmer {
  private let handle: OpaquePointer?

  /// Makes a stemmer; without memory for one, words are their own stems.
  init() { handle = sb_stemmer_new("english", "UTF_8") }

  deinit { sb_stemmer_delete(handle) }

  /// Adds the stem of a word in lower case to a column.
  func add(_ word: [UInt8], to column: inout TextColumn) {
    guard let handle, word.count < 256,
      let stem = sb_stemmer_stem(handle, word, Int32(word.count))
    else {
      column.append(word)
      return
    }
    let length = Int(sb_stemmer_length(handle))
    column.append(UnsafeBufferPointer(start: stem, count: max(0, length)))
  }
}
