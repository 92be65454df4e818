import LineEditor
import LuaKit

/// Tells the line editor what is known of Lua and of the commands.
final class PromptAssistant: LineAssistant {
  private let compiler: ChunkCompiler

  /// Knows what a state knows.
  init(lua: LuaState) { compiler = ChunkCompiler(lua: lua) }

  func isUnfinished(_ text: String) -> Bool {
    guard !PromptCommand.isCommand(text) else { return false }
    if case .incomplete = compiler.compile(text) { return true }
    return false
  }

  func completions(of text: String, at cursor: Int) -> Completions? { nil }

  func highlights(of text: String) -> [Highlight] { [] }

  func indent(after text: String) -> Int { 0 }
}
