/// How the program ends.
package struct ExitCode: RawRepresentable, Hashable, Sendable {
  package let rawValue: Int32

  package init(rawValue: Int32) { self.rawValue = rawValue }

  /// All is well.
  package static let success = ExitCode(rawValue: 0)
  /// Finished, but not all is well: articles failed, a script raised, a check failed.
  package static let failures = ExitCode(rawValue: 1)
  /// The command line is wrong.
  package static let usage = ExitCode(rawValue: 2)
  /// A script, plugin or component does not load.
  package static let notLoaded = ExitCode(rawValue: 3)
  /// A limit stopped the whole run.
  package static let limit = ExitCode(rawValue: 4)
  /// Something is not permitted, or is not what it was.
  package static let permission = ExitCode(rawValue: 5)
  /// Something cannot be read or written.
  package static let inputOutput = ExitCode(rawValue: 6)
  /// Interrupted from outside.
  package static let interrupted = ExitCode(rawValue: 130)

  /// The codes of newslab itself with what each tells the caller, in one sentence.
  package static let meanings: [(code: ExitCode, meaning: String)] = [
    (.success, "All is well."),
    (.failures, "Finished, but not all is well: articles failed, a script or a check failed."),
    (.usage, "The command line is wrong."),
    (.notLoaded, "A script, plugin or component does not load."),
    (.limit, "A limit stopped the whole run."),
    (.permission, "Something is not permitted, or is not what it was."),
    (.inputOutput, "Something cannot be read or written."),
    (.interrupted, "Interrupted."),
  ]
}
