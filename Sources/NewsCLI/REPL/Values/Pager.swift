import Glibc
import LineEditor

/// A program that shows long text a screen at a time.
struct Pager {
  /// What the shell runs.
  let command: String
  private let environment: [String: String]
  private static let standard = "less -FRXK"

  /// The program that somebody names, else `$PAGER`, else `less` when there is one; nil for none.
  init?(_ named: String = "", environment: [String: String]) {
    self.environment = environment
    let wanted = [named, environment["PAGER"] ?? ""].first { !$0.isEmpty }
    if let wanted {
      command = wanted
    } else {
      guard ShellProcess.isThere("less", environment) else { return nil }
      command = Self.standard
    }
  }

  /// Why the text was not shown.
  enum Failure: Error, CustomStringConvertible {
    case cannotStart(String)
    var description: String {
      switch self {
      case .cannotStart(let command): "cannot start the pager '\(command)'"
      }
    }
  }

  /// The reader has gone before the end, which is no failure.
  private struct Closed: Error {}

  /// Runs the program, gives it what the body writes, and waits until it ends.
  func show(_ body: ((String) throws -> Void) throws -> Void) throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Failure.cannotStart(command) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { if ends[1] >= 0 { close(ends[1]) } }
    let child = ShellProcess.start(command, environment: environment, input: ends[0])
    close(ends[0])
    guard let child else { throw Failure.cannotStart(command) }
    var failure: (any Error)?
    do {
      try body { text in
        guard Self.write(text, to: ends[1]) else { throw Closed() }
      }
    } catch is Closed {
    } catch {
      failure = error
    }
    close(ends[1])
    ends[1] = -1
    ShellProcess.wait(for: child)
    if let failure { throw failure }
  }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return true
    }
  }
}
