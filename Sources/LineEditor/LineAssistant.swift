/// What an editor asks about the text that is typed, as it knows no language itself.
///
/// It is asked between two keys, so that every answer has to come within some milliseconds.
package protocol LineAssistant: AnyObject {
  /// Whether Return begins another line, because a text is not yet whole.
  func isUnfinished(_ text: String) -> Bool
  /// What could stand at a cursor, a UTF-8 offset into the text; nil when nothing is known.
  func completions(of text: String, at cursor: Int) -> Completions?
  /// The parts of a text that have a colour, in order; empty when there are none.
  func highlights(of text: String) -> [Highlight]
  /// The spaces with which a line behind a text begins; the line is given as far as it is typed.
  func indent(of line: String, after text: String) -> Int
}

/// What could stand at a cursor.
package struct Completions: Equatable, Sendable {
  /// What is replaced: UTF-8 offsets into the text.
  package let range: Range<Int>
  /// The candidates, in the order in which they are shown.
  package let candidates: [Completion]

  /// Takes the range that is replaced and what may stand there.
  package init(range: Range<Int>, candidates: [Completion]) {
    (self.range, self.candidates) = (range, candidates)
  }
}

/// Something that could stand at a cursor.
package struct Completion: Equatable, Sendable {
  /// What is put in.
  package let text: String
  /// What is shown in the list, such as a method with its parameters.
  package let label: String
  /// What it is, in a sentence; empty when nobody says.
  package let summary: String

  /// Takes what is put in, shown and said.
  package init(_ text: String, label: String? = nil, summary: String = "") {
    (self.text, self.label, self.summary) = (text, label ?? text, summary)
  }
}

/// A part of a text with a colour.
package struct Highlight: Equatable, Sendable {
  /// What kind of text it is.
  package enum Kind: Sendable { case keyword, string, number, comment, name, command, error }

  /// UTF-8 offsets into the text.
  package let range: Range<Int>
  /// What it is.
  package let kind: Kind

  /// Takes the part and its kind.
  package init(_ range: Range<Int>, _ kind: Kind) { (self.range, self.kind) = (range, kind) }
}
