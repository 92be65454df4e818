/// A source of Lua, cut into tokens; together with the trivia they cover every byte.
package struct TokenList: Sendable {
  /// The source.
  package let bytes: [UInt8]
  /// The tokens in their order; the last is ``Token/Kind/end``.
  package let tokens: [Token]
  /// Spaces and comments, in their order.
  package let trivia: [Token]
  /// Lines of the source.
  package let lines: LineIndex

  /// Cuts a source, which need not be UTF-8.
  package init(_ bytes: [UInt8]) {
    var lexer = Lexer(bytes)
    lexer.run()
    self.bytes = bytes
    (tokens, trivia) = (lexer.tokens, lexer.trivia)
    lines = LineIndex(bytes)
  }

  /// Cuts a source.
  package init(_ text: String) { self.init(Array(text.utf8)) }

  /// The text of a range, cut to the source.
  package func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self)
  }

  /// The number of the first token that ends behind an offset, or that stands there.
  package func index(at offset: Int) -> Int {
    var (low, high) = (0, tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.upperBound > offset { high = middle } else { low = middle + 1 }
    }
    return min(low, tokens.count - 1)
  }
}

/// Where the lines of a source begin, as Lua counts them: `\r\n` and `\n\r` end one line.
package struct LineIndex: Hashable, Sendable {
  /// Offsets of the first bytes of lines.
  package let starts: [Int]

  /// Finds the lines.
  package init(_ bytes: [UInt8]) {
    var starts = [0]
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      guard Lexer.isNewline(byte) else { continue }
      if position < bytes.count, bytes[position] != byte, Lexer.isNewline(bytes[position]) {
        position += 1
      }
      starts.append(position)
    }
    self.starts = starts
  }

  /// The number of the line of an offset, from 1 on.
  package func number(at offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] > offset { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The byte in its line, from 1 on.
  package func column(at offset: Int) -> Int { offset - starts[number(at: offset) - 1] + 1 }
}
