/// What somebody said about how a corpus is to be read.
package struct ReaderOptions: Sendable {
  /// The format of all inputs; when nil, it is found by extension and content.
  package var format: CorpusFormat?
  /// The character set of all inputs, as iconv knows it; when nil, it is found.
  package var charset: String?
  /// Which column or field of a record is which field of an article.
  package var mapping = FieldMapping()
  /// How dates are written, tried before the common forms.
  package var dateFormat: DateFormat?
  /// How much may come out of what is compressed.
  package var archiveLimits = ArchiveLimits()
  /// The formats that inputs are tried as.
  package var formats = CorpusFormats.all
  /// The formats of plugins, which count when no other one has the extension of an input.
  package var pluginFormats: PluginFormats?

  /// Everything is found.
  package init() {}

  /// Whether nothing is said.
  package var isPlain: Bool { format == nil && charset == nil && areRecordsPlain }

  /// Whether records are read as they are.
  var areRecordsPlain: Bool { mapping.isEmpty && dateFormat == nil }
}
