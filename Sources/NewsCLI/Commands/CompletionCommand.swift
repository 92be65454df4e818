import CommandKit
import LuaKit
import NewsScript
import Spelling

/// `newslab completion`: a script that teaches a shell to complete command lines of newslab.
enum CompletionCommand: Command {
  static let name = "completion"
  static let summary = "Writes a script that completes command lines in a shell."
  static let details = """
    bash: source <(newslab completion bash)

    zsh: newslab completion zsh > FOLDER/_newslab, where FOLDER is one of $fpath

    fish: newslab completion fish > ~/.config/fish/completions/newslab.fish
    """
  static let examples = ["completion bash", "completion fish"]

  static let shell = Positional(
    "SHELL", choices: CompletionScript.Shell.choices, "The shell to write for.")
  static var arguments: [any Argument] { [shell] }

  static func run(_ arguments: ParsedArguments, in session: Session) throws {
    let word = arguments[shell]
    guard let shell = CompletionScript.Shell(argument: word) else {
      throw CommandError.badValue(
        of: "argument 'SHELL'", word, expected: CompletionScript.Shell.expectation,
        nearest: NearestName.nearest(to: word, among: CompletionScript.Shell.choices))
    }
    let subjects = [
      (topic: LuaHelp.topic, names: HelpRenderer(NewslabAPI.description).names),
      (topic: PolicyHelp.topic, names: LuaPolicy.all.map(\.name)),
    ]
    let script = CompletionScript(Commands.all.description, subjects: subjects)
    try session.output.write(script.text(for: shell))
  }
}
