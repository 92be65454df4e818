import Spelling

/// An option or a positional argument: how it is described and how its words are read.
package protocol Argument: Sendable {
  /// What reading gives.
  associatedtype Value: Sendable
  /// Name, summary and everything else that help, completion and manual say.
  var description: ArgumentDescription { get }
  /// The value when it is not given.
  var fallback: Value { get }
  /// Reads the words that were given for it, at least one; a flag has the word "true".
  func value(of words: [String]) throws(CommandError) -> Value
}

extension Argument {
  /// Reads one word as a value of a type, or says what was expected.
  func read<Word: ArgumentValue>(_ word: String, as type: Word.Type) throws(CommandError) -> Word {
    if let value = Word(argument: word) { return value }
    throw .badValue(
      of: description.label, word, expected: Word.expectation,
      nearest: NearestName.nearest(to: word, among: Word.choices))
  }

  func erasedValue(of words: [String]) throws(CommandError) -> any Sendable {
    try value(of: words)
  }
}
