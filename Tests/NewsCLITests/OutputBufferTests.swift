import Glibc
import NewsCLI
import Testing

struct OutputBufferTests {
  @Test func `what failed once fails for ever`() {
    let buffer = OutputBuffer(FailingSink(errno: EPIPE), name: "standard output")
    #expect(throws: Never.self) { try buffer.write("a") }
    for _ in 1...2 { #expect(throws: OutputBuffer.Closed.self) { try buffer.flush() } }
  }

  @Test func `says what cannot be written`() {
    let buffer = OutputBuffer(FailingSink(errno: ENOSPC), name: "standard output")
    let large = [UInt8](repeating: 0x61, count: 1 << 17)
    let error = #expect(throws: CommandFailure.self) { try buffer.write(large) }
    #expect(error?.message == "cannot write standard output: no space left on device")
    #expect(error?.exitCode == .inputOutput)
  }
}
