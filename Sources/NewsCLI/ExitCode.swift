/// How the program ends.
package enum ExitCode: Int32, CaseIterable, Sendable {
  /// All is well.
  case success = 0
  /// Finished, but not all is well: articles failed, a script raised, a check failed.
  case failures = 1
  /// The command line is wrong.
  case usage = 2
  /// A script, plugin or component does not load.
  case notLoaded = 3
  /// A limit stopped the whole run.
  case limit = 4
  /// Something is not permitted, or is not what it was.
  case permission = 5
  /// Something cannot be read or written.
  case inputOutput = 6
  /// Interrupted from outside.
  case interrupted = 130

  /// What it tells the caller, in one sentence.
  package var meaning: String {
    switch self {
    case .success: "All is well."
    case .failures: "Finished, but not all is well: articles failed, a script or a check failed."
    case .usage: "The command line is wrong."
    case .notLoaded: "A script, plugin or component does not load."
    case .limit: "A limit stopped the whole run."
    case .permission: "Something is not permitted, or is not what it was."
    case .inputOutput: "Something cannot be read or written."
    case .interrupted: "Interrupted."
    }
  }
}
