import TestSupport
import Testing

/// The Markdown files whose console blocks are tests.
struct TranscriptFilesTests {
  static let files =
    ["README.md"] + Checkout.files(below: "Sources/NewsLab/NewsLab.docc", withExtension: "md")
    + Checkout.files(below: "Tests/Transcripts", withExtension: "md")

  @Test(arguments: files)
  func `prints what the page says`(file: String) throws {
    try TranscriptRunner.run(file)
  }
}
