import CommandKit
import Foundation
import Testing

struct ToolDescriptionTests {
  @Test func `survives being written and read as JSON`() throws {
    let tool = SampleCommands.all.description
    let data = try JSONEncoder().encode(tool)
    #expect(try JSONDecoder().decode(ToolDescription.self, from: data) == tool)
  }

  @Test func `tells options, flags and positional arguments apart`() {
    let command = CopyCommand.description
    #expect(command.positionals.map(\.usage) == ["[FOLDER]", "ITEM"])
    #expect(command.options.map(\.name).first == "--color")
    #expect(
      command.options.filter { $0.kind == .flag }.map(\.name) == ["--quiet", "--verbose", "--help"])
    #expect(JoinCommand.description.usage == "join FIRST [OTHER…] [OPTIONS]")
  }
}
