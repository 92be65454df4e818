import CommandKit
import Testing

struct CommandErrorTests {
  @Test(arguments: [
    (["x", "--cuont", "3"], "unknown option '--cuont'; did you mean '--count'?"),
    (["x", "--qiet"], "unknown option '--qiet'; did you mean '--quiet'?"),
    (["x", "--sacle=2"], "unknown option '--sacle'; did you mean '--scale'?"),
    (["x", "--zzzzzz"], "unknown option '--zzzzzz'"),
    (["x", "-z"], "unknown option '-z'"),
    (["x", "-count=2"], "unknown option '-count'; did you mean '--count'?"),
    (["x", "-conut"], "option '--color': expected one of red, green, blue, got 'onut'"),
    (["x", "-zount"], "unknown option '-zount'; did you mean '--count'?"),
    (["x", "-label"], "unknown option '-label'; did you mean '--label'?"),
    (["x", "-qz"], "unknown option '-z'"),
    (["x", "--count"], "option '--count' needs a value: --count=COUNT"),
    (["x", "--label"], "option '--label' needs a value: --label=TEXT"),
    (["--label", "--quiet", "x"], "option '--label' needs a value: --label=TEXT"),
    (["x", "-n"], "option '--count' needs a value: --count=COUNT"),
    (["x", "--quiet=yes"], "option '--quiet' takes no value, got 'yes'"),
    (["x", "--count=many"], "option '--count': expected a whole number, got 'many'"),
    (["x", "--count="], "option '--count': expected a whole number, got ''"),
    (["x", "--scale=wide"], "option '--scale': expected a number, got 'wide'"),
    (["x", "--scale=nan"], "option '--scale': expected a number, got 'nan'"),
    (
      ["x", "--color=gren"],
      "option '--color': expected one of red, green, blue, got 'gren'; did you mean 'green'?"
    ),
    (["x", "--count=1", "-n2"], "option '--count' is given twice"),
    ([], "missing argument 'ITEM'; usage: copy [FOLDER] ITEM [OPTIONS]"),
    (["a", "b", "c"], "unexpected argument 'c'; usage: copy [FOLDER] ITEM [OPTIONS]"),
  ])
  func `says what is wrong`(words: [String], message: String) throws {
    let error = #expect(throws: CommandError.self) { try SampleCommands.parse(words) }
    #expect(error?.description == message)
  }

  @Test(arguments: [
    ("jion", "unknown command 'jion'; did you mean 'join'?"),
    ("Copy", "unknown command 'Copy'; did you mean 'copy'?"),
    ("frobnicate", "unknown command 'frobnicate'; known commands: copy, join"),
    ("", "unknown command ''; known commands: copy, join"),
  ])
  func `names the nearest command`(word: String, message: String) {
    let error = #expect(throws: CommandError.self) { try SampleCommands.all.command(named: word) }
    #expect(error?.description == message)
  }
}
