import CommandKit
import NewsCorpus

/// The program `newslab`, as a function of its arguments, environment and streams.
package enum NewsCLI {
  /// Runs the program and gives its exit code; `arguments` are those behind the program's name.
  package static func run(
    arguments: [String], environment: [String: String], input: any ByteSource,
    output: any ByteSink, error: any ByteSink, isOnTerminal: Bool = false
  ) -> Int32 {
    let session = Session(environment: environment, input: input, output: output, error: error)
    session.isOnTerminal = isOnTerminal
    return run(arguments, in: session).rawValue
  }

  private static func run(_ arguments: [String], in session: Session) -> ExitCode {
    do {
      let code = try outcome(of: arguments, in: session)
      try session.output.flush()
      return code
    } catch is OutputBuffer.Closed {
      return .success
    } catch let failure as CommandFailure {
      return report(failure, in: session)
    } catch {
      return report(CommandFailure(.failures, "\(error)"), in: session)
    }
  }

  /// Runs, and prints what was written even when the command fails in the middle.
  private static func outcome(of arguments: [String], in session: Session) throws -> ExitCode {
    do {
      try Invocation.read(arguments, for: session).run(in: session)
      return .success
    } catch let error as CommandError {
      return report(CommandFailure(.usage, error.description), in: session)
    } catch let failure as CommandFailure {
      try session.output.flush()
      return report(failure, in: session)
    }
  }

  private static func report(_ failure: CommandFailure, in session: Session) -> ExitCode {
    if let message = failure.message { session.report(Diagnostic(.error, message)) }
    for note in failure.notes { session.report(Diagnostic(.note, note)) }
    return failure.exitCode
  }
}
