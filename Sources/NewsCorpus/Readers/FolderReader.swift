import Glibc
import NewsModel

/// Finds the files of a folder and of all folders in it.
///
/// The order is that of the bytes of the paths, never that of the file system. Hidden files are left
/// out; links are followed, but no folder is read twice.
package struct FolderReader {
  /// What was found at one path.
  package enum Found: Sendable {
    /// A file to read.
    case reader(any ArticleReader)
    /// A file or folder that is not read.
    case rejected(Rejection)
  }

  private struct Folder {
    let path: String
    let name: String
  }

  private struct Identity: Hashable {
    let device: UInt
    let node: UInt
  }

  private var found: [(name: String, item: Found)] = []
  private var visited: Set<Identity> = []
  private var links: [Folder] = []
  private let kinds: InputKind

  private init(_ options: ReaderOptions) { kinds = InputKind(options) }

  /// Lists what stands in a folder, sorted.
  package static func list(_ path: String, options: ReaderOptions = ReaderOptions()) -> [Found] {
    var reader = FolderReader(options)
    reader.walk(Folder(path: path, name: ""))
    // Links come last, so that a folder goes by its real name when it has both.
    while !reader.links.isEmpty {
      let links = reader.links.sorted { FolderReader.isBefore($0.name, $1.name) }
      reader.links = []
      for link in links { reader.walk(link) }
    }
    return reader.found.sorted { isBefore($0.name, $1.name) }.map(\.item)
  }

  private static func isBefore(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private mutating func walk(_ start: Folder) {
    var waiting = [start]
    while let folder = waiting.popLast() {
      do {
        var status = stat()
        _ = try FileError.check { stat(folder.path, &status) }
        let identity = Identity(device: UInt(status.st_dev), node: UInt(status.st_ino))
        guard visited.insert(identity).inserted else {
          reject(folder, "link to a folder that is read already", isSkipped: true)
          continue
        }
        for name in try Self.names(in: folder.path) where !name.hasPrefix(".") {
          let path = FilePath.join(folder.path, name)
          let below = folder.name.isEmpty ? name : folder.name + "/" + name
          add(Folder(path: path, name: below), folders: &waiting)
        }
      } catch {
        reject(folder, "cannot be read: \(error)")
      }
    }
  }

  private mutating func reject(_ file: Folder, _ reason: String, isSkipped: Bool = false) {
    let rejection = Rejection(reason, at: Place(path: file.path), isSkipped: isSkipped)
    found.append((file.name, .rejected(rejection)))
  }

  private mutating func add(_ file: Folder, folders: inout [Folder]) {
    if file.name.unicodeScalars.contains("\u{FFFD}") {
      return reject(file, "cannot be read: its name is not UTF-8")
    }
    var (itself, target) = (stat(), stat())
    guard lstat(file.path, &itself) == 0 else {
      return reject(file, "cannot be read: \(FileError.current)")
    }
    let isLink = itself.st_mode & S_IFMT == S_IFLNK
    guard stat(file.path, &target) == 0 else {
      return reject(file, "cannot be read: \(isLink ? "broken link" : "\(FileError.current)")")
    }
    switch target.st_mode & S_IFMT {
    case S_IFDIR where isLink: links.append(file)
    case S_IFDIR: folders.append(file)
    case S_IFREG: addFile(file)
    default: reject(file, "skipped: \(FileError.notAFile)", isSkipped: true)
    }
  }

  private mutating func addFile(_ file: Folder) {
    if file.name.hasSuffix(EntityDecisionFile.suffix) {
      return reject(file, "skipped: decisions about entities", isSkipped: true)
    }
    // Nobody but SQLite opens these: closing them would take its locks away.
    if StoreFile.isBesideStore(file.name) { return }
    if StoreFile.isStore(file.name) {
      return reject(file, "skipped: a store; it is read when it is named", isSkipped: true)
    }
    let input = InputFile(path: file.path, name: file.name)
    found.append((file.name, kinds.find(input, isNamed: false)))
  }

  private static func names(in path: String) throws(FileError) -> [String] {
    guard let folder = opendir(path) else { throw .current }
    defer { closedir(folder) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else {
        if errno != 0 { throw .current }
        return names
      }
      let capacity = MemoryLayout.size(ofValue: entry.pointee.d_name)
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: capacity) { String(cString: $0) }
      }
      names.append(name)
    }
  }
}
