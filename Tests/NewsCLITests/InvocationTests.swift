import NewsCLI
import TestSupport
import Testing

struct InvocationTests {
  @Test(arguments: [
    ([], Invocation.prompt(corpus: nil)), (["--help", "x"], .help), (["-V"], .version),
    (["show", "a.lua"], .command("show", ["a.lua"])),
    (["a.lua", "x", "--help"], .script("a.lua", ["x", "--help"])),
    (["dir/x.lua"], .script("dir/x.lua", [])), (["/"], .prompt(corpus: "/")),
    (["./not-there"], .prompt(corpus: "./not-there")), (["not-there"], .command("not-there", [])),
    (["/", "x"], .command("/", ["x"])), (["--frob"], .unknownOption("--frob")),
    (["-"], .command("-", [])),
    ([""], .command("", [])),
  ])
  func `tells commands, scripts and corpora apart`(arguments: [String], expected: Invocation) {
    #expect(Invocation(arguments) == expected)
  }
}
