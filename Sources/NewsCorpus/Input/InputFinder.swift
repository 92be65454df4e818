import Glibc
import NewsModel

/// Finds what stands at a path that somebody named: a file, a folder, standard input, or whatever a
/// pattern such as `data/*.csv` matches.
package enum InputFinder {
  /// What is there, in order.
  package static func find(
    _ path: String, input: any ByteSource = MemorySource([]), options: ReaderOptions
  ) -> [FolderReader.Found] {
    if path == "-" { return [standardInput(input, options)] }
    var status = stat()
    guard stat(path, &status) == 0 else {
      let error = FileError.current
      if error == .system(ENOENT), let found = matches(path, options) { return found }
      return [.rejected(Rejection("cannot be read: \(error)", at: Place(path: path)))]
    }
    return find(path, named: FilePath.lastComponent(path), status, options)
  }

  private static func find(
    _ path: String, named name: String, _ status: stat, _ options: ReaderOptions
  ) -> [FolderReader.Found] {
    if status.st_mode & S_IFMT == S_IFDIR { return FolderReader.list(path, options: options) }
    if StoreFile.isStore(path) { return [.reader(StoreFileReader(path: path))] }
    return [InputKind(options).find(InputFile(path: path, name: name), isNamed: true)]
  }

  private static func standardInput(
    _ input: any ByteSource, _ options: ReaderOptions
  ) -> FolderReader.Found {
    do {
      let bytes = try input.readAll(upTo: .max)
      let format = options.format ?? JSONFormat.lines
      let input = InputFile(path: "-", name: "-", bytes: bytes)
      return .reader(format.reader(of: input, options))
    } catch {
      return .rejected(Rejection("cannot be read: \(error)", at: Place(path: "-")))
    }
  }

  /// What a pattern matches, in the order of the bytes of the paths; nil when it is no pattern.
  ///
  /// A file goes by its path below the folders that the pattern names without a wildcard.
  private static func matches(_ pattern: String, _ options: ReaderOptions) -> [FolderReader.Found]?
  {
    guard let wildcard = pattern.firstIndex(where: { "*?[".contains($0) }) else { return nil }
    let folder = pattern[..<wildcard].lastIndex(of: "/").map { pattern[...$0] } ?? ""
    var paths = expand(pattern)
    paths.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    if paths.isEmpty {
      return [
        .rejected(
          Rejection("cannot be read: no file matches the pattern", at: Place(path: pattern)))
      ]
    }
    return paths.flatMap { path -> [FolderReader.Found] in
      var status = stat()
      guard stat(path, &status) == 0 else {
        return [
          .rejected(Rejection("cannot be read: \(FileError.current)", at: Place(path: path)))
        ]
      }
      return find(path, named: String(path.dropFirst(folder.count)), status, options)
    }
  }

  private static func expand(_ pattern: String) -> [String] {
    var result = glob_t()
    defer { globfree(&result) }
    guard glob(pattern, GLOB_NOSORT, nil, &result) == 0 else { return [] }
    return (0..<Int(result.gl_pathc)).compactMap { index in
      result.gl_pathv?[index].map { String(cString: $0) }
    }
  }
}
