import CommandKit
import Glibc
import LuaKit
import NewsCorpus
import NewsPlugins
import NewsScript

extension PluginSkeleton.Kind: ArgumentValue {}

/// The work of `newslab plugin new`.
struct PluginNew {
  let session: Session

  /// Makes the folder of a plugin; throws when there is something of that name already.
  func make(_ name: String, _ kind: PluginSkeleton.Kind) throws {
    guard let skeleton = PluginSkeleton(name, kind) else {
      throw CommandFailure(
        .usage,
        "'\(name)' is no name for a plugin: expected lower-case letters, digits and hyphens, a "
          + "letter first, and no name of Lua's or newslab's own")
    }
    let folder = skeleton.shortName
    if access(folder, F_OK) == 0 {
      throw CommandFailure(.usage, "'\(folder)' is there already")
    }
    let stubs = LuaCATSRenderer(NewslabAPI.description).text(
      generator: "'newslab plugin new' \(Version.current)")
    let files = skeleton.files(stubs: stubs)
    do throws(FileError) {
      try PluginFiles.write(files.map { ($0.path, Array($0.text.utf8)) }, to: folder)
    } catch {
      throw CommandFailure(.inputOutput, "cannot write '\(folder)': \(error)")
    }
    for file in files where !file.path.hasPrefix(".") {
      try session.output.write("\(folder)/\(file.path)\n")
    }
    try session.output.write(
      kind == .library
        ? "It works: newslab plugin test \(folder)\n"
        : "It works, and one example waits for you: newslab plugin test ./\(folder)\n")
  }
}
