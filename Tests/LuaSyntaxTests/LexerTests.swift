import LuaSyntax
import TestSupport
import Testing

struct LexerTests {
  private func kinds(_ text: String) -> [Token.Kind] {
    TokenList(text).tokens.dropLast().map(\.kind)
  }

  @Test(
    arguments: [
      ("a_1 B", [.name, .name]), ("and android", [.keyword(.and), .name]),
      ("1 0x1p4 .5 3e-2 0xA.8 1e5", [.number, .number, .number, .number, .number, .number]),
      (
        "a.b..c...",
        [.name, .symbol(.dot), .name, .symbol(.concatenation), .name, .symbol(.varargs)]
      ),
      (
        "<<=>>=//~=::",
        [
          .symbol(.shiftLeft), .symbol(.assign), .symbol(.shiftRight), .symbol(.assign),
          .symbol(.divideWhole), .symbol(.unequal), .symbol(.doubleColon),
        ]
      ),
      (#"'a\'b' "\x41\u{48}\065\z   x""#, [.string, .string]), ("'a\\\nb'", [.string]),
      ("[[a]] [==[ ]] ]=] ]==]", [.string, .string]), ("--[[ x ]] y -- z\n--[==[\n]==]", [.name]),
      ("t[[1]]", [.name, .string]),
      (
        "t[ [[1]] ]",
        [
          .name, .symbol(.openBracket), .string, .symbol(.closeBracket),
        ]
      ),
    ] as [(String, [Token.Kind])])
  func `cuts a source as Lua does`(text: String, expected: [Token.Kind]) {
    #expect(kinds(text) == expected)
  }

  @Test(
    arguments: [
      ("'abc", .unfinishedString(canGoOn: false)), ("'abc\nx", .unfinishedString(canGoOn: false)),
      ("'abc\\", .unfinishedString(canGoOn: true)), ("'a\\z  ", .unfinishedString(canGoOn: true)),
      ("'abc\\\\", .unfinishedString(canGoOn: false)), ("[[", .unfinishedLongString),
      ("--[=[ ]]", .unfinishedLongComment), ("[=x", .invalidDelimiter), ("3x", .malformedNumber),
      ("0x", .malformedNumber), ("1..2", .malformedNumber), ("1e", .malformedNumber),
      (#"'\q'"#, .invalidEscape("invalid escape sequence")),
      (#"'\300'"#, .invalidEscape("decimal escape too large")),
      (#"'\xg'"#, .invalidEscape("hexadecimal digit expected")),
      (#"'\u{80000000}'"#, .invalidEscape("UTF-8 value too large")), ("“", .unexpectedByte),
    ] as [(String, LexicalError)])
  func `names what is wrong with a token`(text: String, expected: LexicalError) {
    #expect(kinds(text).first == .wrong(expected))
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `tokens and trivia cover every byte`(seed: UInt64) {
    let list = TokenList(TokenSoup(seed: seed).bytes())
    let all = (list.tokens + list.trivia).sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    var end = 0
    for token in all {
      #expect(token.range.lowerBound == end)
      end = token.range.upperBound
    }
    #expect(end == list.bytes.count)
  }

  @Test func `words, marks and their ranges agree`() {
    for seed in 0..<100 as Range<UInt64> {
      let list = TokenList(TokenSoup(seed: seed).bytes())
      for token in list.tokens {
        switch token.kind {
        case .keyword(let keyword): #expect(list.text(token.range) == keyword.rawValue)
        case .symbol(let symbol): #expect(list.text(token.range) == symbol.rawValue)
        default: #expect(token.kind == .end || !token.range.isEmpty)
        }
      }
    }
  }

  @Test func `lines are counted as Lua counts them`() {
    let lines = LineIndex(Array("a\r\nb\n\rc\n\nd".utf8))
    #expect(lines.starts == [0, 3, 6, 8, 9])
    #expect([0, 2, 3, 8, 9].map { lines.number(at: $0) } == [1, 1, 2, 4, 5])
    #expect(lines.column(at: 4) == 2)
  }

  @Test func `finds the token at an offset`() {
    let list = TokenList("local x = 1")
    #expect([0, 4, 5, 6, 7, 10, 11].map { list.index(at: $0) } == [0, 0, 1, 1, 2, 3, 4])
  }
}
