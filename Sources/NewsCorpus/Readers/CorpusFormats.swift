import Spelling

/// The formats that newslab reads; a new one is a file in this folder and a line here.
package enum CorpusFormats {
  /// All of them, those first that recognise their content most surely; plain text is the last.
  package static let all: [CorpusFormat] = [
    NinjsFormat.format,
    JSONFormat.lines,
    JSONFormat.list,
    FeedFormat.format,
    ReutersFormat.format,
    HTMLFormat.format,
    DelimitedFormat.csv,
    DelimitedFormat.tsv,
    TextFormat.format,
  ]

  /// The format of a name, or nil.
  package static func named(_ name: String) -> CorpusFormat? { all.first { $0.name == name } }
}

extension [CorpusFormat] {
  /// Every extension that says what a file is, with a dot, as a message lists them.
  package var shownExtensions: String {
    (flatMap { $0.extensions + $0.sharedExtensions } + Packing.compressions + Packing.archives)
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      .sorted().map { "." + $0 }.joined(separator: ", ")
  }
}
