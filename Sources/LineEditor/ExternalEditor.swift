import Glibc

/// The text editor of the user, for entries that outgrow a prompt.
package struct ExternalEditor {
  /// Why a text could not be edited.
  package enum Failure: Error, Equatable, CustomStringConvertible {
    /// Neither VISUAL nor EDITOR names an editor, and none of the usual ones is there.
    case noEditor
    /// The file for the text cannot be made or read; says why.
    case noFile(String)
    /// The editor cannot be started, or ended with a code that is not 0.
    case failed(command: String, code: Int32)

    /// What went wrong, in words.
    package var description: String {
      switch self {
      case .noEditor: "no editor: VISUAL and EDITOR are not set, and there is no vi or nano"
      case .noFile(let reason): "cannot make a file to edit: \(reason)"
      case .failed(let command, let code):
        "'\(command)' ended with \(code), so that nothing of it is taken"
      }
    }
  }

  private let environment: [String: String]
  /// A command that goes before those of the environment, unless it is empty.
  package var preferred = ""
  private static let longest = 16 << 20

  /// Finds the editor by variables of the environment.
  package init(environment: [String: String]) { self.environment = environment }

  /// The command that is run, with a file behind it.
  package var command: String? {
    for command in [preferred, environment["VISUAL"] ?? "", environment["EDITOR"] ?? ""]
    where command.contains(where: { $0 != " " }) {
      return command
    }
    return ["vi", "nano"].first { ShellProcess.isThere($0, environment) }
  }

  /// Lets the user edit a text in a file that nobody else may read, and gives what came of it.
  package func edit(_ text: String) throws(Failure) -> String {
    guard let command else { throw .noEditor }
    let folder = try makeFolder()
    let path = folder + "/entry.lua"
    defer { Self.remove(folder) }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .noFile(String(cString: strerror(errno))) }
    ScreenDevice.write(text.hasSuffix("\n") || text.isEmpty ? text : text + "\n", to: descriptor)
    close(descriptor)
    let child = ShellProcess.start(command, [path], environment: environment)
    let code = child.map { ShellProcess.wait(for: $0) } ?? 127
    guard code == 0 else { throw .failed(command: command, code: code) }
    return try Self.read(path)
  }

  private func makeFolder() throws(Failure) -> String {
    let parent = environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/var/tmp"
    var template = Array("\(parent)/newslab-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .noFile(String(cString: strerror(errno))) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes the folder with what editors left in it.
  private static func remove(_ folder: String) {
    if let entries = opendir(folder) {
      while let entry = readdir(entries) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        unlink(folder + "/" + name)
      }
      closedir(entries)
    }
    rmdir(folder)
  }

  private static func read(_ path: String) throws(Failure) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .noFile(String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < longest {
      let count = Glibc.read(descriptor, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += part[..<count]
    }
    while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
