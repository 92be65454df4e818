import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct DelimitedFormatTests {
  private let csv = DelimitedFormatTests.format("csv")
  private let tsv = DelimitedFormatTests.format("tsv")

  private static func format(_ name: String) -> CorpusFormat {
    CorpusFormats.named(name) ?? CorpusFormats.all[0]
  }

  private func texts(_ format: CorpusFormat, _ text: String) -> [String] {
    FormatBench.articles(FormatBench.read(format, text)).map(\.text.string)
  }

  @Test(arguments: [
    ("text\nplain", ["plain"]), ("text\n\"a,b\"\n", ["a,b"]), ("text\r\na\r\nb\r\n", ["a", "b"]),
    ("text\n\"a \"\"b\"\" c\"", ["a \"b\" c"]),
    ("text\n\"two\r\nlines\"\nx", ["two\r\nlines", "x"]),
    ("text\na \"b\" c", ["a \"b\" c"]), ("text\n\"a\" b\n", ["\"a\" b"]),
    ("\u{FEFF}text\nx", ["x"]), ("\n\ntext\n\n\nx\n\n", ["x"]), ("text\n\"x\"", ["x"]),
    ("text\n\"x\"\r", ["x"]), ("text\nx\r", ["x"]),
  ])
  func `reads cells as RFC 4180 says`(table: String, expected: [String]) {
    #expect(texts(csv, table) == expected)
  }

  @Test(arguments: [",", ";", "\t", "|"])
  func `finds what stands between cells`(separator: String) {
    let table = "id,title,text\n1,A,\"x,y;z\"\n2,B,z\n".replacing(",", with: separator)
    let articles = FormatBench.articles(FormatBench.read(csv, table))
    #expect(articles.map(\.id) == ["1", "2"])
    #expect(articles.map(\.title) == ["A", "B"])
  }

  @Test func `reads a quote that begins a cell of a TSV file as a quote`() {
    #expect(texts(tsv, "title\ttext\nA\t\"Rain\" is near\nB\tx\n") == ["\"Rain\" is near", "x"])
  }

  @Test func `rejects a row with too few or too many cells, with its number and line`() {
    let records = FormatBench.read(
      csv, "id,title,text\n1,A,\"x\ny\"\n2,B\n3,C,z,more\n4,D,w\n")
    #expect(FormatBench.articles(records).map(\.id) == ["1", "4"])
    #expect(
      FormatBench.problems(records) == [
        "example:4: record 2: expected 3 cells as in the header row, found 2",
        "example:5: record 3: expected 3 cells as in the header row, found 4",
      ])
  }

  @Test func `goes on behind a quote that does not end`() {
    let records = FormatBench.read(csv, "id,text\n1,\"x\n2,y\n3,z\n")
    #expect(FormatBench.articles(records).map(\.id) == ["2", "3"])
    #expect(
      FormatBench.problems(records)
        == ["example:2: record 1: a cell begins with a quote and does not end"])
  }

  @Test func `stops when quotes without an end are many`() {
    let rows = (0..<200).map { "\($0),\"x" }.joined(separator: "\n")
    let records = FormatBench.read(csv, "id,text\n\(rows)\n\"")
    #expect(FormatBench.problems(records).count <= 101)
  }

  @Test func `keeps the columns that no field takes`() throws {
    let records = FormatBench.read(csv, "id,text,rank,empty\n1,x,third,\n")
    let article = try #require(FormatBench.articles(records).first)
    #expect(article.meta == ["rank": .string("third")])
  }

  @Test func `takes a mark away that keeps a spreadsheet from running a cell`() {
    #expect(texts(csv, "text\n'=1+1\n'quoted'\n''=x\n-5\n") == ["=1+1", "'quoted'", "'=x", "-5"])
  }

  @Test(arguments: [
    ("", "example: no header row: the file is empty"),
    (
      "id,titel\n1,2",
      "example:1: no column for 'text'; columns: id, titel; name it with --map text=COLUMN"
    ),
    ("\"id\n1", "example:1: header row: a cell begins with a quote and does not end"),
  ])
  func `says what is wrong with a header`(table: String, problem: String) {
    #expect(FormatBench.problems(FormatBench.read(csv, table)) == [problem])
  }

  @Test func `says what it guessed, in one line`() {
    let records = FormatBench.read(csv, "Headline,pub_date,Body\nA,2017-04-06,x\n")
    #expect(
      FormatBench.problems(records, notes: true) == [
        "example: guessed the fields title=Headline,text=Body,date=pub_date; --map says otherwise"
      ])
    let article = FormatBench.articles(records).first
    #expect(article?.title == "A")
    #expect(article?.date?.value.description == "2017-04-06")
  }

  @Test func `reads a table in windows-1252 and says so once`() {
    let table = Array("title,text\n".utf8) + [0x63, 0x61, 0x66, 0xE9] + Array(",x\ny,z\n".utf8)
    let records = FormatBench.read(csv, table)
    #expect(FormatBench.articles(records).first?.title == "café")
    #expect(
      FormatBench.problems(records, notes: true)
        == ["example: read as WINDOWS-1252, by the look of its bytes"])
  }

  @Test func `finds each article again by its id`() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<5000).map { "a\($0),\"text, \($0)\"\n" }.joined()
    let path = try folder.write("id,text\n" + rows, to: "t.csv")
    let corpus = try FileCorpus.open([path], reading: { $0 })
    #expect(corpus.count == 5000)
    #expect(try corpus.article(id: "a4711").text.string == "text, 4711")
  }

  @Test(arguments: 0..<200)
  func `reads what a writer of RFC 4180 wrote, whatever the cells hold`(seed: UInt64) {
    var generator = Generator(seed: seed)
    var rows: [[String]] = []
    for number in 0..<Int.random(in: 1...6, using: &generator) {
      rows.append([
        "\(number)", "x" + Self.plain(&generator) + "\"\n,", "t" + Self.plain(&generator),
      ])
    }
    let table = ([["id", "title", "text"]] + rows)
      .map { $0.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") }
      .joined(separator: "\r\n")
    let articles = FormatBench.articles(FormatBench.read(csv, table))
    #expect(articles.map { [$0.id, $0.title ?? "", $0.text.string] } == rows)
  }

  /// A text without the byte that makes a file binary.
  private static func plain(_ generator: inout Generator) -> String {
    generator.text().replacing("\0", with: "")
  }
}
