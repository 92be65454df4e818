import Glibc
import LineEditor
import LuaKit
import NewsAnalysis
import NewsModel

extension CompletionEngine {
  /// Files and folders, the latter with a slash.
  func files(_ prefix: String, at range: Range<Int>) -> Completions? {
    let folder = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
    var list = CandidateList(prefix, at: range)
    for name in Self.names(in: folder, library.session.environment) {
      list.add(folder + name, label: name)
    }
    return list.completions
  }

  /// What lies in a folder, with a slash behind folders; nothing when it cannot be read.
  private static func names(in folder: String, _ environment: [String: String]) -> [String] {
    var place = folder.isEmpty ? "." : folder
    if folder.hasPrefix("~/"), let home = environment["HOME"] { place = home + folder.dropFirst() }
    return FolderNames.inside(place).map { name in
      var status = stat()
      let isFolder = stat(place + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      return isFolder ? name + "/" : name
    }
  }

  /// What `require` finds: modules that are loaded or given by the script, then files along
  /// `package.path`.
  func modules(_ place: CompletionPlace) -> Completions? {
    var list = CandidateList(place.prefix, at: place.range)
    guard case .table(let package)? = try? state.lua.glance(global: "package") else { return nil }
    for part in ["preload", "loaded"] {
      guard case .table(let table)? = try? package.glance(field: part),
        let (fields, _) = try? table.glancedFields(atMost: 1000)
      else { continue }
      for name in fields.map(\.name).sorted() where name != "_G" { list.add(name) }
    }
    let parts = place.prefix.split(separator: ".", omittingEmptySubsequences: false).dropLast()
    let path = (try? package.field("path"))?.text ?? ""
    for template in path.split(separator: ";") {
      let pieces = template.split(separator: "?", omittingEmptySubsequences: false)
      guard pieces.count == 2, pieces[1] == ".lua" else { continue }
      let folder = pieces[0] + parts.map { $0 + "/" }.joined()
      let names = Self.names(in: String(folder), library.session.environment)
      for name in names where name.hasSuffix(".lua") || name.hasSuffix("/") {
        let module = name.hasSuffix("/") ? name.dropLast() + "." : name.dropLast(4)
        list.add(parts.map { $0 + "." }.joined() + module)
      }
    }
    return list.completions
  }
}
