import NewsAnalysis
import Testing

struct TableFileTests {
  @Test(arguments: [
    ("a\tb\n1\t2\n3\t\n", [["1", "2"], ["3", ""]]), ("a\tb\n1\t2", [["1", "2"]]), ("a\tb", []),
    ("a\tb\n", []),
  ])
  func `reads the rows`(text: String, rows: [[String]]) throws {
    #expect(try Self.rows(text) == rows)
  }

  @Test(arguments: [
    ("", 1, "expected the columns a, b, found an empty line"),
    ("a\tc\n", 1, "expected the columns a, b, found a, c"),
    ("a\tb\n1\t2\n3\n", 3, "expected 2 fields, found 1"),
    ("a\tb\n1\t2\t3\n", 2, "expected 2 fields, found 3"),
    ("a\tb\n\t2\n", 2, "the first field is empty"),
    ("a\tb\n1\t2\n\n", 3, "expected 2 fields, found 1"),
  ])
  func `names the line that is wrong`(text: String, line: Int, problem: String) {
    #expect(throws: AnalysisError.badResource("x.tsv", line: line, problem: problem)) {
      try Self.rows(text)
    }
  }

  @Test func `splits a field at semicolons`() throws {
    let file = try TableFile(name: "x.tsv", bytes: Array("a\nx;y;;z w\n".utf8), columns: ["a"])
    var parts: [String] = []
    try file.forEachRow { (_, fields) throws(AnalysisError) in
      parts = file.parts(fields[0]).map { file.text($0) }
    }
    #expect(parts == ["x", "y", "z w"])
  }

  private static func rows(_ text: String) throws -> [[String]] {
    let file = try TableFile(name: "x.tsv", bytes: Array(text.utf8), columns: ["a", "b"])
    var rows: [[String]] = []
    try file.forEachRow { (_, fields) throws(AnalysisError) in
      rows.append(fields.map { file.text($0) })
    }
    return rows
  }
}
