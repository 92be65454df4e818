import LuaKit
import ScriptFuzz
import Testing

struct FuzzProgramTests {
  @Test func `reads the text that it writes`() {
    var chunk = FuzzProgram.Chunk()
    chunk.limits = LuaLimits(time: .microseconds(1500), memory: 9, depth: 2)
    chunk.stopAfter = 77
    chunk.statements = ["local a = 1\nlocal b = 2", "return a"]
    var program = FuzzProgram()
    program.policy = "plugin"
    program.chunks = [chunk, FuzzProgram.Chunk(use: .components, statements: ["return nil"])]
    #expect(FuzzProgram(text: "-- why it is kept\n" + program.text) == program)
    #expect(program.size == 3)
  }

  @Test func `text without a program is an empty program`() {
    #expect(FuzzProgram(text: "--# chunk\n--# statement\n--#\nx\n").chunks.isEmpty)
  }
}
