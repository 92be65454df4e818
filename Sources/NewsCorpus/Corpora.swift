import NewsAnalysis
import NewsModel

/// Opens whatever kind of corpus stands at a path.
package enum Corpora {
  /// Opens a store, or folders, files, patterns of file names and `-`, the standard input.
  ///
  /// A store that is named alone is read as it is; beside other paths its articles are read like
  /// those of a file.
  package static func open(
    _ paths: [String], input: any ByteSource = MemorySource([]),
    options: ReaderOptions = ReaderOptions(), tools: AnalysisTools
  ) throws(CorpusError) -> any Corpus {
    guard paths.count == 1, StoreFile.isStore(paths[0]) else {
      return try FileCorpus.open(
        paths, input: input, options: options, reading: StoryReader(tools))
    }
    do throws(StoreError) {
      return try StoreCorpus(path: paths[0], tools: tools)
    } catch {
      throw .store(error)
    }
  }
}
