import TestSupport
import Testing

struct ProcessRunnerTests {
  @Test func `gives both outputs and the exit code`() throws {
    let result = try ProcessRunner.run(
      "/bin/sh", ["-c", "cat; echo $WORD >&2; exit 3"], input: Array("in".utf8),
      environment: ["WORD": "err"])
    #expect(result.output == "in")
    #expect(result.errors == "err\n")
    #expect(result.code == 3)
  }

  @Test func `runs in the folder that it is given`() throws {
    let folder = try TemporaryFolder()
    #expect(try ProcessRunner.run("/bin/pwd", [], in: folder.path).output == folder.path + "\n")
  }

  @Test func `ends what runs longer than the guard, with its children`() {
    #expect(throws: ProcessRunner.RanTooLong.self) {
      try ProcessRunner.run("/bin/sh", ["-c", "echo begun; sleep 1000"], guardSeconds: 0.2)
    }
  }

  @Test func `says which signal ended a program`() throws {
    #expect(try ProcessRunner.run("/bin/sh", ["-c", "kill -9 $$"]).code == 137)
  }

  @Test func `finds the newslab that was built with the tests`() throws {
    #expect(try ProcessRunner.shell("command -v newslab", in: Checkout.path).code == 0)
    #expect(try ProcessRunner.run("/usr/bin/test", ["-x", ProcessRunner.newslab]).code == 0)
  }
}
