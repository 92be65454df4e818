import NewsAnalysis
import NewsModel
import Spelling
import Synchronization

/// The articles of folders and files, read in order and never all in memory.
///
/// Each thread that iterates opens the files anew.
package final class FileCorpus: Corpus {
  /// What was found at the paths, in order: sources to read, and what cannot be read.
  let found: [FolderReader.Found]
  let reading: StoryReader
  /// The paths as they were given, for messages.
  package let name: String
  private let indexes: Mutex<[Int: [IndexEntry]]>

  private init(_ found: [FolderReader.Found], name: String, reading: StoryReader) {
    (self.found, self.name, self.reading) = (found, name, reading)
    indexes = Mutex([:])
  }

  /// Opens folders, files, patterns of file names, and `-`, the standard input.
  ///
  /// What cannot be read becomes a rejected record; only when there is nothing else is it an error.
  package static func open(
    _ paths: [String], input: any ByteSource = MemorySource([]),
    options: ReaderOptions = ReaderOptions(), reading: @escaping StoryReading
  ) throws(CorpusError) -> FileCorpus {
    try open(paths, input: input, options: options, reading: StoryReader(reading))
  }

  /// The same, with a reading whose halves are done when they are needed.
  package static func open(
    _ paths: [String], input: any ByteSource = MemorySource([]),
    options: ReaderOptions = ReaderOptions(), reading: StoryReader
  ) throws(CorpusError) -> FileCorpus {
    let found = paths.flatMap { InputFinder.find($0, input: input, options: options) }
    let corpus = FileCorpus(found, name: paths.joined(separator: " "), reading: reading)
    let failures = corpus.failures
    if !failures.isEmpty, failures.count == found.count { throw .unreadable(failures) }
    return corpus
  }

  /// What stands at one path that somebody named.
  package static func find(
    _ path: String, input: any ByteSource = MemorySource([]),
    options: ReaderOptions = ReaderOptions()
  ) -> [FolderReader.Found] {
    InputFinder.find(path, input: input, options: options)
  }

  private var failures: [Rejection] {
    found.compactMap {
      guard case .rejected(let rejection) = $0, !rejection.isSkipped else { return nil }
      return rejection
    }
  }

  package func makeCursor(where conditions: [ArticleCondition]) -> any CorpusCursor {
    FileCursor(self, where: conditions)
  }

  package func article(id: String) throws(CorpusError) -> Article {
    for (position, item) in found.enumerated() {
      guard case .reader(let reader) = item,
        let entry = index(of: reader, at: position).first(where: { $0.id == id })
      else { continue }
      do {
        let place = Place(path: reader.path, line: entry.line == 0 ? nil : entry.line)
        return reading.language(try reader.article(at: entry).read(by: reading.parts, at: place))
      } catch {
        throw .badArticle(error)
      }
    }
    throw .noArticle(id: id, corpus: name, nearest: nearestID(to: id))
  }

  /// The id without an extension, else the only one that it is the beginning of, else the one that
  /// is fewest edits away.
  private func nearestID(to id: String) -> String? {
    let known = ids
    let short = FilePath.withoutExtension(id)
    if known.contains(short) { return short }
    let longer = known.filter { !id.isEmpty && $0.hasPrefix(id) }
    return longer.count == 1 ? longer[0] : NearestName.nearest(to: id, among: known)
  }

  package var ids: [String] {
    var seen: Set<String> = []
    var ids: [String] = []
    for (position, item) in found.enumerated() {
      guard case .reader(let reader) = item else { continue }
      for entry in index(of: reader, at: position) where seen.insert(entry.id).inserted {
        ids.append(entry.id)
      }
    }
    return ids
  }

  private func index(of reader: any ArticleReader, at position: Int) -> [IndexEntry] {
    if let index = indexes.withLock({ $0[position] }) { return index }
    let index = reader.index()
    indexes.withLock { $0[position] = index }
    return index
  }
}
