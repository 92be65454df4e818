import Foundation
import NewsAnalysis
import Testing

struct ResourceFolderTests {
  @Test func `looks beside the executable, then in share, then where it is told`() throws {
    try Self.withFolders(["bin/newslab-data", "share/newslab", "told"]) { root in
      func found() throws -> String {
        try ResourceFolder.find(executable: root + "/bin/newslab", data: root + "/told").scripts
      }
      #expect(try found() == root + "/bin/newslab-data/scripts")
      try FileManager.default.removeItem(atPath: root + "/bin/newslab-data")
      #expect(try found() == root + "/share/newslab/scripts")
      try FileManager.default.removeItem(atPath: root + "/share")
      #expect(try found() == root + "/told/scripts")
    }
  }

  @Test func `finds the lists of the checkout it was built in`() throws {
    try Self.withFolders([]) { root in
      let lists = root + "/Sources/NewsAnalysis/Resources"
      try FileManager.default.createDirectory(atPath: lists, withIntermediateDirectories: true)
      let folder = try ResourceFolder.find(executable: root + "/.build/debug/newslab", data: nil)
      #expect(folder.lexicons == lists)
      #expect(folder.scripts == root + "/Scripts")
      #expect(folder.plugins == root + "/Plugins")
    }
  }

  @Test func `says where it looked`() throws {
    try Self.withFolders([]) { root in
      let error = #expect(throws: AnalysisError.self) {
        try ResourceFolder.find(executable: root + "/bin/newslab", data: root + "/told")
      }
      for place in ["/bin/newslab-data", "/share/newslab", "/told"] {
        #expect(error?.description.contains(root + place) == true)
      }
    }
  }

  @Test func `finds lists for the tests themselves`() throws {
    #expect(throws: Never.self) { try ResourceFolder.find() }
  }

  /// A folder with installed resources below some of its folders.
  private static func withFolders(
    _ names: [String], _ body: (String) throws -> Void
  ) throws {
    let root = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString
    for name in names + ["."] {
      try FileManager.default.createDirectory(
        atPath: root + "/" + name + "/lexicons", withIntermediateDirectories: true)
    }
    defer { try? FileManager.default.removeItem(atPath: root) }
    try body(root)
  }
}
