import NewsAnalysis
import Testing

struct ListFileTests {
  private func list(_ text: String) throws -> ListFile {
    try ListFile("x.tsv", bytes: Array(text.utf8))
  }

  @Test func `reads the columns that are asked for, in their order`() throws {
    let file = try list("a\tb\tc\n1\t2\t3\r\n# no row\n\n4\n")
    #expect(try file.cells("c", "a") == [["3", "1"], ["", "4"]])
  }

  @Test func `an unknown column names those that there are`() throws {
    let file = try list("a\tb\n")
    #expect(
      throws: AnalysisError.badResource("x.tsv", line: 1, problem: "no column 'z'; found a, b")
    ) {
      try file.cells("z")
    }
  }

  @Test func `a row with too many cells names its line`() {
    let error = AnalysisError.badResource("x.tsv", line: 3, problem: "expected 1 cells, found 2")
    #expect(throws: error) { try list("a\n1\n1\t2\n") }
  }

  @Test func `a missing list says where it was looked for`() {
    #expect(throws: AnalysisError.missingResource("no.tsv", lookedIn: ["/nowhere"])) {
      try ListFile("no.tsv", in: "/nowhere")
    }
  }
}
