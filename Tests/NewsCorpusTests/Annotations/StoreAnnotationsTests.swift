import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct StoreAnnotationsTests {
  private func bench() throws -> StoreBench {
    let bench = try StoreBench()
    try bench.folder.write(
      #"{"id":"a","text":"It rains."}"# + "\n" + #"{"id":"b","text":"It is dry."}"#,
      to: "wire.jsonl")
    try bench.importing("wire.jsonl")
    return bench
  }

  private func annotations(_ bench: StoreBench, _ id: String = "a") throws -> ArticleAnnotations {
    let corpus = try bench.corpus()
    return corpus.annotations(of: try corpus.article(id: id))
  }

  @Test func `a label stays until it is taken away`() throws {
    let bench = try bench()
    let store = StoreAnnotations(try StoreFile.write(bench.path))
    try store.add(ArticleLabel("topic", "rain", by: "ada"), to: "a")
    try store.add(ArticleLabel("topic", "weather", by: "ada"), to: "a")
    try store.add(ArticleLabel("checked", by: "grace"), to: "a")
    #expect(
      try annotations(bench).labels == [
        ArticleLabel("checked", by: "grace"), ArticleLabel("topic", "weather", by: "ada"),
      ])
    #expect(try annotations(bench).values == ["checked": "yes", "topic": "weather"])
    #expect(try annotations(bench, "b") == ArticleAnnotations())
    try store.removeLabel("topic", by: "ada", from: "a")
    #expect(try annotations(bench).values == ["checked": "yes"])
  }

  @Test func `a component's word never takes the place of an analyst's`() throws {
    let bench = try bench()
    let store = StoreAnnotations(try StoreFile.write(bench.path))
    try store.add(ArticleLabel("topic", "rain", by: "ada"), to: "a")
    // Even one that has the name of the analyst.
    try store.add(
      ArticleLabel("topic", "sport", score: 0.9, by: "ada", origin: .component), to: "a")
    #expect(try annotations(bench).values == ["topic": "rain"])
    #expect(try annotations(bench).labels.map(\.by) == ["ada", "component:ada"])
    try store.removeLabel("topic", by: "ada", from: "a")
    #expect(try annotations(bench).values == ["topic": "sport"])
  }

  @Test func `of two analysts the newer word counts`() throws {
    let bench = try bench()
    let store = StoreAnnotations(try StoreFile.write(bench.path))
    try store.add(ArticleLabel("topic", "rain", by: "ada"), to: "a")
    try store.add(ArticleLabel("topic", "snow", by: "grace"), to: "a")
    #expect(try annotations(bench).values == ["topic": "snow"])
    try store.add(ArticleLabel("topic", "rain", by: "ada"), to: "a")
    #expect(try annotations(bench).values == ["topic": "rain"])
    #expect(try annotations(bench).labels.count == 2)
  }

  @Test func `a new version of a story keeps its labels and notes`() throws {
    let bench = try bench()
    let store = StoreAnnotations(try StoreFile.write(bench.path))
    try store.add(ArticleLabel("topic", "rain", by: "ada"), to: "a")
    try store.addNote("Ask again.", by: "ada", to: "a")
    let before = try annotations(bench)
    try bench.folder.write(#"{"id":"a","text":"It hails."}"#, to: "later.jsonl")
    #expect(try bench.importing("later.jsonl").newVersions == 1)
    #expect(try annotations(bench) == before)
  }

  @Test func `notes are found by their words as long as they are there`() throws {
    let bench = try bench()
    let store = StoreAnnotations(try StoreFile.write(bench.path))
    let first = try store.addNote("Ask the minister.", by: "ada", to: "a")
    let second = try store.addNote("The minister denies.", by: "ada", to: "b")
    func found() throws -> [String] {
      try bench.rows("SELECT rowid FROM note_search WHERE note_search MATCH 'minister' ORDER BY 1")
    }
    #expect(try found() == ["\(first)", "\(second)"])
    try store.removeNote(first, from: "a")
    #expect(try found() == ["\(second)"])
    #expect(try StoreRemoval.remove(["b"], from: StoreFile.write(bench.path)) == [])
    #expect(try found() == [])
    let search = try CorpusSearch(bench.corpus(), tools: bench.tools)
    #expect(try search.count(SearchParser.parse("note:minister")) == 0)
  }

  @Test func `searches find labels and notes`() throws {
    let bench = try bench()
    let store = StoreAnnotations(try StoreFile.write(bench.path))
    try store.add(ArticleLabel("topic", "rain", by: "ada"), to: "a")
    try store.addNote("Ask the minister.", by: "ada", to: "b")
    let search = try CorpusSearch(bench.corpus(), tools: bench.tools)
    #expect(try search.ids(SearchParser.parse("label:topic"), StoreSearch.Options()) == ["a"])
    #expect(try search.ids(SearchParser.parse("note:minister"), StoreSearch.Options()) == ["b"])
  }

  @Test func `says what cannot be`() throws {
    let bench = try bench()
    let store = StoreAnnotations(try StoreFile.write(bench.path))
    try store.add(ArticleLabel("topic", "rain", by: "ada"), to: "a")
    try store.addNote("x", by: "ada", to: "a")
    func problem(_ body: () throws(AnnotationError) -> Void) -> String? {
      do throws(AnnotationError) {
        try body()
        return nil
      } catch {
        return error.description
      }
    }
    #expect(
      problem { () throws(AnnotationError) in try store.removeLabel("topik", by: "ada", from: "a") }
        == "article 'a' has no label 'topik' by 'ada'; did you mean 'topic'?")
    #expect(
      problem { () throws(AnnotationError) in try store.removeLabel("topic", by: "grace", from: "a")
      }
        == "article 'a' has no label 'topic' by 'grace', but one by 'ada'")
    #expect(
      problem { () throws(AnnotationError) in try store.removeNote(7, from: "a") }
        == "article 'a' has no note 7; it has 1")
    #expect(
      problem { () throws(AnnotationError) in try store.removeNote(7, from: "b") }
        == "article 'b' has no note 7, and no other")
    #expect(
      problem { () throws(AnnotationError) in try store.add(ArticleLabel(" ", by: "ada"), to: "a") }
        == "the name of a label is empty")
    #expect(
      problem { () throws(AnnotationError) in
        try store.add(ArticleLabel("a\tb", by: "ada"), to: "a")
      }
        == "the name of a label has control characters")
    #expect(
      problem { () throws(AnnotationError) in _ = try store.addNote("a\u{9B}b", by: "ada", to: "a")
      }
        == "the note has control characters")
    #expect(
      problem { () throws(AnnotationError) in try store.add(ArticleLabel("a", by: "ada"), to: "c") }
        == "no article 'c'")
  }
}
