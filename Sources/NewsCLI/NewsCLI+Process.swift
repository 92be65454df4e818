import FoundationEssentials
import Glibc
import NewsCorpus

extension NewsCLI {
  /// Runs the program with the arguments, environment and streams of this process.
  package static func runProcess() -> Int32 {
    if let status = LuaProgram.runIfCalled() { return status }
    // Character types only: numbers are written and read alike everywhere.
    setlocale(LC_CTYPE, "")
    signal(SIGPIPE, SIG_IGN)
    return run(
      arguments: Array(CommandLine.arguments.dropFirst()),
      environment: ProcessInfo.processInfo.environment,
      input: DescriptorSource(borrowing: STDIN_FILENO),
      output: DescriptorSink(STDOUT_FILENO), error: DescriptorSink(STDERR_FILENO))
  }
}
