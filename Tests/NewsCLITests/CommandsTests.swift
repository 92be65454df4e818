import CommandKit
import NewsCLI
import Testing

struct CommandsTests {
  private static let commands = Commands.all.description.commands
  private static let arguments = commands.flatMap { command in
    command.arguments.map { (command.name, $0) }
  }

  @Test func `have names of their own`() {
    let names = Self.commands.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z][a-z-]*/) != nil })
  }

  @Test(arguments: commands.map(\.name)) func `have options of their own`(name: String) {
    let options = Self.arguments.filter { $0.0 == name }.map(\.1)
    let names = options.map(\.name) + options.compactMap(\.short)
    #expect(Set(names).count == names.count)
  }

  @Test(
    arguments: commands.map { ($0.name, $0.summary) }
      + arguments.map { ($0.0 + " " + $0.1.name, $0.1.summary) })
  func `are explained in a sentence`(name: String, summary: String) {
    #expect(summary.hasSuffix("."))
    #expect(summary.count <= 80)
    #expect(summary.first?.isUppercase == true)
    #expect(!summary.dropLast().contains(". "))
  }

  @Test(arguments: arguments.map(\.1)) func `name arguments as the house does`(
    argument: ArgumentDescription
  ) {
    switch argument.kind {
    case .positional: #expect(argument.name.wholeMatch(of: /[A-Z]+/) != nil)
    case .option, .flag: #expect(argument.name.wholeMatch(of: /--[a-z][a-z-]*/) != nil)
    }
    if let short = argument.short { #expect(short.wholeMatch(of: /-[a-zA-Z]/) != nil) }
    #expect((argument.valueName == nil) == (argument.kind == .flag))
  }

  @Test(arguments: commands.map(\.name)) func `explain themselves`(name: String) {
    let run = CommandRun("help", name)
    #expect(run.code == 0)
    #expect(run.output.contains("Usage:\n  newslab \(name)"))
    #expect(run.output.hasPrefix(CommandRun(name, "--help").output))
  }

  @Test(arguments: commands.flatMap { command in command.examples.map { (command.name, $0) } })
  func `have examples that can be read`(name: String, example: String) throws {
    let words = example.split(separator: " ").map(String.init)
    #expect(words.first == name)
    let command = try Commands.all.command(named: name)
    guard case .arguments = try parse(Array(words.dropFirst()), for: command) else {
      Issue.record("an example asks for help")
      return
    }
  }

  private func parse(
    _ words: [String], for command: any Command<Session>.Type
  ) throws(CommandError) -> CommandLineParser.Outcome {
    try CommandLineParser.parse(words, for: command)
  }
}
