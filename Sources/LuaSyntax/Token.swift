/// A word, mark, number or text of a source of Lua, or what stands between them.
package struct Token: Hashable, Sendable {
  /// What it is.
  package enum Kind: Hashable, Sendable {
    case name, number, string
    case keyword(Keyword)
    case symbol(Symbol)
    /// Behind everything; its range is empty.
    case end
    /// Something with a mistake in it.
    case wrong(LexicalError)
    /// Spaces and line feeds.
    case space
    case comment
  }

  /// What it is.
  package let kind: Kind
  /// Where it stands, in bytes of the source.
  package let range: Range<Int>

  /// Whether it is this keyword.
  package func `is`(_ keyword: Keyword) -> Bool { kind == .keyword(keyword) }
  /// Whether it is this symbol.
  package func `is`(_ symbol: Symbol) -> Bool { kind == .symbol(symbol) }
}

/// A word that cannot name a variable.
package enum Keyword: String, CaseIterable, Sendable {
  case and, `break`, `do`, `else`, elseif, end, `false`, `for`, function, goto, `if`, `in`, local
  case `nil`, not, or, `repeat`, `return`, then, `true`, until, `while`
}

/// A mark of one to three characters.
package enum Symbol: String, CaseIterable, Sendable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divide = "/"
  case modulo = "%"
  case power = "^"
  case length = "#"
  case ampersand = "&"
  case tilde = "~"
  case pipe = "|"
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case divideWhole = "//"
  case equal = "=="
  case unequal = "~="
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case less = "<"
  case greater = ">"
  case assign = "="
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBrace = "{"
  case closeBrace = "}"
  case openBracket = "["
  case closeBracket = "]"
  case doubleColon = "::"
  case semicolon = ";"
  case colon = ":"
  case comma = ","
  case dot = "."
  case concatenation = ".."
  case varargs = "..."
}

/// What is wrong with a single token.
package enum LexicalError: Error, Hashable, Sendable {
  /// A line or the source ends in a string; `canGoOn` when a line more could help.
  case unfinishedString(canGoOn: Bool)
  case unfinishedLongString, unfinishedLongComment
  /// `[=` without a second bracket.
  case invalidDelimiter
  case malformedNumber
  /// A backslash with something behind it that means nothing.
  case invalidEscape(String)
  /// A byte that begins nothing.
  case unexpectedByte

  /// Whether more lines can mend it.
  package var canGoOn: Bool {
    switch self {
    case .unfinishedString(let canGoOn): canGoOn
    case .unfinishedLongString, .unfinishedLongComment: true
    case .invalidDelimiter, .malformedNumber, .invalidEscape, .unexpectedByte: false
    }
  }

  /// What is wrong, as Lua says it.
  package var message: String {
    switch self {
    case .unfinishedString: "unfinished string"
    case .unfinishedLongString: "unfinished long string"
    case .unfinishedLongComment: "unfinished long comment"
    case .invalidDelimiter: "invalid long string delimiter"
    case .malformedNumber: "malformed number"
    case .invalidEscape(let what): what
    case .unexpectedByte: "unexpected symbol"
    }
  }
}
