import Glibc

/// Looks that a command does not write two things to one file, or over what it reads.
struct PathCheck {
  /// What a file is known by.
  private struct Identity: Hashable {
    let device: UInt
    let number: UInt
    /// The path of a file that is not there yet.
    let path: String
  }

  private var users: [Identity: String] = [:]

  /// Takes files that are read, with what they are called.
  init(reading files: [(name: String, path: String?)]) {
    for (name, path) in files {
      if let path, let identity = Self.identity(path) { users[identity] = name }
    }
  }

  /// Takes a file that is written; throws when something else has it.
  mutating func write(_ option: String, _ path: String?) throws(CommandFailure) {
    guard let path, let identity = Self.identity(path) else { return }
    guard let other = users.updateValue(option, forKey: identity) else { return }
    throw CommandFailure(.usage, "\(option) and \(other) are the same file '\(path)'")
  }

  /// Regular files, and those that are not there; others may be written to by many.
  private static func identity(_ path: String) -> Identity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return Identity(device: 0, number: 0, path: path) }
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Identity(device: UInt(status.st_dev), number: UInt(status.st_ino), path: "")
  }
}
