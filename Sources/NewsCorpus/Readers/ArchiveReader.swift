import NewsModel

/// Reads the members of an archive as files below it, as they come.
///
/// Archives in it are left out, and so are members whose paths lead out of it, links and devices.
struct ArchiveReader: ArticleReader {
  let path: String
  private let input: InputFile
  private let options: ReaderOptions

  init(_ input: InputFile, _ options: ReaderOptions) {
    path = input.path
    (self.input, self.options) = (input, options)
  }

  func records() -> () -> Record? {
    let members: ArchiveMembers
    do throws(FileError) {
      members = try ArchiveMembers(input, options)
    } catch {
      var failure: Record? = .rejected(Rejection("cannot be read: \(error)", at: Place(path: path)))
      return {
        defer { failure = nil }
        return failure
      }
    }
    return { members.next() }
  }
}

/// The records of the members of an archive that is open.
private final class ArchiveMembers {
  private let input: InputFile
  private let options: ReaderOptions
  private let handle: ArchiveHandle
  private var records: (() -> Record?)?
  private var count = 0
  private var isDone = false
  private var isSilent = true

  init(_ input: InputFile, _ options: ReaderOptions) throws(FileError) {
    (self.input, self.options) = (input, options)
    handle = try ArchiveHandle(input.open(), isRaw: false, limits: options.archiveLimits)
  }

  func next() -> Record? {
    while !isDone {
      if let record = records?() { return record }
      records = nil
      do {
        guard try handle.nextEntry() else {
          isDone = true
          guard count == 0 else { return nil }
          return .rejected(
            Rejection("the archive is empty", at: Place(path: input.path), isSkipped: true))
        }
        count += 1
        if count > options.archiveLimits.members {
          throw FileError.damaged(
            "has more than the \(options.archiveLimits.members) members that are allowed")
        }
        if let record = open() { return record }
      } catch {
        isDone = true
        return .rejected(Rejection("cannot be read: \(error)", at: Place(path: input.path)))
      }
    }
    return nil
  }

  /// Opens the member that the archive stands at, or gives why it is not read.
  private func open() -> Record? {
    if handle.isFolder { return nil }
    guard let name = handle.path, let below = MemberPath.normalised(name) else {
      let shown = handle.path.map { "'\($0.prefix(200))'" } ?? "a path that is no text"
      return reject(
        "member \(count): \(shown) leads out of the archive or is no path", at: input.path)
    }
    let place = input.path + "/" + below
    if FilePath.lastComponent(below).hasPrefix(".") || below.hasPrefix("__MACOSX/") { return nil }
    guard handle.isFile else { return skip("skipped: not a regular file", at: place) }
    if handle.isEncrypted { return reject("cannot be read: it needs a password", at: place) }
    if Packing.of(below) != nil { return skip("skipped: an archive in an archive", at: place) }
    let stream = MemberStream(handle)
    let member = InputFile(
      path: place, name: input.name + "/" + below,
      open: { () throws(FileError) in stream.takeBytes() },
      sample: { count throws(FileError) in try stream.sample(count) })
    switch InputKind(options).find(member, isNamed: false) {
    case .rejected(let rejection): return .rejected(rejection)
    case .reader(let reader): records = reader.records()
    }
    return nil
  }

  private func reject(_ reason: String, at place: String) -> Record {
    .rejected(Rejection(reason, at: Place(path: place)))
  }

  private func skip(_ reason: String, at place: String) -> Record {
    .rejected(Rejection(reason, at: Place(path: place), isSkipped: true))
  }
}

/// The bytes of the member at which an archive stands; they can be read once.
// It is used by the one thread that reads the archive; `InputFile` wants what is sendable.
private final class MemberStream: @unchecked Sendable {
  private final class Source: ByteSource {
    private let handle: ArchiveHandle
    init(_ handle: ArchiveHandle) { self.handle = handle }
    func read(upTo count: Int) throws(FileError) -> [UInt8] { try handle.read(upTo: count) }
  }

  private let source: BufferedSource

  init(_ handle: ArchiveHandle) { source = BufferedSource(Source(handle)) }

  func sample(_ count: Int) throws(FileError) -> [UInt8] { try source.peek(count) }

  func takeBytes() -> any ByteSource { source }
}

/// Paths of the members of archives.
enum MemberPath {
  /// The path without `.` and doubled slashes; nil when it is absolute, leads upwards, or is none.
  static func normalised(_ path: String) -> String? {
    guard !path.isEmpty, path.utf8.count <= 4096, !path.hasPrefix("/"), !path.contains("\\"),
      !path.utf8.contains(0), !path.unicodeScalars.contains("\u{FFFD}")
    else { return nil }
    let parts = path.split(separator: "/").filter { $0 != "." }
    if parts.isEmpty || parts.contains("..") { return nil }
    if parts[0].utf8.count == 2, parts[0].hasSuffix(":") { return nil }
    return parts.joined(separator: "/")
  }
}
