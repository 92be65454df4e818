import TestSupport
import Testing

/// A list that comes with newslab and that somebody broke: told when it is needed, in words.
struct BrokenListTests {
  private let folder: TemporaryFolder
  private var environment: [String: String] { ["NEWSLAB_DATA": folder.file("data")] }

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("", to: "data/scripts/none")
    try folder.copy(Checkout.path + "/Sources/NewsAnalysis/Resources", as: "data/lexicons")
    try folder.write(
      "title\tclass\tuse\tgender\nBoss\tx\tboth\t\n", to: "data/lexicons/titles.tsv")
  }

  private func run(_ condition: String) throws -> CommandRun {
    let filter = try folder.write(
      "return newslab.filter { name = 'f', summary = 'S.', keep = function(article) return "
        + condition + " end }", to: "f.lua")
    return CommandRun(
      ["run", filter, "--corpus", Seed.folder, "--format", "jsonl"], environment: environment)
  }

  @Test func `a filter that needs no names runs`() throws {
    let run = try run("article:has('counter') and #article.sentences > 3 and #article.times > 0")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains(Seed.id))
  }

  @Test(arguments: ["#article.mentions > 0", "#article.quotes > 0", "#corpus:entities() > 0"])
  func `a filter that needs them says which line is wrong`(condition: String) throws {
    let run = try run(condition)
    #expect(run.code == 1)
    #expect(run.errors.contains("resource titles.tsv:2: unknown class 'x'"), "\(run.errors)")
  }

  @Test(arguments: [["show", Seed.folder, Seed.id], ["search", Seed.folder, "entity:NATO"]])
  func `so does a command`(words: [String]) throws {
    let run = CommandRun(words, environment: environment)
    #expect(run.code != 0)
    #expect(run.errors.contains("resource titles.tsv:2: unknown class 'x'"), "\(run.errors)")
  }
}
