import Glibc
import NewsCorpus
import NewsModel
import Synchronization

/// A file that remembers what a run made of articles, so that the run can go on after its end.
///
/// The first line says what the run is; each further one is what became of some articles, by keys
/// that depend on their ids, their contents, and those before them in the shard. Lines are appended
/// whole; one that a death cut short is cut off. Any thread may use it.
package final class RunJournal: RunMemory {
  /// What a journal belongs to.
  package struct Header: Equatable, Sendable {
    /// The version of the form of the file.
    package static let version: Int64 = 1
    /// A hash of everything that decides what becomes of an article: components, options, rules.
    package var run: String
    /// How many components run.
    package var components: Int
    /// The words of the command line, so that it can be given again.
    package var arguments: [String]
    /// The folder in which it was given.
    package var folder: String

    /// Makes a header.
    package init(run: String, components: Int, arguments: [String], folder: String) {
      (self.run, self.components) = (run, components)
      (self.arguments, self.folder) = (arguments, folder)
    }

    fileprivate var value: MetaValue {
      .table([
        "newslab_journal": .integer(Self.version), "run": .string(run),
        "components": .integer(Int64(components)),
        "arguments": .list(arguments.map { .string($0) }), "folder": .string(folder),
      ])
    }

    fileprivate init?(_ value: MetaValue) {
      guard let fields = value.fields, fields["newslab_journal"] == .integer(Self.version),
        let run = fields["run"]?.text, let components = fields["components"]?.count,
        let words = fields["arguments"]?.elements, let folder = fields["folder"]?.text
      else { return nil }
      (self.run, self.components, self.folder) = (run, components, folder)
      arguments = words.compactMap(\.text)
    }
  }

  /// Where the journal lies.
  package let path: String
  /// Components whose labels in the store do not decide what becomes of an article: the run itself
  /// keeps them there.
  private let savers: Set<String>
  private let header: Header
  private let descriptor: Int32
  /// The header that the file had before, or nil when there was no file.
  package let previous: Header?
  private struct State {
    /// Where lines are, by the two keys.
    var lines: [String: Range<Int>] = [:]
    var end = 0
    var failure: FileError?
    /// When what was written last went to the disk for certain.
    var synced: UInt64 = 0
  }
  private static let syncTime: UInt64 = 1_000_000_000
  private let state = Mutex(State())

  deinit { close(descriptor) }

  /// Reads the header of a journal; nil when the file is none.
  package static func header(of path: String) -> Header? {
    guard let source = try? DescriptorSource(path: path),
      let beginning = try? source.readAll(upTo: 1 << 20),
      let end = beginning.firstIndex(of: 0x0A),
      let value = try? JSONValue.parse(Array(beginning[..<end]))
    else { return nil }
    return Header(value.metaValue)
  }

  /// Why a file cannot be the journal.
  package enum Problem: Error {
    /// Another run uses it.
    case held
    /// It is something else, which must not be lost.
    case notAJournal
    /// It cannot be read or written.
    case file(FileError)
  }

  /// Begins a journal anew, or goes on with the one that is there when it belongs to the same run.
  ///
  /// Nothing is changed of a file that is no journal, or that another run uses.
  package init(
    _ path: String, header: Header, goesOn: Bool, savers: Set<String> = []
  ) throws(Problem) {
    (self.path, self.header) = (path, header)
    self.savers = Set(savers.map { ArticleLabel.giver(component: $0) })
    let opened: Int32
    do throws(FileError) {
      opened = try FileError.check {
        open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
      }
    } catch {
      throw .file(error)
    }
    descriptor = opened
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      previous = nil
      throw .notAJournal
    }
    guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
      previous = nil
      throw .held
    }
    previous = Self.header(of: path)
    if previous == nil, status.st_size > 0 { throw .notAJournal }
    do throws(FileError) {
      if goesOn, previous?.run == header.run {
        try load()
      } else {
        _ = try FileError.check { ftruncate(opened, 0) }
        try append(Self.line(header.value))
      }
    } catch {
      throw .file(error)
    }
  }

  /// Whether something is remembered.
  package var isEmpty: Bool { state.withLock { $0.lines.isEmpty } }

  /// What went wrong when something was to be remembered; the run can go on without it.
  package var failure: FileError? { state.withLock { $0.failure } }

  /// Takes the file away: the run has come to its end.
  package func remove() { unlink(path) }

  private static func line(_ value: MetaValue) -> [UInt8] {
    var writer = JSONWriter(layout: .compact)
    writer.value(value)
    return writer.bytes + [0x0A]
  }

  /// Finds the lines; what stands behind the last whole one is cut off.
  private func load() throws(FileError) {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .current }
    var reader = LineReader(DescriptorSource(borrowing: descriptor), limit: .max)
    var isWhole = true
    while isWhole {
      let found = try reader.next { line -> (key: String?, range: Range<Int>)? in
        guard line.isEnded else { return nil }
        return (Self.key(of: line.bytes), line.offset..<line.offset + line.bytes.count + 1)
      }
      guard let found = found.flatMap({ $0 }), found.key != nil || found.range.lowerBound == 0
      else {
        isWhole = false
        continue
      }
      state.withLock {
        if let key = found.key { $0.lines[key] = found.range }
        $0.end = found.range.upperBound
      }
    }
    let end = state.withLock { $0.end }
    _ = try FileError.check { ftruncate(descriptor, off_t(end)) }
  }

  /// A line of results begins with its keys, each of a known length.
  private static func key(of line: UnsafeBufferPointer<UInt8>) -> String? {
    let prefix = Array("{\"at\":\"".utf8)
    guard line.starts(with: prefix),
      let end = line[prefix.count...].firstIndex(of: UInt8(ascii: "\"")), line.last == 0x7D
    else { return nil }
    return String(decoding: line[prefix.count..<end], as: UTF8.self)
  }

  private func append(_ bytes: [UInt8]) throws(FileError) {
    let outcome = state.withLock { state -> Result<Void, FileError> in
      Result { () throws(FileError) in
        try Self.write(bytes, to: descriptor, at: state.end)
        state.end += bytes.count
      }
    }
    try outcome.get()
  }

  private static func write(_ bytes: [UInt8], to file: Int32, at place: Int) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let wrote = bytes.withUnsafeBytes { buffer in
        pwrite(
          file, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(place + done))
      }
      if wrote >= 0 {
        done += wrote
      } else if errno != EINTR {
        throw .current
      }
    }
  }

  package func key(after key: String, _ article: CorpusArticle, of corpus: (any Corpus)?) -> String
  {
    let given = article.given.article
    var hash = key + given.givenHash + "\u{0}" + given.id
    if let store = corpus as? StoreCorpus {
      let annotations = store.annotations(of: article.read.article)
      for label in annotations.labels
      where label.origin == .analyst || !savers.contains(label.by) {
        hash += "\u{0}\(label.name)\u{1}\(label.value ?? "")"
      }
      for note in annotations.notes { hash += "\u{0}\(note.text)" }
    }
    return String(ContentHash.sha256(Array(hash.utf8)).prefix(32))
  }

  package func result(from start: String, to end: String) -> ShardResult? {
    guard let range = state.withLock({ $0.lines["\(start)-\(end)"] }) else { return nil }
    var bytes = [UInt8](repeating: 0, count: range.count)
    let count = bytes.withUnsafeMutableBytes {
      pread(descriptor, $0.baseAddress, $0.count, off_t(range.lowerBound))
    }
    guard count == range.count, let value = try? JSONValue.parse(Array(bytes.dropLast())),
      case .table(let fields) = value.metaValue, let result = fields["result"]
    else { return nil }
    var known = ShardResult(serialised: result, components: header.components, worker: 0)
    known?.isRemembered = true
    return known
  }

  package func remember(_ result: ShardResult, from start: String, to end: String) {
    var writer = JSONWriter(layout: .compact)
    writer.object { writer in
      writer.member("at") { $0.string("\(start)-\(end)") }
      writer.member("result") { $0.value(result.serialised) }
    }
    let bytes = writer.bytes + [0x0A]
    state.withLock { state in
      guard state.failure == nil else { return }
      do throws(FileError) {
        try Self.write(bytes, to: descriptor, at: state.end)
        state.lines["\(start)-\(end)"] = state.end..<state.end + bytes.count
        state.end += bytes.count
        let now = MonotonicClock.nanoseconds
        guard now &- state.synced > Self.syncTime else { return }
        state.synced = now
        _ = try FileError.check { fdatasync(descriptor) }
      } catch {
        state.failure = error
      }
    }
  }
}
