import Dispatch
import Foundation
import NewsAnalysis
import NewsModel
import TestSupport
import Testing

/// Lists are loaded when they are needed, and what is wrong with them is told then.
struct AnalysisToolsTests {
  @Test func `names are loaded by the first layer that needs them`() throws {
    let tools = try AnalysisTools(lexicons: NameBench.folder)
    let article = tools.reading(Article(id: "x", text: ArticleText("NATO met. It rained.")))
    let analysis = tools.analysis(of: article)
    #expect(analysis.tokens.count == 6)
    #expect(analysis.sentences.count == 2)
    #expect(!tools.hasNames)
    #expect(analysis.mentions.first.map { analysis.text[$0.span] } == "NATO")
    #expect(tools.hasNames)
  }

  @Test func `threads that ask at the same time find the same`() throws {
    let tools = try AnalysisTools(lexicons: NameBench.folder)
    let article = tools.reading(Article(id: "x", text: ArticleText("NATO met in Paris.")))
    let wanted = try NameBench.analysis("NATO met in Paris.").mentions.map(\.span)
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      #expect(tools.analysis(of: article).mentions.map(\.span) == wanted)
    }
  }

  @Test func `a list that cannot be read is told when a layer needs it`() throws {
    let folder = try Self.lists()
    try folder.write("title\tclass\tuse\tgender\nBoss\tx\tboth\t\n", to: "lists/titles.tsv")
    let tools = try AnalysisTools(lexicons: folder.file("lists"))
    let analysis = tools.analysis(
      of: tools.reading(Article(id: "x", text: ArticleText("NATO met."))))
    #expect(analysis.sentences.count == 1)
    try tools.prepare(.times)
    for body in [{ try tools.load() }, { try tools.prepare(.quotes) }] {
      let error = #expect(throws: AnalysisError.self) { try body() }
      #expect(error?.description.contains("titles.tsv:2: unknown class") == true)
    }
    #expect(analysis.mentions.isEmpty)
  }

  @Test(arguments: ["cities.tsv", "cue_verbs.tsv", "abbreviations.tsv"])
  func `a list that every story is read by is told at once`(file: String) throws {
    let folder = try Self.lists()
    try FileManager.default.removeItem(atPath: folder.file("lists/" + file))
    #expect(throws: AnalysisError.missingResource(file, lookedIn: [folder.file("lists")])) {
      try AnalysisTools(lexicons: folder.file("lists"))
    }
  }

  @Test func `a table of roles without the right columns is told at once`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("of\tholder\n", to: "roles.tsv")
    let error = #expect(throws: AnalysisError.self) {
      try AnalysisTools(lexicons: NameBench.folder, roleTables: [path])
    }
    #expect(error?.description.contains("roles.tsv:1: expected the columns of") == true)
  }

  /// A copy of the lists that may be changed.
  private static func lists() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.copy(NameBench.folder, as: "lists")
    return folder
  }
}
