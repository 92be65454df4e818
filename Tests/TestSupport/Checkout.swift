import Foundation

/// The checkout that the tests were built from.
package enum Checkout {
  /// Its top folder.
  package static let path = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The text of a file, named by its path below the top folder.
  package static func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
  }

  /// The files below a folder of the checkout, as sorted paths below its top folder; names that
  /// begin with a dot are left out, and nothing comes back when there is no such folder.
  package static func files(below folder: String, withExtension wanted: String? = nil) -> [String] {
    let all = FileManager.default.enumerator(atPath: path + "/" + folder)?.allObjects ?? []
    return all.compactMap { $0 as? String }
      .filter { !$0.split(separator: "/").contains { part in part.hasPrefix(".") } }
      .filter { wanted == nil || ($0 as NSString).pathExtension == wanted }
      .map { folder + "/" + $0 }
      .filter { !isFolder($0) }
      .sorted()
  }

  private static func isFolder(_ name: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
