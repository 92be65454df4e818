import LuaKit
import NewsCorpus
import Spelling
import TerminalText

extension REPL {
  /// Begins the tutorial, goes on with it, or ends it.
  func tutor(_ word: String) {
    attempt {
      if word != "stop", state.host.corpus == nil { try openSeed() }
      if let text = tutorial.obey(word, width: columns) { return write(text) }
      let known = TutorialPlayer.words
      let hint = NearestName.nearest(to: word, among: known).map { " (did you mean '\($0)'?)" }
      complain([
        DisplayText.visible(
          "the tutorial has no step '\(word)'"
            + (hint ?? "; there are 1 to \(Tutorial.steps.count)"))
      ])
    }
  }

  /// Opens the story that comes with newslab.
  private func openSeed() throws {
    let path = try session.resources().seeds
    try state.open(try session.corpus(named: path))
    show("the story of the tutorial is open: " + DisplayText.visible(path) + "\n")
  }

  /// Lets the tutorial see what the latest entry came to.
  func noteForTutorial(_ entry: SessionRecord.Entry?) {
    guard tutorial.position != nil, let entry, !entry.text.hasPrefix(":tutorial") else { return }
    attempt {
      var complaint: String?
      for case .complaint(let lines) in entry.parts { complaint = lines.joined(separator: " ") }
      let value = entry.hasResult ? try state.lua.global("_") : nil
      let answer = TutorialAnswer(
        entry.text, value: value, complaint: entry.hasFailed ? complaint ?? "" : nil,
        reader: values)
      if let reply = tutorial.reply(to: answer, width: columns) { write(reply) }
    }
  }
}
