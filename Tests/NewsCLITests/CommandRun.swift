import NewsCLI
import NewsCorpus
import TestSupport

/// One run of the program inside the test.
struct CommandRun {
  let code: Int32
  let output: String
  let errors: String

  init(
    _ arguments: String..., input: String = "", environment: [String: String] = [:]
  ) {
    self.init(arguments, input: MemorySource(input), environment: environment)
  }

  init(
    _ arguments: [String], input: any ByteSource = MemorySource([]),
    environment: [String: String] = [:]
  ) {
    let (output, errors) = (MemorySink(), MemorySink())
    code = NewsCLI.run(
      arguments: arguments, environment: environment, input: input, output: output, error: errors)
    (self.output, self.errors) = (output.text, errors.text)
  }

  /// The lines of standard output.
  var lines: [Substring] { output.split(separator: "\n") }
}

/// Where the story of the checkout stands.
enum Seed {
  static let folder = Checkout.path + "/seeds"
  static let id = "000_ef5e3e26f8dc2b43"
}

/// A sink that fails as the system does.
final class FailingSink: ByteSink {
  private let number: Int32
  init(errno number: Int32) { self.number = number }
  func write(_ bytes: [UInt8]) throws(FileError) { throw .system(number) }
}
