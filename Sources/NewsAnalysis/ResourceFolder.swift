import FoundationEssentials
import Glibc

/// Where lists, shipped scripts and plugins are found at run time.
///
/// They are looked for beside the executable in `newslab-data`, then in `../share/newslab`, then in
/// `$NEWSLAB_DATA`, all of the same layout (`lexicons`, `scripts`, `plugins`, `seeds`, `guides`); in a
/// checkout, in the nearest folder above the executable that holds the sources of the lists.
package struct ResourceFolder: Equatable, Sendable {
  /// The folder of the lists.
  package let lexicons: String
  /// The folder of the shipped scripts: `filters`, `reports`, `classifiers`, `annotators`.
  package let scripts: String
  /// The folder of the shipped plugins.
  package let plugins: String
  /// The folder of the story that the tutorial is about.
  package let seeds: String
  /// The folder of the guides.
  package let guides: String

  /// Finds the folders for the running executable and the environment of the process.
  package static func find() throws(AnalysisError) -> ResourceFolder {
    try find(data: ProcessInfo.processInfo.environment["NEWSLAB_DATA"])
  }

  /// Finds the folders for the running executable and a value of `$NEWSLAB_DATA`.
  package static func find(data: String?) throws(AnalysisError) -> ResourceFolder {
    let executable = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    return try find(executable: executable ?? "", data: data)
  }

  /// Finds the folders for an executable and a value of `$NEWSLAB_DATA`.
  package static func find(executable: String, data: String?) throws(AnalysisError)
    -> ResourceFolder
  {
    var lookedIn: [String] = []
    let folder = parent(of: executable)
    var roots: [String] = []
    if let folder {
      roots.append(folder + "/newslab-data")
      roots.append((parent(of: folder) ?? "") + "/share/newslab")
    }
    if let data, !data.isEmpty { roots.append(data) }
    for root in roots {
      if isFolder(root + "/lexicons") { return ResourceFolder(installedIn: root) }
      lookedIn.append(root)
    }
    var ancestor = folder
    while let place = ancestor {
      let lists = place + "/Sources/NewsAnalysis/Resources"
      if isFolder(lists) {
        return ResourceFolder(
          lexicons: lists, scripts: place + "/Scripts", plugins: place + "/Plugins",
          seeds: place + "/seeds", guides: place + "/Sources/NewsLab/NewsLab.docc/Guides")
      }
      lookedIn.append(place)
      ancestor = parent(of: place)
    }
    throw .missingResource("lexicons", lookedIn: lookedIn)
  }

  private init(
    lexicons: String, scripts: String, plugins: String, seeds: String, guides: String
  ) {
    (self.lexicons, self.scripts, self.plugins) = (lexicons, scripts, plugins)
    (self.seeds, self.guides) = (seeds, guides)
  }

  private init(installedIn root: String) {
    self.init(
      lexicons: root + "/lexicons", scripts: root + "/scripts", plugins: root + "/plugins",
      seeds: root + "/seeds", guides: root + "/guides")
  }

  /// The folder that holds a path; nil for the root and for a relative path without folder.
  private static func parent(of path: String) -> String? {
    guard path.utf8.count > 1, let slash = path.utf8.lastIndex(of: 0x2F) else { return nil }
    return String(path[..<slash])
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
