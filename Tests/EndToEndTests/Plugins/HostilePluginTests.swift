import Foundation
import TestSupport
import Testing

/// Whatever is handed over, the program ends in the right way, and nothing on the disk has changed.
struct HostilePluginTests {
  @Test func `there are more than two hundred of them`() {
    #expect(HostilePlugin.all.count >= 200)
  }

  @Test(arguments: HostilePlugin.all)
  func `is refused and changes nothing`(_ case: HostilePlugin) throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: ".newslab/keep")
    for (path, data) in `case`.files {
      let file = URL(fileURLWithPath: folder.file(path))
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
    let before = try Self.contents(of: folder.path)
    let result = try ProcessRunner.shell(
      "HOME=$PWD/home NEWSLAB_CATALOGUE= newslab plugin \(`case`.words) </dev/null", in: folder.path
    )
    #expect(`case`.codes.contains(result.code), "\(`case`): \(result.code) \(result.output)")
    #expect(!result.output.isEmpty)
    #expect(try Self.contents(of: folder.path) == before)
  }

  /// Every file of a folder with its bytes, but the empty folders and the lock file that newslab works
  /// with.
  static func contents(of folder: String) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      let full = folder + "/" + path
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder),
        !isFolder.boolValue,
        !path.hasSuffix("/.busy")
      else { continue }
      contents[path] = try Data(contentsOf: URL(fileURLWithPath: full))
    }
    return contents
  }
}
