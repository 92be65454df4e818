import Foundation

/// Runs the newslab that was built with the tests, as a user would.
package enum ProcessRunner {
  /// What a run gave.
  package struct Result: Sendable {
    /// What went to standard output.
    package let output: String
    /// What went to standard error.
    package let errors: String
    /// The exit code; 128 + N after signal N.
    package let code: Int32
  }

  /// A run that did not end by itself.
  package struct RanTooLong: Error, CustomStringConvertible {
    package let command: String
    package let seconds: Double
    package let output: String
    package var description: String {
      "\(command) still ran after \(Int(seconds)) s and was ended; so far it wrote:\n\(output)"
    }
  }

  /// The built newslab: that of `NEWSLAB_PROGRAM`, such as a release build, else the one beside the
  /// test executable.
  package static let newslab: String = {
    if let named = ProcessInfo.processInfo.environment["NEWSLAB_PROGRAM"] { return named }
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let beside = URL(fileURLWithPath: own).deletingLastPathComponent().path + "/newslab"
    let usual = Checkout.path + "/.build/debug/newslab"
    return FileManager.default.isExecutableFile(atPath: beside) ? beside : usual
  }()

  /// What every run sees: nothing of the user's settings, UTF-8, no colours.
  package static func environment(home: String) -> [String: String] {
    var environment = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": home, "TERM": "xterm",
      "NO_COLOR": "1", "TZ": "UTC",
    ]
    for name in ["LD_LIBRARY_PATH", "ASAN_OPTIONS", "LSAN_OPTIONS", "LLVM_PROFILE_FILE"] {
      environment[name] = ProcessInfo.processInfo.environment[name]
    }
    return environment
  }

  /// Runs newslab with arguments; throws only when it cannot start or runs longer than the guard.
  package static func newslab(
    _ arguments: [String], in folder: String? = nil, input: String = "",
    environment: [String: String] = [:], guardSeconds: Double = 60
  ) throws -> Result {
    try run(
      newslab, arguments, in: folder, input: Array(input.utf8), environment: environment,
      guardSeconds: guardSeconds)
  }

  /// Runs any program.
  package static func run(
    _ program: String, _ arguments: [String], in folder: String? = nil, input: [UInt8] = [],
    environment: [String: String] = [:], guardSeconds: Double = 60
  ) throws -> Result {
    let files = try TemporaryFolder()
    let inputFile = try files.write(input, to: "input")
    let (output, errors) = (files.file("output"), files.file("errors"))
    let settings = Self.environment(home: files.path).merging(environment) { $1 }
    let child = try ChildProcess(
      program, arguments, in: folder ?? Checkout.path, environment: settings,
      streams: [.read(inputFile), .append(output), .append(errors)])
    guard let code = child.wait(atMost: guardSeconds) else {
      throw RanTooLong(
        command: ([program] + arguments).joined(separator: " "), seconds: guardSeconds,
        output: try files.read("output") + files.read("errors"))
    }
    return Result(output: try files.read("output"), errors: try files.read("errors"), code: code)
  }

  /// Runs a line of shell with `newslab` on the path; both outputs come in the order of writing.
  package static func shell(
    _ line: String, in folder: String, guardSeconds: Double = 60
  ) throws -> Result {
    let files = try TemporaryFolder()
    let output = files.file("output")
    let settings = environment(home: files.path).merging(["PATH": searchPath]) { $1 }
    let child = try ChildProcess(
      "/bin/sh", ["-c", line], in: folder, environment: settings,
      streams: [.read("/dev/null"), .append(output), .sameAs(1)])
    guard let code = child.wait(atMost: guardSeconds) else {
      throw RanTooLong(command: line, seconds: guardSeconds, output: try files.read("output"))
    }
    return Result(output: try files.read("output"), errors: "", code: code)
  }

  /// A `PATH` on which the built newslab comes first.
  package static var searchPath: String {
    URL(fileURLWithPath: newslab).deletingLastPathComponent().path + ":/usr/local/bin:/usr/bin:/bin"
  }
}
