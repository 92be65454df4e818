import Glibc
import NewsAnalysis
import NewsCorpus

/// Where plugins are installed: the folder of a project or that of a person, with a lock each.
///
/// The lock says which of the trees in the folder `.installed` count. A tree is written whole before
/// the lock names it, and the lock is replaced at one moment: whatever ends a process in between, what
/// was installed before still is.
package struct PluginPlace: Sendable {
  /// Where plugins are found; those that somebody put there by hand lie beside ``installed``.
  package let plugins: String
  /// The path of the lock.
  package let lockPath: String
  /// What a message calls the place.
  package let shown: String
  /// The folder that paths in the lock are relative to.
  let base: String

  /// The folder of what was installed.
  package var installed: String { plugins + "/.installed" }

  /// The place of a project.
  package init(project folder: String, shown: String) {
    self.init(
      plugins: folder + "/.newslab/plugins", lockPath: folder + "/" + PluginLock.fileName,
      shown: shown, base: folder)
  }

  /// The place of a person.
  package init(user data: String) {
    self.init(
      plugins: data + "/newslab/plugins", lockPath: data + "/newslab/" + PluginLock.fileName,
      shown: data + "/newslab", base: "/")
  }

  private init(plugins: String, lockPath: String, shown: String, base: String) {
    (self.plugins, self.lockPath) = (plugins, lockPath)
    (self.shown, self.base) = (shown, base)
  }

  /// A path as the lock has it: relative to the project when it is one's own, else absolute.
  func recorded(_ path: String, from current: String) -> String {
    let full = SourceFile.path(path, from: SourceFile.resolved(current) ?? current)
    let names = SourceFile.names(of: full)
    if base == "/" || path.hasPrefix("/") { return "/" + names.joined(separator: "/") }
    let own = SourceFile.names(of: SourceFile.resolved(base) ?? base)
    let shared = zip(names, own).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: own.count - shared)
    let parts = up + names.dropFirst(shared)
    return up.isEmpty ? "./" + parts.joined(separator: "/") : parts.joined(separator: "/")
  }

  /// The folder of an entry of the lock.
  package func folder(of entry: PluginLock.Entry) -> String { installed + "/" + entry.folder }

  /// What the lock says; an empty one when there is none.
  package func lock() throws(PluginError) -> PluginLock {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try SourceFile.read(lockPath)
    } catch {
      if error == .system(ENOENT) { return PluginLock() }
      throw .unreadable(path: lockPath, error)
    }
    return try PluginLock.read(bytes, path: lockPath)
  }

  /// The files of an installed plugin; refused when they are not those that the lock says.
  package func tree(of entry: PluginLock.Entry) throws(PluginError) -> PluginTree {
    let folder = folder(of: entry)
    guard SourceFile.isFolder(folder) else {
      throw .refused(
        "'\(entry.title)' is not there any more",
        notes: ["the lock \(lockPath) names it; newslab plugin install puts it back"])
    }
    let problem: String
    do throws(PluginTreeError) {
      let tree = try PluginTree(installed: folder)
      let sha256 = tree.fingerprint
      if sha256 == entry.sha256 { return tree }
      problem = "its bytes have the sha256 \(sha256), the lock says \(entry.sha256)"
    } catch {
      problem = error.description
    }
    throw .refused(
      "'\(entry.title)' was altered after it was installed: \(problem)",
      notes: ["folder: \(folder)", "newslab plugin install puts back what the lock says"])
  }

  /// Lets no other process install, update or remove here while the body runs; waits for one that
  /// does.
  package func alone<Result>(
    _ body: () throws(PluginError) -> Result
  ) throws(PluginError) -> Result {
    try makeFolders()
    let path = plugins + "/.busy"
    let descriptor: Int32
    do throws(FileError) {
      descriptor = try FileError.check { open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644) }
      _ = try FileError.check { flock(descriptor, LOCK_EX) }
    } catch {
      throw .notWritable(path: path, error)
    }
    defer { close(descriptor) }
    sweep(keeping: try lock())
    return try body()
  }

  private func makeFolders() throws(PluginError) {
    do throws(FileError) {
      try FileTree.makeFolders(installed)
    } catch {
      throw .notWritable(path: installed, error)
    }
  }

  /// Removes trees that no lock names: what a process left that did not come to its end.
  private func sweep(keeping lock: PluginLock) {
    let kept = Set(lock.entries.map(\.folder))
    for name in FolderNames.all(in: installed) where !kept.contains(name) {
      FileTree.remove(installed + "/" + name)
    }
  }

  /// Writes a tree, unless it is there.
  package func write(_ tree: PluginTree, for entry: PluginLock.Entry) throws(PluginError) {
    let folder = folder(of: entry)
    if (try? PluginTree(installed: folder).fingerprint) == entry.sha256 { return }
    let temporary = installed + "/.new-\(getpid())"
    FileTree.remove(temporary)
    do throws(FileError) {
      for file in tree.files { try FileTree.write(file.bytes, to: temporary + "/" + file.path) }
      if tree.files.isEmpty { try FileTree.makeFolders(temporary) }
      FileTree.remove(folder)
      _ = try FileError.check { rename(temporary, folder) }
    } catch {
      FileTree.remove(temporary)
      throw .notWritable(path: folder, error)
    }
  }

  /// Makes a lock the one that counts, and removes what it no longer names.
  package func replace(by lock: PluginLock) throws(PluginError) {
    let temporary = lockPath + ".\(getpid()).tmp"
    do throws(FileError) {
      if lock.entries.isEmpty {
        if unlink(lockPath) != 0, errno != ENOENT { throw FileError.current }
      } else {
        try FileTree.write(lock.bytes, to: temporary)
        _ = try FileError.check { rename(temporary, lockPath) }
      }
    } catch {
      unlink(temporary)
      throw .notWritable(path: lockPath, error)
    }
    sweep(keeping: lock)
  }
}
