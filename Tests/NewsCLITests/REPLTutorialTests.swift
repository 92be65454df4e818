import Foundation
import LuaKit
import NewsCLI
import NewsScript
import ScriptTestSupport
import TestSupport
import Testing

struct REPLTutorialTests {
  private let state: ScriptState

  init() throws {
    state = try ScriptBench.state(ScriptBench.host(corpus: Seed.folder))
  }

  /// What a chunk comes to, as the prompt tells the tutorial.
  private func answer(_ entry: String) throws -> TutorialAnswer {
    let reader = try ValueReader(state)
    let isOther = entry.hasPrefix(":") || HelpRequest.read(entry) != nil
    if isOther { return TutorialAnswer(entry, value: nil, reader: reader) }
    do throws(LuaError) {
      let compiler = ChunkCompiler(lua: state.lua)
      guard case .complete(let chunk) = compiler.compile(entry) else {
        return TutorialAnswer(entry, value: nil, complaint: "wrong", reader: reader)
      }
      return TutorialAnswer(entry, value: try state.lua.call(chunk).first, reader: reader)
    } catch {
      return TutorialAnswer(entry, value: nil, complaint: error.message, reader: reader)
    }
  }

  /// Other answers that are right, for steps that ask for a value.
  private static let others: [(step: Int, entry: String)] = [
    (0, "corpus:where{}"), (1, "corpus:first()"), (2, "?a.title"),
    (3, "corpus:first().mentions:where{kind='GPE'}"),
    (4, "corpus:count_by('agency')"), (5, "newslab.timeline('year')"),
    (6, "corpus:first().quotes:count_by('cue') and speakers"),
    (7, "corpus:where{ has = 'India' }"),
    (8, "newslab.filter{name='all', summary='Keeps all.', keep=function() return true end}"),
  ]

  @Test func `takes what comes to the same`() throws {
    try state.run(
      Array("speakers = newslab.counter() speakers:add('Nursultan Nazarbayev')".utf8), name: "=test"
    )
    for (step, entry) in Self.others {
      #expect(try Tutorial.steps[step].check(answer(entry)), "\(step + 1): \(entry)")
    }
  }

  @Test(arguments: Array(Tutorial.steps.indices))
  func `says what helps after a wrong try, and waits`(step: Int) throws {
    let player = TutorialPlayer()
    _ = player.obey(String(step + 1), width: 80)
    for entry in ["1 + 1", "nothing.at.all", "'corpus'", "{}", "corpus:first().sentences"] {
      let reply = player.reply(to: try answer(entry), width: 80) ?? ""
      #expect(reply.hasPrefix("Not yet. "))
      #expect(player.position == step)
    }
    // What may lead there is no mistake.
    #expect(player.reply(to: try answer("x = 1"), width: 80) == nil)
  }

  @Test func `goes where it is told`() {
    let player = TutorialPlayer()
    #expect(player.obey("", width: 80)?.hasPrefix("1 of \(Tutorial.steps.count): ") == true)
    #expect(player.obey("next", width: 80)?.hasPrefix("2 of") == true)
    #expect(player.obey("back", width: 80)?.hasPrefix("1 of") == true)
    #expect(player.obey("back", width: 80)?.hasPrefix("1 of") == true)
    #expect(player.obey("5", width: 80)?.hasPrefix("5 of") == true)
    #expect(player.obey("99", width: 80) == nil)
    #expect(player.obey("nxt", width: 80) == nil)
    _ = player.obey("stop", width: 80)
    #expect(player.position == nil)
    _ = player.obey(String(Tutorial.steps.count), width: 80)
    #expect(player.obey("next", width: 80)?.hasPrefix("This was the tutorial.") == true)
    #expect(player.position == nil)
  }

  @Test func `goes on where it was left`() throws {
    let folder = try TemporaryFolder()
    let environment = ["XDG_STATE_HOME": folder.path]
    _ = TutorialPlayer(environment: environment).obey("4", width: 80)
    let again = TutorialPlayer(environment: environment)
    #expect(again.obey("", width: 80)?.hasPrefix("4 of") == true)
  }

  @Test func `is short, and every step says what to type`() {
    #expect((10...14).contains(Tutorial.steps.count))
    for step in Tutorial.steps {
      #expect(!step.example.isEmpty)
      #expect(step.text.count < 400, "\(step.title)")
      #expect(step.example.allSatisfy { $0.count <= 76 }, "\(step.title)")
    }
  }

  /// Types everything that the tutorial asks for, and something wrong before it.
  @Test func `can be played from the first step to the last`() throws {
    let folder = try TemporaryFolder()
    let terminal = try PseudoTerminal(
      ProcessRunner.newslab, [], in: folder.path,
      environment: ["TERM": "xterm", "XDG_STATE_HOME": folder.file("state")])
    try terminal.wait(for: "newslab> ")
    terminal.type(":tutorial")
    for (number, step) in Tutorial.steps.enumerated() {
      try terminal.wait(for: "\(number + 1) of \(Tutorial.steps.count): \(step.title)")
      try terminal.wait(for: "newslab> ")
      terminal.type("1 + 1")
      try terminal.wait(for: "Not yet.")
      try terminal.wait(for: "newslab> ")
      for line in step.example {
        terminal.type(line)
        if line == "while true do end" {
          usleep(300_000)
          terminal.control("c")
        } else if line != step.example.last {
          try terminal.wait(for: "> ")
        }
      }
      try terminal.wait(for: "✓")
    }
    try terminal.wait(for: "This was the tutorial.")
    try terminal.wait(for: "newslab> ")
    terminal.control("d")
    #expect(terminal.waitForExit() == 0)
    let run = try ProcessRunner.shell(
      "newslab run speech.lua --corpus '\(Seed.folder)'", in: folder.path)
    #expect(run.code == 0)
    #expect(run.output.contains(Seed.id))
    #expect(FileManager.default.fileExists(atPath: folder.file("speakers.html")))
  }
}
