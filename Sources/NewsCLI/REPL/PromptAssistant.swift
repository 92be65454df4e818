import LineEditor
import LuaSyntax

/// What the editor asks about an entry: whether it is whole, what could come, colours and indent.
package final class PromptAssistant: LineAssistant {
  private let engine: CompletionEngine
  /// The spaces of one level.
  private static let step = 2

  /// Completes by an engine.
  package init(_ engine: CompletionEngine) { self.engine = engine }

  /// Whether more lines are needed: a line for the prompt and a question are whole.
  package func isUnfinished(_ text: String) -> Bool {
    if PromptCommand.isCommand(text) || HelpRequest.read(text) != nil { return false }
    return ChunkCompiler.isUnfinished(text)
  }

  /// What could stand at a cursor.
  package func completions(of text: String, at cursor: Int) -> Completions? {
    engine.completions(of: text, at: cursor)
  }

  /// Keywords, strings, numbers and comments of Lua, and the name of a command.
  package func highlights(of text: String) -> [Highlight] {
    if PromptCommand.isCommand(text) {
      let start = text.utf8.prefix { $0 == 0x20 }.count
      let name = text.utf8.dropFirst(start).prefix { $0 != 0x20 }.count
      return [Highlight(start..<start + name, .command)]
    }
    let list = TokenList(text)
    let isQuestion = HelpRequest.read(text) != nil
    var highlights = list.trivia.filter { $0.kind == .comment }.map {
      Highlight($0.range, .comment)
    }
    for token in list.tokens {
      if let kind = Self.kind(of: token), kind != .error || !isQuestion {
        highlights.append(Highlight(token.range, kind))
      }
    }
    if !isQuestion, let mistake = Self.mistake(in: list) { highlights.append(mistake) }
    return highlights.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private static func kind(of token: Token) -> Highlight.Kind? {
    switch token.kind {
    case .keyword: .keyword
    case .string: .string
    case .number: .number
    case .wrong(.unfinishedString), .wrong(.unfinishedLongString): .string
    case .wrong(.unfinishedLongComment): .comment
    case .wrong: .error
    default: nil
    }
  }

  /// The word that no further line can make right, unless its token shows it already.
  private static func mistake(in list: TokenList) -> Highlight? {
    let statements = LuaSource(list)
    guard case .wrong(let problem) = statements.status else { return nil }
    let values = LuaSource(list, asValues: true)
    guard case .wrong(let other) = values.status else { return nil }
    if let whole = statements.returningLastExpression?.source.status {
      guard case .wrong = whole else { return nil }
    }
    let range =
      other.range.lowerBound > problem.range.lowerBound ? other.range : problem.range
    let token = list.tokens[list.index(at: range.lowerBound)]
    guard !range.isEmpty, token.range == range, kind(of: token) == nil else { return nil }
    return Highlight(range, .error)
  }

  /// The spaces with which a line begins behind a text: two more than the line of what is still open
  /// has, and as many as that when the line begins with what closes it.
  package func indent(of line: String, after text: String) -> Int {
    let first = TokenList(line).tokens.first
    let closes = first.map { Self.closing.contains($0.kind) } ?? false
    return max(0, openIndent(after: text) - (closes ? Self.step : 0))
  }

  private static let closing: Set<Token.Kind> = [
    .keyword(.end), .keyword(.until), .keyword(.else), .keyword(.elseif), .symbol(.closeBrace),
    .symbol(.closeParenthesis), .symbol(.closeBracket),
  ]

  private func openIndent(after text: String) -> Int {
    let list = TokenList(text)
    if list.tokens.dropLast().last.map({ Self.kind(of: $0) == .string }) == true,
      case .wrong? = list.tokens.dropLast().last?.kind
    {
      return 0
    }
    var open: [Int] = []
    for token in list.tokens {
      switch token.kind {
      case .keyword(.function), .keyword(.do), .keyword(.then), .keyword(.repeat),
        .symbol(.openParenthesis), .symbol(.openBrace), .symbol(.openBracket):
        open.append(token.range.lowerBound)
      case .keyword(.else):
        _ = open.popLast()
        open.append(token.range.lowerBound)
      case .keyword(.end), .keyword(.until), .keyword(.elseif), .symbol(.closeParenthesis),
        .symbol(.closeBrace), .symbol(.closeBracket):
        _ = open.popLast()
      default: break
      }
    }
    guard let last = open.last else { return 0 }
    let start = list.lines.starts[list.lines.number(at: last) - 1]
    return list.bytes[start...].prefix { $0 == 0x20 }.count + Self.step
  }
}
