import LuaSyntax

extension LuaSource {
  /// The name, field, call or parenthesis that ends at an offset: what a dot behind it reads of.
  func operand(endingAt offset: Int) -> SyntaxTree.ExpressionID? {
    // Spaces may stand between the two.
    let place = list.index(at: max(0, offset - 1))
    var end = list.tokens[place].range.upperBound
    if list.tokens[place].kind == .end, place > 0 { end = list.tokens[place - 1].range.upperBound }
    var found: SyntaxTree.ExpressionID?
    for (number, expression) in tree.expressions.enumerated()
    where expression.range.upperBound == end && expression.kind.isOperand {
      if let known = found,
        tree.expressions[known].range.lowerBound < expression.range.lowerBound
      {
        continue
      }
      found = number
    }
    return found
  }

  /// The call whose argument stands at a token, counted in `list`, of which the source is the
  /// beginning.
  func call(argumentAt token: Int, in list: TokenList) -> CompletionPlace.CallPlace? {
    var (depth, argument, place) = (0, 0, token - 1)
    while place >= 0 {
      switch list.tokens[place].kind {
      case .symbol(.closeParenthesis), .symbol(.closeBrace), .symbol(.closeBracket): depth += 1
      case .symbol(.openParenthesis) where depth == 0:
        return call(openedAt: place, in: list, argument: argument)
      case .symbol(.openParenthesis), .symbol(.openBrace), .symbol(.openBracket):
        if depth == 0 { return nil }
        depth -= 1
      case .symbol(.comma) where depth == 0: argument += 1
      // `require "…` has no parenthesis.
      case .name where place == token - 1: return call(openedAt: token, in: list, argument: 0)
      case .keyword where depth == 0, .symbol(.semicolon) where depth == 0: return nil
      default: break
      }
      place -= 1
    }
    return nil
  }

  /// The call whose arguments begin with a token, or with what that token opens.
  func call(openedAt token: Int, in list: TokenList, argument: Int) -> CompletionPlace.CallPlace? {
    guard token > 0 else { return nil }
    let before = list.tokens[token - 1]
    if before.kind == .name, token > 1, list.tokens[token - 2].is(.colon) {
      let end = list.tokens[token - 2].range.lowerBound
      return operand(endingAt: end).map {
        CompletionPlace.CallPlace(
          callee: $0, method: list.text(before.range), argument: argument)
      }
    }
    return operand(endingAt: before.range.upperBound).map {
      CompletionPlace.CallPlace(callee: $0, method: nil, argument: argument)
    }
  }
}

extension SyntaxTree.ExpressionKind {
  /// Whether something can be read of it without parentheses.
  fileprivate var isOperand: Bool {
    switch self {
    case .name, .member, .index, .call, .method, .parenthesized: true
    default: false
    }
  }
}

/// The table that is being written out around a place, when it is an argument of a call.
struct TablePlace {
  /// The call, or nil when there is no such table.
  private(set) var call: CompletionPlace.CallPlace?
  /// The names that the table has already.
  private(set) var names: [String] = []

  /// Goes back from the end of some tokens to the brace that opens the table.
  init(_ tokens: ArraySlice<Token>, _ source: LuaSource) {
    let list = source.list
    var (depth, place) = (0, tokens.endIndex - 1)
    while place >= tokens.startIndex {
      switch tokens[place].kind {
      case .symbol(.closeParenthesis), .symbol(.closeBrace), .symbol(.closeBracket),
        .keyword(.end):
        depth += 1
      case .symbol(.openBrace) where depth == 0:
        find(place, list, source)
        return
      case .symbol(.openParenthesis), .symbol(.openBrace), .symbol(.openBracket),
        .keyword(.function), .keyword(.do), .keyword(.if), .keyword(.repeat):
        if depth == 0 { return }
        depth -= 1
      case .symbol(.assign) where depth == 0 && place > 0 && tokens[place - 1].kind == .name:
        names.append(list.text(tokens[place - 1].range))
      default: break
      }
      place -= 1
    }
  }

  private mutating func find(_ brace: Int, _ list: TokenList, _ source: LuaSource) {
    guard brace > 0 else { return }
    switch list.tokens[brace - 1].kind {
    case .name: call = source.call(openedAt: brace, in: list, argument: 0)
    case .symbol(.openParenthesis):
      call = source.call(openedAt: brace - 1, in: list, argument: 0)
    case .symbol(.comma): call = source.call(argumentAt: brace, in: list)
    default: break
    }
  }
}
