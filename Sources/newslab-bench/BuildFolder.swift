import Glibc

/// A folder in which programs and modules in C are built that newslab is measured beside.
final class BuildFolder {
  private let root: String
  private var files: [String] = []
  private var folders: [String] = []

  /// Makes the folder, which is removed at the end; nil when that fails.
  init?() {
    var path = Array("\(P_tmpdir)/newslab-bench-XXXXXX".utf8CString)
    guard mkdtemp(&path) != nil else { return nil }
    root = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for file in files { unlink(file) }
    for folder in folders { _ = Measurement.run(["rm", "-r", "--", folder]) }
    rmdir(root)
  }

  /// The path of a file in the folder.
  func path(_ name: String) -> String { root + "/" + name }

  /// Writes a file into the folder and gives its path; nil when that fails.
  func write(_ text: String, to name: String) -> String? {
    let file = path(name)
    guard let stream = fopen(file, "w") else { return nil }
    if !files.contains(file) { files.append(file) }
    var text = text
    let isWritten = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, stream) == $0.count }
    return fclose(stream) == 0 && isWritten ? file : nil
  }

  /// Takes a folder that another program has filled inside this one; it is removed at the end.
  func addFolder(_ path: String) { folders.append(path) }

  /// Removes a store of the folder with the files beside it.
  func remove(_ store: String) { Self.removeStore(path(store)) }

  /// Removes a store with the files beside it.
  static func removeStore(_ path: String) {
    for end in ["", "-wal", "-shm", "-journal", "-lock"] { unlink(path + end) }
  }

  /// Compiles a source; false when there is no C compiler or it does not compile.
  func build(_ source: String, to name: String, flags: [String]) -> Bool {
    let file = path(name + ".c")
    files += [file, path(name)]
    guard let stream = fopen(file, "w") else { return false }
    fputs(source, stream)
    fclose(stream)
    return Measurement.run(["cc", "-O2", file, "-o", path(name)] + flags) == 0
  }
}

/// A file into which another process writes a number.
enum ResultFile {
  /// The number that is in a new file once the body has run; nil when the body says that it failed.
  static func number(_ body: (String) -> Bool) -> Double? {
    var path = Array("\(P_tmpdir)/newslab-bench-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { return nil }
    close(descriptor)
    let name = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(name) }
    guard body(name), let file = fopen(name, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = fread(&bytes, 1, bytes.count, file)
    return Double(String(decoding: bytes[..<count], as: UTF8.self))
  }

  /// Writes a number to a file for the process that waits for it.
  static func write(_ number: Double, to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    fputs(String(number), file)
    return fclose(file) == 0
  }

  /// Gives the body the path of a new file with a text in it.
  static func holding(_ text: String, _ body: (String) -> Double?) -> Double? {
    var path = Array("\(P_tmpdir)/newslab-bench-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { return nil }
    let name = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(name) }
    guard let file = fdopen(descriptor, "w") else { return nil }
    fputs(text, file)
    fclose(file)
    return body(name)
  }
}
