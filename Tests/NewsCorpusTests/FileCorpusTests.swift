import NewsAnalysis
import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct FileCorpusTests {
  /// The extensions of all formats, as messages list them.
  private static let known = CorpusFormats.all.shownExtensions

  /// Puts the first word of the text into the title, and knows the date of texts that say "dated".
  private static let reading: StoryReading = { article in
    var article = article
    article.title = article.text.string.split(separator: " ").first.map(String.init)
    if article.date == nil, article.text.string.contains("dated") {
      article.date = NewsDate(year: 1999).map { .init(value: $0, foundBy: .headerDate) }
    }
    return article
  }

  private func open(_ paths: String..., input: String = "") throws -> FileCorpus {
    try FileCorpus.open(paths, input: MemorySource(input), reading: Self.reading)
  }

  private func ids(_ corpus: any Corpus) throws -> [String] {
    var ids: [String] = []
    try corpus.forEach {
      ids.append($0.id)
      return true
    }
    return ids
  }

  private func sample() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("one two", to: "c/2017/a.txt")
    try folder.write(
      "{\"id\":\"j1\",\"text\":\"x\"}\nbad\n{\"id\":\"j2\",\"text\":\"y\"}\n", to: "c/b.jsonl")
    try folder.write([0x61, 0], to: "c/broken.txt")
    try folder.write("x", to: "c/picture.jpg")
    return folder
  }

  @Test func `reads folders, files and standard input in the order given`() throws {
    let folder = try sample()
    let file = try folder.write("z", to: "z.txt")
    let corpus = try open(file, folder.file("c"), "-", input: #"{"id":"in","text":""}"#)
    #expect(try ids(corpus) == ["z", "2017/a", "j1", "j2", "in"])
    #expect(try ids(corpus) == ["z", "2017/a", "j1", "j2", "in"])
  }

  @Test func `lists what cannot be read`() throws {
    let folder = try sample()
    let reasons = try open(folder.file("c")).rejected.map(\.description)
    #expect(
      reasons.map { $0.replacing(folder.path + "/", with: "") } == [
        "c/b.jsonl:2: not valid JSON: expected a value, found 'b' at byte 1",
        "c/broken.txt: cannot be read: binary, not text: NUL byte at byte 1",
        "c/picture.jpg: skipped: unknown kind of file '.jpg'; known: \(Self.known)",
      ])
  }

  @Test func `rejects the second of two articles with one id and names both places`() throws {
    let folder = try TemporaryFolder()
    try folder.write("first", to: "a.text")
    try folder.write("second", to: "a.txt")
    try folder.write(#"{"id":"a","text":"third"}"#, to: "b.jsonl")
    let corpus = try open(folder.path)
    #expect(
      corpus.rejected.map { $0.description.replacing(folder.path + "/", with: "") } == [
        "a.txt: id 'a' is used already by a.text", "b.jsonl:1: id 'a' is used already by a.text",
      ])
    #expect(try corpus.article(id: "a").text.string == "first")
    #expect(corpus.count == 1)
  }

  @Test(arguments: [("2017/a", "one"), ("j2", "y")])
  func `finds an article by its id and reads its story`(id: String, title: String) throws {
    let folder = try sample()
    #expect(try open(folder.file("c")).article(id: id).title == title)
  }

  @Test(arguments: [
    ("j3", "no article 'j3' in 'C'; did you mean 'j1'?"),
    ("2017", "no article '2017' in 'C'; did you mean '2017/a'?"),
    ("2017/a.txt", "no article '2017/a.txt' in 'C'; did you mean '2017/a'?"),
    ("something else", "no article 'something else' in 'C'"), ("", "no article '' in 'C'"),
  ])
  func `names the nearest id`(id: String, message: String) throws {
    let folder = try sample()
    let corpus = try open(folder.file("c"))
    let error = #expect(throws: CorpusError.self) { try corpus.article(id: id) }
    #expect(error?.description.replacing(folder.file("c"), with: "C") == message)
  }

  @Test func `says that an article cannot be read`() throws {
    let folder = try sample()
    let corpus = try open(folder.file("c"))
    let error = #expect(throws: CorpusError.self) { try corpus.article(id: "broken") }
    #expect(
      error?.description.hasSuffix(
        "broken.txt: cannot be read: binary, not text: NUL byte at byte 1") == true)
  }

  @Test func `stops when it is told to`() throws {
    let folder = try sample()
    var seen = 0
    let isDone = try open(folder.file("c")).forEachRecord { _ in
      seen += 1
      return seen < 2
    }
    #expect(seen == 2)
    #expect(!isDone)
  }

  @Test func `opens what it can and fails when there is nothing`() throws {
    let folder = try sample()
    #expect(try open("/nowhere", folder.file("c")).rejected.count == 4)
    let error = #expect(throws: CorpusError.self) { try open("/nowhere", "/nothing") }
    #expect(
      error?.description == "/nowhere: cannot be read: no such file or directory; "
        + "/nothing: cannot be read: no such file or directory")
  }

  @Test(arguments: [
    ("wire-2017-04-06.txt", "x", "2017-04-06", Article.Dated.Source.fileName),
    ("wire-2017-04-06.txt", "dated", "1999", .headerDate), ("wire-2017-13-06.txt", "x", nil, nil),
    ("120170-04-06.txt", "x", nil, nil), ("2017-04-061.txt", "x", nil, nil),
  ])
  func `takes the date of the file's name when the text has none`(
    name: String, text: String, date: String?, source: Article.Dated.Source?
  ) throws {
    let folder = try TemporaryFolder()
    let corpus = try open(try folder.write(text, to: name))
    let article = try corpus.article(id: String(name.dropLast(4)))
    #expect(article.date?.value.description == date)
    #expect(article.date?.foundBy == source)
  }

  @Test func `is the same whatever order files were made in`() throws {
    let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
    let names = ["b/x.txt", "a.txt", "a/y.txt", "z.txt", "a-b.txt"]
    for name in names { try first.write("t", to: name) }
    for name in names.reversed() { try second.write("t", to: name) }
    let expected = ["a-b", "a", "a/y", "b/x", "z"]
    #expect(try ids(open(first.path)) == expected)
    #expect(try ids(open(second.path)) == expected)
  }
}
