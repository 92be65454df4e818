import FoundationEssentials
import Glibc
import NewsModel

/// Opens tables of names by their compiled files, which are made and replaced when needed.
///
/// A compiled file is good while size and time of the table are those in its header, or while the
/// content is the same. It is written under a temporary name and renamed, so that programs that run
/// at once see a whole file, old or new. Where nothing can be written, lists are made in memory.
package struct GazetteerCache: Sendable {
  /// A table that was opened.
  package struct Opened: Sendable {
    /// The list.
    package let list: Gazetteer
    /// Whether the compiled file was good as it was.
    package let wasCompiled: Bool
    /// Why the compiled file could not be written, or nil.
    package let problem: String?
  }

  /// The folder of the compiled files; nil when there is none.
  package let folder: String?

  /// Takes a folder, which is made when something is written.
  package init(folder: String?) { self.folder = folder }

  /// The folder `newslab/gazetteers` below `$XDG_CACHE_HOME`, else below `~/.cache`.
  package init(environment: [String: String]) {
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") {
      folder = cache + "/newslab/gazetteers"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      folder = home + "/.cache/newslab/gazetteers"
    } else {
      folder = nil
    }
  }

  /// The folder for the environment of the process.
  package init() { self.init(environment: ProcessInfo.processInfo.environment) }

  /// Opens a table; messages call it `shown`.
  package func open(
    _ path: String, name: String, shown: String? = nil,
    defaults: GazetteerDefaults = GazetteerDefaults()
  ) throws(GazetteerError) -> Opened {
    let shown = shown ?? path
    let compiledPath = folder.map { $0 + "/" + Self.fileName(of: path, name, defaults) }
    var source = try GazetteerSource(path, shown)
    source.options = defaults.code
    let old = compiledPath.flatMap { Gazetteer(name: name, compiled: $0) }
    if let old, source.time != 0, old.source.looksLike(source) {
      return Opened(list: old, wasCompiled: true, problem: nil)
    }
    let bytes = try GazetteerTable.read(path, shown)
    source.size = UInt64(bytes.count)
    source.hash = bytes.withUnsafeBytes { GazetteerLayout.checksum($0) }
    let isSame = old.map {
      $0.source.hash == source.hash && $0.source.options == source.options
        && $0.source.size == source.size
    }
    let compiled: [UInt8]
    if let old, isSame == true {
      if old.source.time == source.time {
        return Opened(list: old, wasCompiled: true, problem: nil)
      }
      compiled = old.bytes(stamped: source)
    } else {
      compiled = try Self.compile(bytes, shown, defaults, source)
    }
    var problem: String?
    if let compiledPath {
      problem = Self.write(compiled, to: compiledPath)
      if problem == nil, let list = Gazetteer(name: name, compiled: compiledPath),
        list.source == source
      {
        return Opened(list: list, wasCompiled: isSame == true, problem: nil)
      }
    } else {
      problem = "neither XDG_CACHE_HOME nor HOME is set"
    }
    guard let list = Gazetteer(name: name, bytes: compiled) else {
      throw .unreadable(file: shown, problem: "cannot be compiled")
    }
    return Opened(list: list, wasCompiled: false, problem: problem)
  }

  /// Compiles the bytes of a table.
  package static func compile(
    _ bytes: [UInt8], _ shown: String, _ defaults: GazetteerDefaults,
    _ source: GazetteerSource = GazetteerSource()
  ) throws(GazetteerError) -> [UInt8] {
    var table = GazetteerTable(file: shown, defaults: defaults)
    var compiler = GazetteerCompiler(capacity: bytes.count / 28)
    let failure = bytes.withUnsafeBufferPointer { buffer -> GazetteerError? in
      do throws(GazetteerError) {
        try table.forEachRow(of: buffer) { compiler.add($0) }
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
    return compiler.finish(of: source)
  }

  /// Throws away what was compiled of a table; nothing happens when there is nothing.
  package func forget(
    _ path: String, name: String, defaults: GazetteerDefaults = GazetteerDefaults()
  ) {
    if let folder { unlink(folder + "/" + Self.fileName(of: path, name, defaults)) }
  }

  private static func fileName(
    of path: String, _ name: String, _ defaults: GazetteerDefaults
  ) -> String {
    let absolute = realpath(path, nil)
    defer { free(absolute) }
    let key = (absolute.map { String(cString: $0) } ?? path) + "\t\(defaults.code)"
    let hash = Array(key.utf8).withUnsafeBytes { GazetteerLayout.checksum($0) }
    return name + "-" + String(hash, radix: 16) + ".names"
  }

  private static func write(_ bytes: [UInt8], to path: String) -> String? {
    do throws(GazetteerError) {
      try GazetteerFolders.write(bytes, to: path)
      return nil
    } catch {
      return error.description
    }
  }

  /// The system's words for what went wrong last.
  static func systemProblem() -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    let number = errno
    guard strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
    let words = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let text = String(decoding: words, as: UTF8.self)
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

extension Gazetteer {
  /// The bytes of the list with another source in the header.
  func bytes(stamped source: GazetteerSource) -> [UInt8] {
    var bytes = withAllBytes { [UInt8]($0) }
    let place = GazetteerLayout.Field.sourceTime
    bytes.withUnsafeMutableBytes {
      $0.storeBytes(of: source.time.littleEndian, toByteOffset: place, as: Int64.self)
    }
    return GazetteerCompiler.sealed(bytes)
  }
}
