import FoundationEssentials
import Glibc
import NewsModel

/// Lets one process at a time write to a store.
///
/// A file beside the store, `wire.newslab-lock`, is locked while a process writes and says which one
/// that is. The system takes the lock away when the process ends, however it ends; what a dead
/// process left in the file keeps nobody out.
package final class StoreLock {
  /// Who writes to a store.
  package struct Holder: Codable, Hashable, Sendable, CustomStringConvertible {
    /// The process.
    package var pid: Int32
    /// The name of its machine.
    package var host: String
    /// Since when, in UTC.
    package var since: String
    /// What it does.
    package var command: String

    /// Makes a holder.
    package init(pid: Int32, host: String, since: String, command: String) {
      (self.pid, self.host, self.since, self.command) = (pid, host, since, command)
    }

    package var description: String {
      "process \(pid) on \(host) since \(since) (\(command))"
    }
  }

  /// The path of the file beside a store.
  package static func path(of store: String) -> String { store + "-lock" }

  private let path: String
  private let descriptor: Int32

  private init(path: String, descriptor: Int32) {
    (self.path, self.descriptor) = (path, descriptor)
  }

  deinit {
    // Gone before it is unlocked: whoever waits for it looks again whether it is the one in place.
    unlink(path)
    close(descriptor)
  }

  /// Locks a store for what a command does; waits for another process as long as `wait`, which is
  /// told who holds it, says true.
  package static func acquire(
    _ store: String, command: String, wait: (String) -> Bool
  ) throws(StoreError) -> StoreLock {
    let path = path(of: store)
    while true {
      let found: StoreLock?
      do throws(FileError) {
        found = try attempt(path)
      } catch {
        throw .notWritable(path: store, reason: "'\(path)': \(error)")
      }
      if let found {
        found.write(Holder.current(command))
        return found
      }
      let holder = holder(of: store)?.description ?? "another process"
      guard wait(holder) else { throw .held(path: store, by: holder) }
    }
  }

  /// What stands in the file beside a store, or nil.
  package static func holder(of store: String) -> Holder? {
    guard let source = try? DescriptorSource(path: path(of: store)),
      let bytes = try? source.readAll(upTo: 1 << 16)
    else { return nil }
    return try? JSONDecoder().decode(Holder.self, from: Data(bytes))
  }

  /// The lock, or nil when another process has it.
  private static func attempt(_ path: String) throws(FileError) -> StoreLock? {
    let descriptor = try FileError.check { open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let failure = FileError.current
      close(descriptor)
      if failure == .system(EWOULDBLOCK) || failure == .system(EINTR) { return nil }
      throw failure
    }
    var (own, current) = (stat(), stat())
    let isInPlace =
      fstat(descriptor, &own) == 0 && stat(path, &current) == 0 && own.st_ino == current.st_ino
      && own.st_dev == current.st_dev
    if isInPlace { return StoreLock(path: path, descriptor: descriptor) }
    close(descriptor)
    return try attempt(path)
  }

  private func write(_ holder: Holder) {
    let bytes: [UInt8] = (try? JSONEncoder().encode(holder)).map { Array($0) + [0x0A] } ?? []
    _ = ftruncate(descriptor, 0)
    _ = pwrite(descriptor, bytes, bytes.count, 0)
  }
}

extension StoreLock.Holder {
  /// This process.
  fileprivate static func current(_ command: String) -> StoreLock.Holder {
    var host = [CChar](repeating: 0, count: 256)
    gethostname(&host, host.count - 1)
    let name = host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return StoreLock.Holder(
      pid: getpid(), host: String(decoding: name, as: UTF8.self), since: now(), command: command)
  }

  private static func now() -> String {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
    let day = "\(Int(parts.tm_year) + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    return day + "T" + [parts.tm_hour, parts.tm_min, parts.tm_sec].map(two).joined(separator: ":")
      + "Z"
  }
}
