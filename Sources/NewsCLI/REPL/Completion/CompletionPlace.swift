import LuaSyntax

/// What stands at the cursor of an entry of Lua, and so what could come there.
struct CompletionPlace {
  /// What could come.
  enum Kind {
    /// The name of a variable, or a keyword.
    case name
    /// A field or method of what stands before a dot or colon.
    case member(SyntaxTree.ExpressionID, separator: Int, isMethod: Bool)
    /// A key of a table in brackets and quotes.
    case key(SyntaxTree.ExpressionID)
    /// The text of a string that is an argument of a call.
    case text(CallPlace)
    /// A name in a table that is an argument of a call.
    case option(CallPlace, given: [String])
    /// The text of a string that is a field of such a table.
    case optionText(CallPlace, name: String)
    /// A label.
    case label
  }

  /// The call around the cursor.
  struct CallPlace {
    /// What is called: a function, or the object of a method.
    let callee: SyntaxTree.ExpressionID
    /// The method behind a colon, or nil.
    let method: String?
    /// Which argument it is, from 0 on.
    let argument: Int
  }

  /// What could come.
  let kind: Kind
  /// What is typed of it already.
  let prefix: String
  /// Where that stands.
  let range: Range<Int>
  /// The entry up to what decides: receivers and calls are expressions of it.
  let source: LuaSource
  /// What closes the string that is typed, or nil outside of one.
  var quote: String?

  /// Looks at the cursor, a UTF-8 offset; nil where nothing is known to come.
  init?(_ text: String, cursor: Int) {
    let head = Array(text.utf8.prefix(cursor))
    let list = TokenList(head)
    if let last = list.trivia.last, last.kind == .comment, last.range.upperBound == cursor {
      return nil
    }
    guard list.tokens.count > 1 else {
      self.init(.name, "", cursor..<cursor, LuaSource(list))
      return
    }
    let last = list.tokens[list.tokens.count - 2]
    if case .wrong(let error) = last.kind {
      guard error.isInString else { return nil }
      self.init(inString: last, of: list)
    } else {
      self.init(behind: last, of: list, cursor: cursor)
    }
  }

  private init(
    _ kind: Kind, _ prefix: String, _ range: Range<Int>, _ source: LuaSource,
    quote: String? = nil
  ) {
    (self.kind, self.prefix, self.range, self.source) = (kind, prefix, range, source)
    self.quote = quote
  }

  /// In a word, or behind something that is no word.
  private init?(behind last: Token, of list: TokenList, cursor: Int) {
    var isWord = last.kind == .name
    if case .keyword = last.kind { isWord = true }
    isWord = isWord && last.range.upperBound == cursor
    if last.kind == .number, last.range.upperBound == cursor { return nil }
    let range = isWord ? last.range : cursor..<cursor
    let prefix = list.text(range)
    let count = list.tokens.count - (isWord ? 2 : 1)
    let before = count > 0 ? list.tokens[count - 1] : nil
    switch before?.kind {
    case .symbol(.dot), .symbol(.colon):
      guard let before else { return nil }
      let source = LuaSource(Array(list.bytes[..<before.range.lowerBound]))
      guard let receiver = source.operand(endingAt: before.range.lowerBound) else { return nil }
      let kind = Kind.member(
        receiver, separator: before.range.lowerBound, isMethod: before.is(.colon))
      self.init(kind, prefix, range, source)
    case .keyword(.goto): self.init(.label, prefix, range, LuaSource(list))
    case .keyword(.local), .keyword(.function), .keyword(.for): return nil
    // Behind a value comes an operator, a keyword or another statement.
    case .symbol(.openBrace), .symbol(.comma), .symbol(.semicolon):
      let source = LuaSource(Array(list.bytes[..<range.lowerBound]))
      let tables = TablePlace(list.tokens[..<count], source)
      if let call = tables.call {
        self.init(.option(call, given: tables.names), prefix, range, source)
      } else {
        self.init(.name, prefix, range, source)
      }
    default: self.init(.name, prefix, range, LuaSource(Array(list.bytes[..<range.lowerBound])))
    }
  }

  /// In a string that is not closed.
  private init?(inString string: Token, of list: TokenList) {
    let raw = list.text(string.range)
    let opener =
      raw.first == "[" ? String(raw.prefix { $0 == "[" || $0 == "=" }) : String(raw.prefix(1))
    let start = string.range.lowerBound + opener.utf8.count
    let range = start..<string.range.upperBound
    let prefix = list.text(range)
    let closer = opener.hasPrefix("[") ? opener.replacing("[", with: "]") : opener
    let count = list.tokens.count - 2
    let source = LuaSource(Array(list.bytes[..<string.range.lowerBound]))
    guard count > 0 else { return nil }
    let before = list.tokens[count - 1]
    func make(_ kind: Kind) -> CompletionPlace {
      CompletionPlace(kind, prefix, range, source, quote: closer)
    }
    switch before.kind {
    case .symbol(.openBracket):
      let head = LuaSource(Array(list.bytes[..<before.range.lowerBound]))
      guard let receiver = head.operand(endingAt: before.range.lowerBound) else { return nil }
      self.init(.key(receiver), prefix, range, head, quote: closer)
    case .symbol(.assign) where count > 1 && list.tokens[count - 2].kind == .name:
      let name = list.text(list.tokens[count - 2].range)
      guard let call = TablePlace(list.tokens[..<(count - 2)], source).call else { return nil }
      self = make(.optionText(call, name: name))
    default:
      guard let call = source.call(argumentAt: count, in: list) else { return nil }
      self = make(.text(call))
    }
  }
}

extension LexicalError {
  /// Whether the token is a string that has no end, or that has a mistake.
  fileprivate var isInString: Bool {
    switch self {
    case .unfinishedString, .unfinishedLongString: true
    default: false
    }
  }
}
