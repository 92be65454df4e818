import NewsCorpus
import TestSupport
import Testing

struct FormatsGuideTests {
  @Test func `the guide has every format as it is described`() throws {
    let guide = try Checkout.read("Sources/NewsLab/NewsLab.docc/Guides/Formats.md")
    for format in CorpusFormats.all {
      let extensions = format.extensions.map { "`.\($0)`" }.joined(separator: " ")
      let row = "| `\(format.name)` | \(format.summary) | \(extensions) |"
      #expect(guide.contains(row), "expected the line \(row)")
    }
    for format in ExportFormat.all {
      let row = "| `\(format.name)` | \(format.summary) |"
      #expect(guide.contains(row), "expected the line \(row)")
    }
  }
}
