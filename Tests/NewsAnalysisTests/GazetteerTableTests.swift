import NewsAnalysis
import NewsModel
import Testing

struct GazetteerTableTests {
  private static func rows(_ text: String, kind: Entity.Kind? = nil) throws -> [GazetteerRow] {
    try GazetteerTable.rows(
      of: Array(text.utf8), file: "x.tsv", defaults: GazetteerDefaults(kind: kind))
  }

  @Test func `reads rows by the names of the columns`() throws {
    let text = "id\tname\tkind\taliases\tcase\tnote\n7\tAcme Corp\tORG\tAcme; ACM\twritten\told\n"
    let row = GazetteerRow(
      name: "Acme Corp", kind: .org, id: "7", aliases: ["Acme", "ACM"], casing: .written, line: 2)
    #expect(try Self.rows(text) == [row])
  }

  @Test(arguments: [
    "name\tkind\r\nAda\tPERSON\r\n\r\nBo\tPERSON",
    "\u{FEFF}name\tkind\nAda\tPERSON\n\nBo\tPERSON\n",
    "kind\tname\tid\n PERSON \t Ada \nPERSON\tBo\t\n",
  ])
  func `takes line ends, empty lines and missing fields as they come`(text: String) throws {
    #expect(try Self.rows(text).map(\.name) == ["Ada", "Bo"])
  }

  @Test func `rows without a kind have that of the list`() throws {
    let rows = try Self.rows("name\tkind\nTitanic\nCunard\tORG\n", kind: .product)
    #expect(rows.map(\.kind) == [.product, .org])
  }

  @Test(arguments: [
    ("", "1: the table is empty; expected a header line"),
    ("kind\nORG", "1: no column 'name'"),
    ("name\nAda", "1: no column 'kind', and no kind is given for the list"),
    (
      "name\tknd\nAda",
      "1: unknown column 'knd' (did you mean 'kind'?); known: name, kind, id, aliases, case, note"
    ),
    ("name\tname", "1: column 'name' stands twice"),
    ("name\tkind\n\nAda\tPERSON\tx", "3: expected 2 fields, found 3"),
    ("name\tkind\n\tORG", "2: the name is empty"),
    ("name\tkind\nAda", "2: the kind of 'Ada' is empty"),
    ("name\tkind\n--\tORG", "2: '--' has no letters and no digits"),
  ])
  func `says which line is wrong and why`(text: String, problem: String) {
    let error = #expect(throws: GazetteerError.self) { try Self.rows(text) }
    #expect(error?.description == "x.tsv:" + problem)
  }

  @Test(arguments: [
    ("Ada\tPERSN\tany", "unknown kind 'PERSN' (did you mean 'PERSON'?); known: PERSON, ORG"),
    ("Ada\tperson\tany", "unknown kind 'person' (did you mean 'PERSON'?)"),
    ("Ada\tPERSON\tuper", "unknown case rule 'uper' (did you mean 'upper'?); known: capital"),
    ("a b c d e f g h i j k l m n o\tORG\tany", "has 15 words; at most 14 are taken"),
  ])
  func `names the nearest kind and rule`(row: String, problem: String) {
    let error = #expect(throws: GazetteerError.self) { try Self.rows("name\tkind\tcase\n" + row) }
    #expect(error?.description.contains(problem) == true, "\(String(describing: error))")
  }

  @Test func `bytes that are no text, and fields without end, are errors`() {
    let bytes: [UInt8] = Array("name\tkind\n".utf8) + [0x41, 0xFF, 0x09] + Array("ORG".utf8)
    #expect(throws: GazetteerError.badLine(file: "x", line: 2, problem: "is not valid UTF-8")) {
      try GazetteerTable.rows(of: bytes, file: "x", defaults: GazetteerDefaults())
    }
    let long = String(repeating: "a", count: 2_001)
    let problem = "a field of 2001 bytes; at most 2000 are taken"
    #expect(throws: GazetteerError.badLine(file: "x.tsv", line: 2, problem: problem)) {
      try Self.rows("name\tkind\n\(long)\tORG")
    }
  }
}
