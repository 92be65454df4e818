import Foundation
import LuaKit
import NewsPlugins
import TestSupport

/// A project, a catalogue and an installer that tests use.
struct PackageFixture {
  let folder: TemporaryFolder
  let place: PluginPlace

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("", to: "project/.newslab/keep")
    place = PluginPlace(project: folder.path + "/project", shown: "project")
  }

  /// Writes a plugin into the catalogue `shelf`, or elsewhere.
  func write(
    _ name: String, _ version: String = "1.0.0", in root: String = "shelf",
    needs: [String: String] = [:], asks: [String] = [], newslab: String = "*",
    files: [String: String] = ["lib/init.lua": "return 1"]
  ) throws {
    let base = "\(root)/\(name)-\(version)"
    let dependencies = needs.map { #""\#($0.key)": "\#($0.value)""# }.sorted()
    let permissions = asks.map { "\"\($0)\"" }
    try folder.write(
      """
      {"name": "\(name)", "version": "\(version)", "summary": "S.", "newslab": "\(newslab)",
       "dependencies": {\(dependencies.joined(separator: ", "))},
       "permissions": [\(permissions.joined(separator: ", "))]}
      """, to: base + "/plugin.json")
    for (path, text) in files { try folder.write(text, to: base + "/" + path) }
  }

  var fetcher: PluginFetcher {
    PluginFetcher(folder: folder.path, isOffline: true, temporary: folder.path)
  }

  /// An installer that reads the folders anew.
  func installer() -> PluginInstaller {
    PluginInstaller(
      place, fetcher: fetcher,
      catalogue: PluginCatalogue([folder.path + "/shelf"], fetcher: fetcher), shipped: [])
  }

  /// Installs what somebody writes.
  func install(_ source: String, downgrade: Bool = false) throws {
    let plan = try installer().plan(
      installing: PluginSource(source), allowsDowngrade: downgrade)
    try installer().carryOut(plan)
  }

  /// What is installed, as `name version`.
  func installed() throws -> [String] { try place.lock().entries.map(\.title) }

  /// All files of the project by path.
  func contents() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    let root = folder.path + "/project"
    for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
      contents[path] = FileManager.default.contents(atPath: root + "/" + path)
    }
    return contents
  }

  /// What a body throws, in words.
  func problem(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return "\(error)"
    }
  }
}
