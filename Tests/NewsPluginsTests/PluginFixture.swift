import Foundation
import LuaKit
import NewsAnalysis
import NewsPlugins
import NewsScript
import ScriptTestSupport
import TestSupport

/// A project folder with plugins and scripts that tests write.
struct PluginFixture {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static let keep = "keep=function() return true end"

  /// The source of a filter.
  static func filter(_ name: String) -> String {
    "newslab.filter{name='\(name)', summary='S.', \(keep)}"
  }

  /// Writes a plugin; `main` is `return` and a filter `all` unless given.
  func write(
    _ name: String, in root: String = ".newslab/plugins", main: String? = nil,
    files: [String: String] = [:], newslab: String = "*"
  ) throws {
    let base = root + "/" + name
    let manifest =
      #"{"name": "\#(name)", "version": "1.0.0", "summary": "S.", "newslab": "\#(newslab)"}"#
    try folder.write(manifest, to: base + "/plugin.json")
    try folder.write(main ?? "return " + Self.filter("all"), to: base + "/main.lua")
    for (path, text) in files { try folder.write(text, to: base + "/" + path) }
  }

  /// The plugins that are found from the folder; `shipped` is a folder below it.
  func folders() throws -> PluginFolders {
    PluginFolders(
      environment: ["XDG_DATA_HOME": folder.path + "/data"], folder: folder.path,
      resources: try resources())
  }

  /// Folders of which those of scripts and plugins lie below the fixture.
  func resources() throws -> ResourceFolder {
    try folder.write("", to: "share/newslab/lexicons/empty.tsv")
    return try ResourceFolder.find(executable: folder.path + "/bin/newslab", data: nil)
  }

  /// The plugin of a name.
  func plugin(_ name: String) throws -> Plugin { try folders().plugin(name) }

  /// A loader whose current folder is the fixture.
  func loader() throws -> ComponentLoader {
    ComponentLoader(
      host: try ScriptBench.host(), environment: ["XDG_DATA_HOME": folder.path + "/data"],
      folder: folder.path, resources: try resources())
  }
}

extension PluginFixture {
  /// Makes a symbolic link.
  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.file(name), withDestinationPath: target)
  }
}
