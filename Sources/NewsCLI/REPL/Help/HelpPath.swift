import LuaSyntax

/// An expression that can be followed without running anything: names, fields, constant keys, and
/// calls, of which only the declared result is known.
struct HelpPath: Equatable {
  /// What stands behind the first name.
  enum Step: Equatable {
    /// `.name`, or a string in brackets.
    case field(String)
    /// `:name`.
    case method(String)
    /// `[3]`.
    case index(Int)
    /// A call with whatever arguments.
    case call
  }

  /// The name of the variable.
  let root: String
  /// What is read of it, one after the other.
  let steps: [Step]

  /// Reads an expression; nil when it is another one.
  init?(_ text: String) {
    var reader = Reader(list: TokenList(text))
    guard let root = reader.word() else { return nil }
    var steps: [Step] = []
    while reader.token.kind != .end {
      guard let step = reader.step() else { return nil }
      steps.append(step)
    }
    (self.root, self.steps) = (root, steps)
  }

  private struct Reader {
    let list: TokenList
    var position = 0

    /// The token that comes next; the last one stays.
    var token: Token { list.tokens[min(position, list.tokens.count - 1)] }

    /// A name, or a keyword, which may be asked about as well.
    mutating func word() -> String? {
      switch token.kind {
      case .name, .keyword:
        defer { position += 1 }
        return list.text(token.range)
      default: return nil
      }
    }

    mutating func step() -> Step? {
      switch token.kind {
      case .symbol(.dot):
        position += 1
        return word().map { .field($0) }
      case .symbol(.colon):
        position += 1
        return word().map { .method($0) }
      case .symbol(.openParenthesis), .symbol(.openBrace): return skipGroup() ? .call : nil
      case .string:
        position += 1
        return .call
      case .symbol(.openBracket):
        position += 1
        return key()
      default: return nil
      }
    }

    private mutating func key() -> Step? {
      let step: Step
      let text = list.text(token.range)
      switch token.kind {
      case .string where !text.contains("\\") && text.first != "[":
        step = .field(String(text.dropFirst().dropLast()))
      case .number:
        guard let number = Int(text) else { return nil }
        step = .index(number)
      default: return nil
      }
      position += 1
      guard token.is(.closeBracket) else { return nil }
      position += 1
      return step
    }

    /// Passes what stands in parentheses or braces.
    private mutating func skipGroup() -> Bool {
      var depth = 0
      while token.kind != .end {
        switch token.kind {
        case .symbol(.openParenthesis), .symbol(.openBrace): depth += 1
        case .symbol(.closeParenthesis), .symbol(.closeBrace): depth -= 1
        default: break
        }
        position += 1
        if depth == 0 { return true }
      }
      return false
    }
  }
}
