import Foundation
import NewsCLI
import NewsCorpus
import TestSupport
import Testing

struct AnalyzeCommandTests {
  /// The ids of the objects that were printed.
  private func ids(_ output: String) -> [String] {
    output.split(separator: "\n").map { line in
      let object = try? JSONSerialization.jsonObject(with: Data(line.utf8))
      return (object as? NSDictionary)?["id"] as? String ?? "?"
    }
  }

  @Test func `writes an object a line in the order of the inputs`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "{\"id\":\"j2\",\"text\":\"x\"}\n\n{\"id\":\"j1\",\"text\":\"y\"}\n", to: "c/b.jsonl")
    try folder.write("z", to: "c/a.txt")
    let run = CommandRun(
      "analyze", "-", folder.file("c"), Seed.folder, input: #"{"id":"in","text":""}"#)
    #expect(ids(run.output) == ["in", "a", "j2", "j1", Seed.id])
    #expect(run.errors == "")
    #expect(run.code == 0)
  }

  @Test func `does the rest when records are bad`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "{\"id\":\"a\",\"text\":\"x\"}\noops\n{\"id\":\"a\",\"text\":\"y\"}\n{\"id\":\"b\",\"text\":\"z\"}\n",
      to: "w.jsonl")
    try folder.write("x", to: "p.jpg")
    let run = CommandRun("analyze", folder.path)
    #expect(ids(run.output) == ["a", "b"])
    #expect(
      run.errors == """
        \(folder.path)/p.jpg: note: skipped: unknown kind of file '.jpg'; \
        known: \(CorpusFormats.all.shownExtensions)
        \(path):2: error: not valid JSON: expected a value, found 'o' at byte 1
        \(path):3: error: id 'a' is used already by \(path):1

        """)
    #expect(run.code == ExitCode.failures.rawValue)
  }

  @Test(arguments: [
    (["/nowhere"], ExitCode.inputOutput), (["/nowhere", Seed.folder], .failures),
    ([Seed.folder], .success),
  ])
  func `tells by its exit code what was read`(inputs: [String], code: ExitCode) {
    #expect(CommandRun(["analyze"] + inputs).code == code.rawValue)
  }

  @Test(arguments: [
    ([], "null"), (["--date-order", "day-first"], "\"2017-04-05\""),
    (["--date-order", "month-first"], "\"2017-05-04\""),
  ])
  func `reads doubtful dates as it is told to`(options: [String], value: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(" date 2017-04-06 ALMATY. KAZINFORM - They met on 05/04/2017.", to: "a.txt")
    let run = CommandRun(["analyze", folder.path] + options)
    #expect(run.output.contains("\"value\":\(value)"), "\(run.output)")
  }

  @Test(arguments: [("past", "2017-04-03"), ("future", "2017-04-10")])
  func `looks where it is told to look`(direction: String, value: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(" date 2017-04-06 ALMATY. KAZINFORM - The talks are on Monday.", to: "a.txt")
    let run = CommandRun("analyze", folder.path, "--time-direction", direction)
    #expect(run.output.contains("\"value\":\"\(value)\""), "\(run.output)")
  }

  @Test func `finds nothing wrong with an empty folder`() throws {
    let folder = try TemporaryFolder()
    let run = CommandRun("analyze", folder.path)
    #expect(run.code == 0)
    #expect(run.output == "")
  }

  @Test func `reads what it wrote to the same bytes`() {
    let first = CommandRun("analyze", Seed.folder, "--offsets", "utf16")
    let second = CommandRun("analyze", "-", "--offsets", "utf16", input: first.output)
    #expect(second.output == first.output)
    #expect(first.code == 0)
  }

  @Test func `writes a file whole or not at all`() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("out.jsonl")
    #expect(CommandRun("analyze", Seed.folder, "-o", path).output == "")
    #expect(ids(try folder.read("out.jsonl")) == [Seed.id])
    try folder.write("before", to: "kept.jsonl")
    #expect(CommandRun("analyze", "/nowhere", "-o", folder.file("kept.jsonl")).code == 6)
    #expect(try folder.read("kept.jsonl") == "before")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.sorted() == ["kept.jsonl", "out.jsonl"])
  }

  @Test func `keeps a link that it writes through`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "target.jsonl")
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("link.jsonl"), withDestinationPath: "target.jsonl")
    #expect(CommandRun("analyze", Seed.folder, "-o", folder.file("link.jsonl")).code == 0)
    #expect(ids(try folder.read("target.jsonl")) == [Seed.id])
  }

  @Test(arguments: [("/nowhere/x", "no such file or directory"), ("/", "is a directory")])
  func `says that a file cannot be written`(path: String, reason: String) {
    let run = CommandRun("analyze", Seed.folder, "-o", path)
    #expect(run.errors == "newslab: error: cannot write '\(path)': \(reason)\n")
    #expect(run.code == ExitCode.inputOutput.rawValue)
  }

  @Test func `says that the disk is full`() {
    let run = CommandRun("analyze", Seed.folder, "-o", "/dev/full")
    #expect(run.errors == "newslab: error: cannot write '/dev/full': no space left on device\n")
    #expect(run.code == ExitCode.inputOutput.rawValue)
  }

  @Test func `says how many articles are in another language`() {
    let run = CommandRun("analyze", "-", input: #"{"id":"a","text":"Bonjour.","language":"fr"}"#)
    #expect(
      run.errors == "newslab: note: 1 article is not in English; "
        + "layers made for English are empty there\n")
    #expect(run.code == 0)
  }

  @Test func `a run says how many articles are in another language`() throws {
    let folder = try TemporaryFolder()
    try folder.write(#"{"id":"a","text":"Bonjour.","language":"fr"}"#, to: "news.jsonl")
    let code = """
      return newslab.filter{name = 'all', summary = 'S.', keep = function() return true end}
      """
    let script = try folder.write(code, to: "all.lua")
    let run = CommandRun("run", script, "--corpus", folder.file("news.jsonl"))
    #expect(run.errors.contains("note: 1 article is not in English"))
    #expect(run.code == 0)
  }
}
