import Testing

struct REPLInputTests {
  @Test func `runs a script from standard input`() {
    let run = CommandRun(input: "print('rain', 1)\nprint(arg[1])")
    #expect((run.code, run.output, run.errors) == (0, "rain\t1\nnil\n", ""))
  }

  @Test func `gives it the corpus that is named`() {
    let run = CommandRun(Seed.folder, input: "print(#corpus, corpus:first().id)")
    #expect((run.code, run.output) == (0, "1\t\(Seed.id)\n"))
  }

  @Test func `gives it the corpus of the environment`() {
    let run = CommandRun(input: "print(#corpus)", environment: ["NEWSLAB_CORPUS": Seed.folder])
    #expect((run.code, run.output) == (0, "1\n"))
  }

  @Test(arguments: [
    ("print(1) error('no')", 1, "stdin:1: error: no\n"),
    ("local a = newslab.article('x')\nprint(a.titel)", 1, "(did you mean 'title'?)\n"),
    ("x = = 1", 3, "stdin:1: error: unexpected symbol near '='\n"),
    ("function f(", 3, "stdin:1: error: "),
  ])
  func `ends with a code that says what went wrong`(script: String, code: Int32, errors: String) {
    let run = CommandRun(input: script)
    #expect(run.code == code)
    #expect(run.errors.contains(errors))
    #expect(run.output == (script.hasPrefix("print") ? "1\n" : ""))
  }

  @Test func `shows neither prompt nor values`() {
    #expect(CommandRun(input: "return 1 + 1").output == "")
  }

  @Test func `does nothing for nothing`() {
    let run = CommandRun(input: "")
    #expect((run.code, run.output, run.errors) == (0, "", ""))
  }

  @Test func `says that a corpus cannot be opened`() {
    #expect(CommandRun("/not/there", input: "print(1)").code == 6)
  }
}
