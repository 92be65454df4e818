import NewsModel

/// Names with the spelling that is usual, found whatever their case.
package struct SpellingTable: Sendable {
  private var table: WordTable
  private var spellings: [UInt8] = []
  private var ends: [Int32] = []

  /// Makes an empty table with room for a number of names.
  package init(capacity: Int) { table = WordTable(capacity: capacity) }

  /// Adds a name that is usually written in another way.
  package mutating func add(_ name: some Sequence<UInt8>, spelling: String) {
    table.insert(Array(name), ends.count)
    spellings += spelling.utf8
    ends.append(Int32(spellings.count))
  }

  /// Adds a name in its usual spelling; of equal ones the first counts.
  package mutating func add(_ name: some Sequence<UInt8>) {
    let start = spellings.count
    spellings += name
    let word = start..<spellings.count
    table.insert(spellings, word, ends.count)
    if spellings[word].contains(where: { $0 >= 0x80 }) {
      // The table folds ASCII letters alone, so that other letters need both cases.
      let upper = String(decoding: spellings[word], as: UTF8.self).uppercased()
      table.insert(Array(upper.utf8), ends.count)
    }
    ends.append(Int32(spellings.count))
  }

  /// The usual spelling of a name, or nil when it is not known.
  package subscript(_ name: String) -> String? { table[name].map { spelling($0) } }

  /// The usual spelling of a name that is part of a text, or nil when it is not known.
  package subscript(_ text: [UInt8], _ span: TextSpan) -> String? {
    table.value(text, span).map { spelling($0) }
  }

  private func spelling(_ index: Int) -> String {
    let start = index > 0 ? Int(ends[index - 1]) : 0
    return String(decoding: spellings[start..<Int(ends[index])], as: UTF8.self)
  }
}
