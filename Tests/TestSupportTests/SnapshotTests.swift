import Foundation
import TestSupport
import Testing

struct SnapshotTests {
  @Test func `takes a text that equals the file, and no other`() throws {
    let folder = try TemporaryFolder()
    let file = URL(fileURLWithPath: try folder.write("one\n", to: "snapshot.txt"))
    #expect(Snapshot.problem("one\n", file: file) == nil)
    #expect(Snapshot.problem("two\n", file: file)?.contains("-1: one\n+1: two") == true)
  }

  @Test func `says how to write a file that is missing`() {
    let problem = Snapshot.problem("x", file: URL(fileURLWithPath: "/nowhere/missing.txt"))
    #expect(problem == "there is no /nowhere/missing.txt; RECORD_SNAPSHOTS=1 writes it")
  }

  @Test func `shows the lines that differ`() {
    #expect(Snapshot.difference("a\nb\nc", "a\nx\nc") == "-2: b\n+2: x")
  }
}
