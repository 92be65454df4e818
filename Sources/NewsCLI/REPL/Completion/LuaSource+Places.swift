import LuaSyntax

extension LuaSource {
  /// The name, field, call or parenthesis that ends at an offset: what a dot behind it reads of.
  ///
  /// What the end of the source alone closes does not end there.
  func operand(endingAt offset: Int) -> SyntaxTree.ExpressionID? {
    // Spaces may stand between the two.
    var last = list.index(at: max(0, offset - 1))
    if list.tokens[last].kind == .end, last > 0 { last -= 1 }
    let end = list.tokens[last].range.upperBound
    guard let opener = opener(of: last) else {
      return expression(endingAt: end) { kind in
        switch kind {
        case .name, .member: true
        default: false
        }
      }
    }
    let before = opener > 0 ? list.tokens[opener - 1].range.upperBound : 0
    return expression(endingAt: end) { kind in
      switch kind {
      case .call(let callee, _): tree.expressions[callee].range.upperBound == before
      case .index(let owner, _): tree.expressions[owner].range.upperBound == before
      case .method(_, let name, _): name.upperBound == before
      default: false
      }
    } ?? expression(endingAt: end, from: list.tokens[opener].range.lowerBound)
  }

  private func expression(
    endingAt end: Int, where isWanted: (SyntaxTree.ExpressionKind) -> Bool
  ) -> SyntaxTree.ExpressionID? {
    tree.expressions.lastIndex { $0.range.upperBound == end && isWanted($0.kind) }
  }

  /// The expression in parentheses between two offsets.
  private func expression(endingAt end: Int, from start: Int) -> SyntaxTree.ExpressionID? {
    tree.expressions.lastIndex { node in
      guard case .parenthesized = node.kind else { return false }
      return node.range == start..<end
    }
  }

  /// The token that opens what a token closes, or the token itself when it is a string; nil for
  /// others.
  private func opener(of last: Int) -> Int? {
    var (depth, place) = (0, last)
    while place >= 0 {
      switch list.tokens[place].kind {
      case .string where place == last: return last
      case .symbol(.closeParenthesis), .symbol(.closeBrace), .symbol(.closeBracket): depth += 1
      case .symbol(.openParenthesis), .symbol(.openBrace), .symbol(.openBracket):
        depth -= 1
        if depth <= 0 { return place == last ? nil : place }
      default: if place == last { return nil }
      }
      place -= 1
    }
    return nil
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
