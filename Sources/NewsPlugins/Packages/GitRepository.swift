import NewsCorpus

/// Repositories, through the program `git`; nothing of them is run, and no hook of theirs is.
enum GitRepository {
  /// Clones a repository without a working tree and packs one commit of it.
  ///
  /// - Parameters:
  ///   - url: The repository, `file:` or `https:`.
  ///   - revision: A tag, branch or commit; nil for what the repository shows by itself.
  ///   - folder: Where a folder for the clone may be made.
  /// - Returns: The path of a tar file, the commit, and the folder that the caller is to remove.
  /// - Throws: What git says is wrong.
  static func archive(
    of url: String, at revision: String?, below folder: String
  ) throws(PluginError) -> (archive: String, commit: String, folder: String) {
    let place: String
    do throws(FileError) {
      place = try PluginFiles.temporaryFolder(in: folder)
    } catch {
      throw .notWritable(path: folder, error)
    }
    do throws(PluginError) {
      let clone = place + "/clone"
      try run(in: place, ["clone", "--quiet", "--bare", "--", url, clone], for: url)
      let wanted = (revision ?? "HEAD") + "^{commit}"
      let commit: String
      do throws(PluginError) {
        commit = try run(
          in: place,
          ["--git-dir", clone, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted],
          for: url)
      } catch {
        guard let revision else { throw error }
        throw .badSource("'\(url)' has no tag, branch or commit '\(revision)'", notes: [])
      }
      let archive = place + "/tree.tar"
      try run(
        in: place,
        ["--git-dir", clone, "archive", "--format=tar", "--output", archive, commit], for: url)
      return (archive, commit, place)
    } catch {
      FileTree.remove(place)
      throw error
    }
  }

  @discardableResult
  private static func run(
    in folder: String, _ words: [String], for url: String
  ) throws(PluginError) -> String {
    let settings = [
      "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c",
      "protocol.ext.allow=never",
    ]
    let result: ToolProcess.Result
    do throws(FileError) {
      result = try ToolProcess.run(
        ["git"] + settings + words, temporary: folder,
        setting: [
          "GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": "file:https", "GIT_ASKPASS": "true",
          "GIT_LFS_SKIP_SMUDGE": "1", "LC_ALL": "C",
        ])
    } catch {
      throw .tool(name: "git", problem: "cannot be run (\(error)); it is needed for '\(url)'")
    }
    guard result.status == 0 else {
      let lines = result.errors.split(separator: "\n")
      let line = lines.last { $0.hasPrefix("fatal") || $0.hasPrefix("error") } ?? lines.last
      throw .tool(name: "git", problem: line.map(String.init) ?? "ended with \(result.status)")
    }
    return String(result.output.prefix { $0 != "\n" })
  }
}
