import TestSupport
import Testing

/// The Markdown files whose console blocks are tests.
struct TranscriptFilesTests {
  static let files =
    Checkout.files(below: "Tests/Transcripts", withExtension: "md")

  @Test(arguments: files)
  func `prints what the page says`(file: String) throws {
    try TranscriptRunner.run(file)
  }
}
