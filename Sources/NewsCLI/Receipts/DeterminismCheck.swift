import Glibc
import NewsCorpus
import NewsModel

/// `newslab run --check-determinism`: the same run in new processes that divide the work otherwise.
struct DeterminismCheck {
  /// The words behind `newslab run` that decide about the bytes of the result.
  let words: [String]

  /// How the processes divide the work.
  static let ways = [[], ["-j", "1", "--shard-size", "7"], ["-j", "3", "--fresh-states"]]

  /// One run: how it was made, how it ended, and what it wrote.
  private struct Run {
    let way: String
    let code: Int32
    let output: NamelessFile
  }

  /// Runs and compares; throws when results differ, or a run did not come to its end.
  func run(in session: Session) throws {
    if words.contains("--corpus=-") {
      throw CommandFailure(
        .usage, "--check-determinism reads the corpus several times, so it cannot be '-'")
    }
    var first: Run?
    for way in Self.ways {
      let run = try self.run(way, saysErrors: first == nil, in: session)
      guard let first else {
        first = run
        continue
      }
      if run.code != first.code {
        throw CommandFailure(
          .failures,
          "exit status \(first.code) with \(first.way), \(run.code) with \(run.way)")
      }
      try compare(first, run)
    }
    let size = first?.output.size ?? 0
    try session.output.write("the same \(size) bytes in \(Self.ways.count) runs\n")
  }

  private func run(
    _ way: [String], saysErrors: Bool, in session: Session
  ) throws -> Run {
    let output: NamelessFile
    let code: Int32
    do throws(FileError) {
      output = try NamelessFile()
      let errors = try NamelessFile()
      let nothing = try FileError.check { open("/dev/null", O_RDONLY | O_CLOEXEC) }
      defer { close(nothing) }
      let pid = try ChildProcess.spawn(
        ["run", "-q"] + way + words,
        [
          (nothing, STDIN_FILENO), (output.descriptor, STDOUT_FILENO),
          (errors.descriptor, STDERR_FILENO),
        ], inOwnGroup: false)
      var status: Int32 = 0
      while waitpid(pid, &status, 0) < 0, errno == EINTR {}
      code = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
      if saysErrors || code > 1 {
        session.say(String(decoding: try errors.source().readAll(upTo: 1 << 20), as: UTF8.self))
      }
    } catch {
      throw CommandFailure(.inputOutput, "--check-determinism cannot run newslab: \(error)")
    }
    let shown = way.isEmpty ? "no options" : way.joined(separator: " ")
    if code > 1 {
      throw CommandFailure(
        ExitCode(rawValue: code), "the run with \(shown) ended with status \(code)")
    }
    return Run(way: shown, code: code, output: output)
  }

  private func compare(_ first: Run, _ second: Run) throws(CommandFailure) {
    let difference: LineDifference?
    do throws(FileError) {
      difference = try LineDifference.first(
        in: try first.output.source(), try second.output.source())
    } catch {
      throw CommandFailure(.inputOutput, "cannot read what a run wrote: \(error)")
    }
    guard let difference else {
      if first.output.size == second.output.size { return }
      throw CommandFailure(
        .failures, "only one of the results ends with a line feed: \(first.way), \(second.way)")
    }
    let (left, right) = difference.shown
    throw CommandFailure(
      .failures, "results differ in line \(difference.number)",
      notes: ["with \(first.way): \(left)", "with \(second.way): \(right)"])
  }
}
