import Glibc
import NewsCorpus

/// Writes the files of a new folder.
package enum PluginFiles {
  /// Writes files below a folder that is not there yet; when one cannot be written, none is left.
  package static func write(
    _ files: [(path: String, bytes: [UInt8])], to folder: String
  ) throws(FileError) {
    do throws(FileError) {
      for file in files { try FileTree.write(file.bytes, to: folder + "/" + file.path) }
    } catch {
      FileTree.remove(folder)
      throw error
    }
  }

  /// Removes a folder that ``write(_:to:)`` made.
  package static func remove(_ folder: String) { FileTree.remove(folder) }

  /// Makes a folder of a new name in another one; who asks for it removes it.
  package static func temporaryFolder(in folder: String) throws(FileError) -> String {
    var template = Array((folder + "/newslab-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw .current }
    return String(
      decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
