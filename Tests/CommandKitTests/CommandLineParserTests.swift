import CommandKit
import Testing

struct CommandLineParserTests {
  @Test(arguments: [
    ["x", "--count", "3"], ["x", "--count=3"], ["--count=3", "x"], ["x", "-n", "3"], ["x", "-n3"],
    ["x", "-n=3"], ["-qn3", "x"], ["-vqn", "3", "--", "x"],
  ])
  func `reads a value in every way of writing`(words: [String]) throws {
    let arguments = try SampleCommands.parse(words)
    #expect(arguments[CopyCommand.count] == 3)
    #expect(arguments[CopyCommand.item] == "x")
  }

  @Test func `gives defaults for what is not there`() throws {
    let arguments = try SampleCommands.parse(["x"])
    #expect(arguments[CopyCommand.count] == 1)
    #expect(arguments[CopyCommand.scale] == 1.5)
    #expect(arguments[CopyCommand.color] == .red)
    #expect(arguments[CopyCommand.label] == nil)
    #expect(arguments[CopyCommand.tags] == [])
    #expect(!arguments[CopyCommand.quiet])
    #expect(arguments[CopyCommand.folder] == nil)
    #expect(!arguments.has(CopyCommand.count))
  }

  @Test func `bundles flags`() throws {
    let arguments = try SampleCommands.parse(["-qv", "x"])
    #expect(arguments[CopyCommand.quiet])
    #expect(arguments[CopyCommand.verbose])
  }

  @Test func `keeps the order of a repeated option`() throws {
    let arguments = try SampleCommands.parse(["-t", "b", "x", "--tag=a", "-tc"])
    #expect(arguments[CopyCommand.tags] == ["b", "a", "c"])
  }

  @Test(arguments: ["-", "-5", "-.5", "-1e3", "", "a=b"])
  func `takes a word that only looks like an option for an argument`(word: String) throws {
    #expect(try SampleCommands.parse([word])[CopyCommand.item] == word)
  }

  @Test func `reads negative numbers as values`() throws {
    let arguments = try SampleCommands.parse(["x", "--count", "-3", "--scale", "-0.5"])
    #expect(arguments[CopyCommand.count] == -3)
    #expect(arguments[CopyCommand.scale] == -0.5)
  }

  @Test func `reads everything behind two hyphens as arguments`() throws {
    let arguments = try SampleCommands.parse(["--", "--count", "--"])
    #expect(arguments[CopyCommand.folder] == "--count")
    #expect(arguments[CopyCommand.item] == "--")
  }

  @Test func `keeps an empty value and one with an equals sign`() throws {
    let arguments = try SampleCommands.parse(["x", "--label=", "--tag=a=b"])
    #expect(arguments[CopyCommand.label] == "")
    #expect(arguments[CopyCommand.tags] == ["a=b"])
  }

  @Test func `fills a required argument before an optional one`() throws {
    let one = try SampleCommands.parse(["x"])
    let two = try SampleCommands.parse(["f", "x"])
    #expect(one[CopyCommand.folder] == nil && one[CopyCommand.item] == "x")
    #expect(two[CopyCommand.folder] == "f" && two[CopyCommand.item] == "x")
  }

  @Test(arguments: [(["a"], []), (["a", "b"], ["b"]), (["a", "b", "-", "c"], ["b", "-", "c"])])
  func `gives the words that are left to an argument that takes many`(
    words: [String], others: [String]
  ) throws {
    let arguments = try SampleCommands.parse(words, for: JoinCommand.self)
    #expect(arguments[JoinCommand.first] == "a")
    #expect(arguments[JoinCommand.others] == others)
  }

  @Test(arguments: [["--help"], ["-h"], ["x", "y", "z", "--help"], ["-qh"], ["--count=x", "-h"]])
  func `asks for help whatever else is there`(words: [String]) {
    #expect(throws: SampleCommands.HelpWanted.self) { try SampleCommands.parse(words) }
  }

  @Test func `takes help behind two hyphens for an argument`() throws {
    #expect(try SampleCommands.parse(["--", "--help"])[CopyCommand.item] == "--help")
  }
}
