import NewsAnalysis

/// What decides what is found in articles, as a hash: it changes when rules or lists change.
///
/// Lists are hashed themselves. For the code there are two numbers; a test compares what is found in
/// fixed texts with what was found when a number was raised last, so that it is not forgotten.
package enum AnalysisFingerprint {
  /// Raised whenever ``ReadingSpans`` or the code that reads stories changes what is found.
  static let readingVersion = 2
  /// Raised whenever the packed layers or the code that analyzes changes what is found.
  static let analysisVersion = 4

  /// The lists by which stories are read.
  private static let readingLists = [
    "abbreviations.tsv", "cities.tsv", "countries.tsv", "dateline_cities.tsv", "domains.tsv",
    "function_words.tsv", "news_agencies.tsv", "wire_profiles.tsv",
  ]

  /// The fingerprint of reading: date line, dateline, blocks.
  package static func reading(_ tools: AnalysisTools) -> String {
    var writer = PackedWriter()
    writer.add(readingVersion)
    for name in readingLists { add(file: tools.lexiconFolder + "/" + name, to: &writer) }
    for path in tools.profileTables { add(file: path, to: &writer) }
    return GivenHash.hash(of: writer.bytes)
  }

  /// The fingerprint of all layers.
  package static func analysis(_ tools: AnalysisTools) -> String {
    var writer = PackedWriter()
    writer.add(analysisVersion)
    writer.add(reading(tools))
    let names = FolderNames.inside(tools.lexiconFolder)
    for name in names where name.hasSuffix(".tsv") || name.hasSuffix(".model") {
      writer.add(name)
      add(file: tools.lexiconFolder + "/" + name, to: &writer)
    }
    for list in tools.imported {
      writer.add(list.name)
      writer.add(String(list.source.hash, radix: 16))
      writer.add(String(list.source.options, radix: 16))
    }
    for path in tools.roleTables + tools.claimTables { add(file: path, to: &writer) }
    return GivenHash.hash(of: writer.bytes)
  }

  private static func add(file path: String, to writer: inout PackedWriter) {
    let bytes = try? DescriptorSource(path: path).readAll(upTo: .max)
    writer.add(bytes?.count)
    writer.add(bytes ?? [])
  }
}
