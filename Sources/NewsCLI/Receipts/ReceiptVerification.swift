import CommandKit

/// `newslab run --verify`: runs again what a receipt says, and compares.
struct ReceiptVerification {
  /// Where the receipt lies.
  let path: String

  /// Runs and says what differs; throws when something does.
  func run(_ given: ParsedArguments, in session: Session) throws {
    let known = try ReceiptReader.read(path)
    guard known.folder == JournalRequest.currentFolder else {
      throw CommandFailure(
        .usage, "the run of '\(path)' was made in another folder",
        notes: ["use: cd '\(known.folder)' && newslab run --verify RECEIPT"])
    }
    let request = try repeated(known, given, in: session)
    guard let made = request.made else { return }
    let comparison = ReceiptComparison(known, made, articles: request.contents)
    if comparison.differences.isEmpty {
      let components = known.components.count
      return try session.output.write(
        "the same: \(known.corpus.count) article\(known.corpus.count == 1 ? "" : "s"), "
          + "\(components) component\(components == 1 ? "" : "s"), \(known.bytes) bytes\n")
    }
    for line in comparison.differences {
      try session.output.write(VisibleText.of(line) + "\n")
    }
    throw CommandFailure(.failures, "the run is not the one of '\(path)'")
  }

  /// Runs the words of a receipt, with those about workers and files that were given now.
  private func repeated(
    _ known: Receipt, _ given: ParsedArguments, in session: Session
  ) throws -> ReceiptRequest {
    let kept: [any Argument] = [
      RunCommand.output, RunArguments.workers, RunArguments.shardSize, RunArguments.isolate,
      RunArguments.quiet, RunArguments.noProgress,
    ]
    guard
      case .arguments(let recorded) = try CommandLineParser.parse(
        known.command, for: RunCommand.self)
    else {
      throw CommandFailure(.usage, "'\(path)': command: expected the words of a run")
    }
    try checkRecorded(recorded, given)
    let form =
      recorded.has(RunCommand.format)
      ? [] : ["\(RunCommand.format.description.name)=\(known.form.format)"]
    let words = kept.flatMap { given.words(of: $0) } + form + known.command
    guard case .arguments(let parsed) = try CommandLineParser.parse(words, for: RunCommand.self),
      let request = RunChecks.receiptRequest(parsed, again: known, in: session)
    else {
      throw CommandFailure(.usage, "'\(path)': command: expected the words of a run")
    }
    do {
      try RunCommand.run(parsed, receipt: request, in: session)
    } catch let failure as CommandFailure
      where failure.exitCode == .failures && request.made != nil
    {
      // Articles may have failed before, too; the receipts tell.
    }
    return request
  }

  /// Throws when the words of a receipt would write something, or grant what was not granted now: it
  /// may come from a stranger.
  private func checkRecorded(
    _ recorded: ParsedArguments, _ given: ParsedArguments
  ) throws(CommandFailure) {
    try RunChecks.allow(RunChecks.decisive, with: RunChecks.verify, recorded)
    let granted = Set(ScriptOptions.grants.flatMap { given.words(of: $0) })
    let missing = ScriptOptions.grants.flatMap { recorded.words(of: $0) }.filter {
      !granted.contains($0)
    }
    if missing.isEmpty { return }
    throw CommandFailure(
      .permission, "the run of '\(path)' was granted \(missing.joined(separator: " "))",
      notes: ["add the same words to 'newslab run --verify' to grant that again"])
  }
}
