import Glibc
import NewsModel
import Spelling

/// Where lists of names lie that analysts imported; of two with the same name the first counts.
package struct GazetteerFolders: Sendable {
  /// A list that was imported.
  package struct List: Equatable, Sendable {
    /// What it is called.
    package let name: String
    /// The table.
    package let path: String
    /// `project` or `user`.
    package let origin: String
  }

  /// The folders, the first one first.
  package let roots: [(origin: String, path: String)]

  /// Finds the folder `.newslab/gazetteers` of the project, the current folder or the nearest above
  /// it that has a folder `.newslab`, and that of the user.
  package init(environment: [String: String], folder: String) {
    var roots: [(origin: String, path: String)] = []
    if let project = Self.project(above: Self.resolved(folder)) {
      roots.append(("project", project + "/gazetteers"))
    }
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
      roots.append(("user", data + "/newslab/gazetteers"))
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      roots.append(("user", home + "/.local/share/newslab/gazetteers"))
    }
    self.roots = roots
  }

  private static func resolved(_ path: String) -> String {
    guard let pointer = realpath(path, nil) else { return path }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  private static func project(above folder: String) -> String? {
    var place = folder[...]
    while true {
      let path = place + "/.newslab"
      var status = stat()
      if stat(String(path), &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
        return String(path)
      }
      guard let slash = place.lastIndex(of: "/") else { return nil }
      place = place[..<slash]
    }
  }

  /// The lists, those of the project first, each folder by name.
  package func lists() -> [List] {
    var found: [List] = []
    for (origin, root) in roots {
      for file in FolderNames.inside(root) where file.hasSuffix(".tsv") {
        let name = String(file.dropLast(4))
        guard Self.problem(ofList: name) == nil, !found.contains(where: { $0.name == name }) else {
          continue
        }
        found.append(List(name: name, path: root + "/" + file, origin: origin))
      }
    }
    return found
  }

  /// Opens all lists by their compiled files.
  package func open(by cache: GazetteerCache) throws(GazetteerError) -> [GazetteerCache.Opened] {
    var opened: [GazetteerCache.Opened] = []
    for list in lists() { opened.append(try cache.open(list.path, name: list.name)) }
    return opened
  }

  /// The name of the list that a table makes: that of the file without its extension.
  package static func listName(ofTable path: String) -> String {
    let file = path.split(separator: "/").last ?? ""
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return String(file) }
    return String(file[..<dot])
  }

  /// What is wrong with the name of a list, or nil.
  package static func problem(ofList name: String) -> String? {
    let isGood = name.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x5F || $0 == 0x2D
    }
    if name.isEmpty || !isGood || name.utf8.count > 64 {
      return "'\(name)' cannot name a list; expected letters, digits, '_' and '-', at most 64"
    }
    return LexiconList.allCases.contains { "\($0)" == name }
      ? "'\(name)' is the name of a list that comes with newslab" : nil
  }

  /// Keeps rows as a list, in the first folder; one of the same name there is replaced.
  package func keep(_ rows: [GazetteerRow], as name: String) throws(GazetteerError) -> List {
    if let problem = Self.problem(ofList: name) { throw .badList(problem) }
    guard let root = roots.first else {
      throw .badList("there is no folder for lists: neither XDG_DATA_HOME nor HOME is set")
    }
    var text = "name\tkind\tid\taliases\tcase\n"
    for row in rows {
      let aliases = row.aliases.joined(separator: ";")
      text += "\(row.name)\t\(row.kind.rawValue)\t\(row.id)\t\(aliases)\t\(row.casing.rawValue)\n"
    }
    let path = root.path + "/" + name + ".tsv"
    try Self.write(Array(text.utf8), to: path)
    return List(name: name, path: path, origin: root.origin)
  }

  /// Removes a list; the error of an unknown one names the nearest.
  package func remove(_ name: String, cache: GazetteerCache) throws(GazetteerError) -> List {
    let lists = lists()
    guard let list = lists.first(where: { $0.name == name }) else {
      let known = lists.map(\.name)
      let nearest = NearestName.nearest(to: name, among: known)
      let rest = known.isEmpty ? "none was imported" : "known: " + known.joined(separator: ", ")
      throw .badList(
        "no list '\(name)'" + (nearest == nil ? "; " + rest : NearestName.question(nearest)))
    }
    cache.forget(list.path, name: name)
    guard unlink(list.path) == 0 else {
      throw .unreadable(file: list.path, problem: GazetteerCache.systemProblem())
    }
    return list
  }

  /// Writes a file under a temporary name and renames it; folders that are missing are made.
  static func write(_ bytes: [UInt8], to path: String) throws(GazetteerError) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    makeFolder(folder)
    var name = Array((folder + "/.new-XXXXXX").utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else {
      throw .unreadable(file: folder, problem: GazetteerCache.systemProblem())
    }
    let temporary = String(
      decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var problem = writeAll(bytes, to: descriptor)
    fchmod(descriptor, 0o644)
    if close(descriptor) != 0, problem == nil { problem = GazetteerCache.systemProblem() }
    if problem == nil, rename(temporary, path) != 0 { problem = GazetteerCache.systemProblem() }
    guard let problem else { return }
    unlink(temporary)
    throw .unreadable(file: path, problem: problem)
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> String? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return GazetteerCache.systemProblem() }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  private static func makeFolder(_ path: String) {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      return
    }
    makeFolder(String(path[..<slash]))
    mkdir(path, 0o755)
  }
}
