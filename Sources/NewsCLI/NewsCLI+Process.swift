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
    occupyStandardStreams()
    let output = DescriptorSink(STDOUT_FILENO)
    return run(
      arguments: Array(CommandLine.arguments.dropFirst()),
      environment: ProcessInfo.processInfo.environment,
      input: DescriptorSource(borrowing: STDIN_FILENO),
      output: Terminal.isOutput ? VisibleSink(output) : output,
      error: DescriptorSink(STDERR_FILENO),
      isOnTerminal: isatty(STDERR_FILENO) == 1)
  }

  /// Keeps files that are opened later from taking the place of a standard stream that is closed.
  ///
  /// Messages would be written into them. What is opened instead refuses reading or writing.
  private static func occupyStandardStreams() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
