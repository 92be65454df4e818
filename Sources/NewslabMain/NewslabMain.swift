import FoundationEssentials
import Glibc
import NewsCLI
import NewsCorpus

@main
enum NewslabMain {
  static func main() {
    // Character types only: numbers are written and read alike everywhere.
    setlocale(LC_CTYPE, "")
    signal(SIGPIPE, SIG_IGN)
    let code = NewsCLI.run(
      arguments: Array(CommandLine.arguments.dropFirst()),
      environment: ProcessInfo.processInfo.environment,
      input: DescriptorSource(borrowing: STDIN_FILENO),
      output: DescriptorSink(STDOUT_FILENO), error: DescriptorSink(STDERR_FILENO))
    exit(code)
  }
}
