import NewsCLI
import TestSupport
import Testing

struct EvalCommandTests {
  private static let gold = """
    {"id":"a","text":"The UN met in Rome.","entities":[[4,6,"ORG"],[14,18,"LOC"]]}
    {"id":"b","text":"Ann Lee left Paris.","entities":[[0,7,"PER"],[13,18,"LOC"],[8,12,"MISC"]]}

    """

  private static func found(_ last: String) -> String {
    """
    {"id":"a","text":"The UN met in Rome.","entities":[[0,6,"ORG"],[14,18,"ORG"]]}
    {"id":"b","text":"Ann Lee left Paris.","entities":[\(last)]}

    """
  }

  private static func folder(_ files: [String: String] = [:]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(gold, to: "gold.jsonl")
    try folder.write(found(#"[0,3,"PERSON"],[13,18,"GPE"]"#), to: "found.jsonl")
    for (name, text) in files { try folder.write(text, to: name) }
    return folder
  }

  @Test func `counts what newslab finds`() throws {
    let folder = try Self.folder()
    let run = CommandRun("eval", folder.file("gold.jsonl"), "--errors", "1")
    #expect(run.code == 0)
    #expect(run.errors == "")
    #expect(run.lines.contains("gold.jsonl: 2 articles"))
    #expect(run.lines.contains { $0.hasPrefix("strict all ") })
    #expect(run.lines.contains("left out of the gold: MISC 1"))
  }

  @Test func `counts what another program found`() throws {
    let folder = try Self.folder()
    let run = CommandRun(
      "eval", folder.file("gold.jsonl"), "--found", folder.file("found.jsonl"), "-n", "2",
      environment: ["COLUMNS": "200"])
    #expect(run.lines.contains("strict all       2      4     4      0.500   0.500  0.500"))
    #expect(run.lines.contains("lenient all      3      4     4      0.750   0.750  0.750"))
    #expect(run.lines.contains("span only        3      4     4      0.750   0.750  0.750"))
    #expect(run.output.contains("Rome (LOC), found as ORG: The UN met in"))
    #expect(run.output.contains("errors: wrong kind 1, wrong border 1"))
    #expect(run.code == 0)
  }

  @Test func `a map says what is the same`() throws {
    let folder = try Self.folder()
    let run = CommandRun(
      "eval", folder.file("gold.jsonl"), "--found", folder.file("found.jsonl"), "--map",
      "PER=PERSON,ANY=ORG+LOC+GPE", "--map", "MISC=NORP")
    #expect(run.lines.first == "classes: ANY=GPE+LOC+ORG, MISC=NORP, PER=PERSON")
    #expect(run.lines.contains("strict ANY       3      3     3      1.000   1.000  1.000"))
    #expect(run.lines.contains("strict MISC      0      0     1      0.000   0.000  0.000"))
  }

  @Test func `a saved result is shown and compared`() throws {
    let folder = try Self.folder(["more.jsonl": Self.found(#"[0,7,"PERSON"],[13,18,"GPE"]"#)])
    let (gold, before) = (folder.file("gold.jsonl"), folder.file("before.json"))
    let saved = CommandRun(
      "eval", gold, "--found", folder.file("found.jsonl"), "-f", "json", "-o", before)
    #expect(saved.output == "")
    #expect(saved.code == 0)
    let plain = CommandRun("eval", gold, "--found", folder.file("found.jsonl"))
    #expect(CommandRun("eval", before).output == plain.output)
    let run = CommandRun(
      "eval", gold, "--found", folder.file("more.jsonl"), "--compare", before, "-n", "3")
    #expect(run.lines.contains("strict PER    0.000  1.000   1.000"))
    #expect(run.lines.contains("mentions: 1 better, 0 worse"))
    #expect(run.output.contains("wrong border: "))
  }

  @Test func `writes JSON and Markdown`() throws {
    let folder = try Self.folder()
    let json = CommandRun("eval", folder.file("gold.jsonl"), "-f", "json")
    #expect(json.output.hasPrefix("{\n  \"format\": \"newslab-eval/1\""))
    let page = CommandRun("eval", folder.file("gold.jsonl"), "-f", "md")
    #expect(page.lines.contains { $0.hasPrefix("| strict all |") })
  }

  @Test func `counts forms of mentions that article JSON has`() {
    let shown = CommandRun("show", Seed.folder, Seed.id, "-f", "json").output
    let folder = try? TemporaryFolder()
    let path = (try? folder?.write(shown, to: "own.json")) ?? ""
    let names = CommandRun("eval", path)
    #expect(names.output.contains("1.000   1.000  1.000"))
    #expect(names.output.contains("errors: none"))
    let roles = CommandRun("eval", path, "--form", "role", "--form", "nominal")
    #expect(roles.output.contains("strict ROLE"))
    #expect(roles.output != names.output)
  }

  @Test func `does the rest when a record is bad`() throws {
    let folder = try Self.folder([
      "bad.jsonl": Self.gold + #"{"id":"a","text":"x","entities":[]}"# + "\noops\n"
    ])
    let path = folder.file("bad.jsonl")
    let run = CommandRun("eval", path)
    #expect(run.lines.contains("bad.jsonl: 2 articles"))
    #expect(
      run.errors == """
        \(path):3: error: id 'a' is used already by \(path):1
        \(path):4: error: not valid JSON: expected a value, found 'o' at byte 1

        """)
    #expect(run.code == ExitCode.failures.rawValue)
  }

  @Test(arguments: [
    (["--map", "PER"], ExitCode.usage, "option '--map': expected CLASS=LABEL+LABEL"),
    (["--errors", "-1"], .usage, "option '--errors': expected 0 or more, got -1"),
    (["--form", "nam"], .usage, "did you mean 'name'?"),
    (["--form", "role"], .usage, "option '--form': 'role' is asked for, but forms stand in"),
    (["--compare", "/nowhere"], .inputOutput, "cannot read '/nowhere': no such file"),
    (["--compare", "GOLD"], .inputOutput, "not valid JSON"),
    (["--found", "/nowhere"], .inputOutput, "cannot read '/nowhere': no such file"),
    (["/nowhere"], .inputOutput, "cannot read '/nowhere': no such file"),
    (["-o", "/nowhere/x"], .inputOutput, "cannot write '/nowhere/x': no such file"),
  ])
  func `says what it cannot do`(words: [String], code: ExitCode, message: String) throws {
    let folder = try Self.folder()
    let gold = folder.file("gold.jsonl")
    let run = CommandRun(["eval", gold] + words.map { $0 == "GOLD" ? gold : $0 })
    #expect(run.code == code.rawValue)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(run.output == "")
  }

  @Test func `says which labels nobody uses`() throws {
    let folder = try Self.folder()
    let run = CommandRun("eval", folder.file("gold.jsonl"), "--map", "PER=PERSN")
    #expect(
      run.errors == "newslab: warning: option '--map': label 'PERSN' stands neither in the gold "
        + "nor among the kinds; did you mean 'PERSON'?\n")
    #expect(run.code == 0)
  }

  @Test func `says which articles differ`() throws {
    let folder = try Self.folder([
      "other.jsonl": #"{"id":"a","text":"Another.","entities":[]}"# + "\n"
    ])
    let gold = folder.file("gold.jsonl")
    let other = folder.file("other.jsonl")
    let run = CommandRun("eval", gold, "--found", other)
    #expect(run.errors.contains("\(other):1: error: article 'a' has another text than in the gold"))
    #expect(run.errors.contains("\(gold):2: error: article 'b' is not in the file of --found"))
    #expect(run.code == ExitCode.failures.rawValue)
  }
}
