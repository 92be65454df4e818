import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct ClaimTablesTests {
  private static let header = "id\tpredicate\tpattern\toptions\n"

  private func added(_ rows: String) throws -> ClaimTables {
    var tables = try ClaimTables(folder: Workbench.folder)
    try tables.add(
      TableFile(
        name: "own.tsv", bytes: Array((Self.header + rows).utf8), columns: ClaimTables.columns))
    return tables
  }

  @Test func `rules have names of their own, and predicates a summary`() throws {
    let tables = try ClaimTables(folder: Workbench.folder)
    #expect(Set(tables.rules.map(\.id)).count == tables.rules.count)
    #expect(
      tables.predicates.allSatisfy { $0.summary.hasSuffix(".") && $0.summary.utf8.count <= 80 })
    let used = Set(tables.rules.map(\.predicate))
    #expect(used == Set(tables.predicates.indices))
  }

  @Test func `a rule of a user takes the place of the one with its id`() throws {
    let count = try ClaimTables(folder: Workbench.folder).rules.count
    let row = "join.verb\tjoin\tsubject:[ent.kind=\"GPE\"] \"joins\" object:[ent.kind=\"ORG\"]\t\n"
    let tables = try added(row)
    #expect(tables.rules.count == count)
    #expect(tables.rules.last?.id == "join.verb")
    #expect(tables.rules.last?.place == "own.tsv:2")
    #expect(try added("join.verb\tjoin\t\t\n").rules.count == count - 1)
  }

  @Test(arguments: [
    ("x\tjoins\t[]\t", "own.tsv:2: expected a predicate, one of join, member_of"),
    ("x\tjoin\t[word=\t", "own.tsv:2: expected a value in quotation marks"),
    ("x\tjoin\t$NAME\t", "own.tsv:2: $NAME is not defined above; known are none"),
    ("x\tjoin\twhom:[]\t", "own.tsv:2: expected labels of subject, object"),
    ("x\tjoin\t[]\tsure", "own.tsv:2: expected options, any of"),
    ("x\tjoin\t[]\tconfidence=2", "own.tsv:2: expected options, any of"),
    ("name\t=\t[]\t", "own.tsv:2: expected a name such as $ORG before '=', found 'name'"),
    ("$A\t=\t[]\t\n$A\t=\t[]\t", "own.tsv:3: $A is defined twice"),
    ("x\tjoin\t[]", "own.tsv:2: expected 4 fields, found 3"),
  ])
  func `a row that cannot be read is named with its line`(row: String, problem: String) {
    let error = #expect(throws: AnalysisError.self) { try added(row + "\n") }
    #expect("\(error as Any)".contains(problem), "\(error as Any)")
  }

  @Test func `names stand for parts of patterns`() throws {
    let rows = """
      $A\t=\t[ent.kind="GPE"]\t
      $B\t=\t$A "and" $A\t
      x\tjoin\tsubject:$B "joined" object:[]\tconfidence=0.5;free\n
      """
    let rule = try #require(try added(String(rows.dropLast())).rules.last)
    let pattern = #"subject:[ent.kind="GPE"] "and" [ent.kind="GPE"] "joined" object:[]"#
    #expect(rule.pattern.source == pattern)
    #expect(rule.confidence == 0.5)
  }

  @Test func `names that grow without end are refused`() {
    let rows = (1..<40).map { "$A\($0)\t=\t$A\($0 - 1) $A\($0 - 1)\t" }.joined(separator: "\n")
    let error = #expect(throws: AnalysisError.self) { try added("$A0\t=\t[]\t\n" + rows + "\n") }
    #expect("\(error as Any)".contains("the pattern becomes too long"))
  }
}
