import TestSupport
import Testing

struct PseudoTerminalTests {
  @Test func `types keys and reads the screen`() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "read x; echo \"got $x\"; tty -s; exit $?"])
    terminal.type("Łódź")
    try terminal.wait(for: "got Łódź")
    #expect(terminal.waitForExit() == 0)
    #expect(terminal.screen == "Łódź\ngot Łódź")
  }

  @Test func `sends an interrupt when Ctrl-C is pressed`() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh",
      ["-c", "trap 'echo stopped; exit 7' INT; echo ready; while :; do sleep 0.05; done"])
    try terminal.wait(for: "ready")
    terminal.control("c")
    try terminal.wait(for: "stopped")
    #expect(terminal.waitForExit() == 7)
  }

  @Test func `says what is shown when a text does not come`() throws {
    let terminal = try PseudoTerminal("/bin/echo", ["something else"])
    let error = #expect(throws: PseudoTerminal.NotShown.self) {
      try terminal.wait(for: "never", guardSeconds: 5)
    }
    #expect(error?.screen == "something else")
  }

  @Test func `waits for what comes behind an earlier wait`() throws {
    let terminal = try PseudoTerminal("/bin/sh", ["-c", "echo a 1; echo b; echo a 2"])
    try terminal.wait(for: "a ")
    #expect(try terminal.wait(for: "a 2") == "1\nb\na 2")
  }
}
