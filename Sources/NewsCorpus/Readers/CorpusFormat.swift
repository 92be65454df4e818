/// A kind of input that newslab reads, as a value: help, messages, completion and tests are made of
/// it.
///
/// Add one by writing a file in `Readers/` and naming its constant in ``CorpusFormats``.
package struct CorpusFormat: Sendable {
  /// What `--from` calls it.
  package let name: String
  /// What it is, in one sentence.
  package let summary: String
  /// The extensions of such files, without dot and in lower case.
  package let extensions: [String]
  /// Extensions of files that are of this format only if the content looks like it.
  package let sharedExtensions: [String]
  /// A small whole input, for the documentation and for tests.
  package let example: String
  /// The ids of the articles of the example, read under the name `example`.
  package let exampleIDs: [String]
  private let isLikely: @Sendable ([UInt8]) -> Bool
  private let make: @Sendable (InputFile, ReaderOptions) -> any ArticleReader

  /// Describes a format.
  package init(
    name: String, summary: String, extensions: [String], sharedExtensions: [String] = [],
    example: String, exampleIDs: [String],
    recognises: @escaping @Sendable (_ sample: [UInt8]) -> Bool,
    reader: @escaping @Sendable (InputFile, ReaderOptions) -> any ArticleReader
  ) {
    (self.name, self.summary) = (name, summary)
    (self.extensions, self.sharedExtensions) = (extensions, sharedExtensions)
    (self.example, self.exampleIDs) = (example, exampleIDs)
    (isLikely, make) = (recognises, reader)
  }

  /// Describes a format that is read as a stream of records.
  package init(
    name: String, summary: String, extensions: [String], sharedExtensions: [String] = [],
    example: String, exampleIDs: [String],
    recognises: @escaping @Sendable (_ sample: [UInt8]) -> Bool,
    records: @escaping @Sendable (InputFile, ReaderOptions) -> () -> FormatRecord?
  ) {
    self.init(
      name: name, summary: summary, extensions: extensions, sharedExtensions: sharedExtensions,
      example: example, exampleIDs: exampleIDs, recognises: recognises
    ) { input, options in
      FormatReader(path: input.path) { records(input, options) }
    }
  }

  /// Whether the first bytes of an input look like this format.
  package func recognises(_ sample: [UInt8]) -> Bool { isLikely(sample) }

  /// What reads an input as this format.
  package func reader(of input: InputFile, _ options: ReaderOptions) -> any ArticleReader {
    make(input, options)
  }
}
