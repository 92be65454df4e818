import FoundationEssentials
import LuaKit
import NewsCorpus
import TerminalText

/// Goes through the tutorial: says what to do, looks at what comes of it, goes on.
package final class TutorialPlayer {
  /// The step that waits, or nil when the tutorial does not run.
  package private(set) var position: Int?
  private let steps: [TutorialStep]
  private let file: String?

  /// Plays some steps; where somebody was is kept below `XDG_STATE_HOME`.
  package init(_ steps: [TutorialStep] = Tutorial.steps, environment: [String: String] = [:]) {
    self.steps = steps
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
      file = state + "/newslab/tutorial"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      file = home + "/.local/state/newslab/tutorial"
    } else {
      file = nil
    }
  }

  /// What a command of the tutorial says: nothing or `start` begins or goes on where somebody was,
  /// `next`, `back` and a number go to a step, `stop` ends; nil for other words.
  package func obey(_ word: String, width: Int) -> String? {
    switch word {
    case "": return show(position ?? kept, width)
    case "next": return show((position ?? -1) + 1, width)
    case "back": return show(max(0, (position ?? 1) - 1), width)
    case "stop":
      position = nil
      return "The tutorial stops; ':tutorial' goes on.\n"
    default:
      guard let number = Int(word), steps.indices.contains(number - 1) else { return nil }
      return show(number - 1, width)
    }
  }

  /// The words that ``obey(_:width:)`` knows.
  package static let words = ["next", "back", "stop"]

  /// What is said to an entry; nil when there is nothing to say.
  package func reply(to answer: TutorialAnswer, width: Int) -> String? {
    guard let position, steps.indices.contains(position) else { return nil }
    let step = steps[position]
    if (try? step.check(answer)) == true {
      let praise = DisplayText.wrap("✓ " + step.praise, width: width, rest: "  ")
      return Self.text(praise + [""]) + show(position + 1, width)
    }
    if answer.isOnTheWay || answer.entry.hasPrefix(":tutorial") { return nil }
    return Self.text(DisplayText.wrap("Not yet. " + step.hint, width: width))
  }

  private func show(_ number: Int, _ width: Int) -> String {
    guard steps.indices.contains(number) else {
      position = nil
      keep(0)
      return Self.text(DisplayText.wrap(Self.end, width: width))
    }
    position = number
    keep(number)
    let step = steps[number]
    let lines =
      ["\(number + 1) of \(steps.count): \(step.title)", ""]
      + DisplayText.wrap(step.text, width: width) + [""] + step.example.map { "    " + $0 }
      + (number == 0 ? ["", Self.start] : [])
    return Self.text(lines)
  }

  private static let start = "':tutorial next', 'back' and 'stop' skip, go back and end."
  private static let end = """
    This was the tutorial. x? explains anything, :help lists the commands, :doc GettingStarted and \
    :doc WritingReports go on from here.
    """

  private static func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

  /// The step where somebody was.
  private var kept: Int {
    guard let file, let bytes = try? DescriptorSource(path: file).readAll(upTo: 16),
      let number = Int(String(decoding: bytes, as: UTF8.self).filter(\.isNumber)),
      steps.indices.contains(number)
    else { return 0 }
    return number
  }

  /// Keeps a step; that it cannot be kept never matters.
  private func keep(_ number: Int) {
    guard let file, let slash = file.lastIndex(of: "/") else { return }
    try? FileManager.default.createDirectory(
      atPath: String(file[..<slash]), withIntermediateDirectories: true)
    guard let output = try? OutputFile(path: file) else { return }
    try? output.write(Array("\(number)\n".utf8))
    try? output.finish()
  }
}
