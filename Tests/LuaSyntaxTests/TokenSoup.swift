import ScriptFuzz

/// Sources that are almost Lua: tokens in no order, and programs with some tokens changed.
struct TokenSoup {
  private let chance: Chance

  private static let words =
    [
      "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
      "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while",
    ]
    + "+ - * / % ^ # & ~ | << >> // == ~= <= >= < > = ( ) { } [ ] :: ; : , . .. ...".split(
      separator: " "
    ).map(String.init)
  private static let common = [
    "x", "y", "f", "a.b", "1", "0x1F", "2.5e3", "'s'", "\"t\"", "[[l]]", "[==[m]==]", "x = 1",
    "f(x)", "local x = 1", "local y <const> = 2", "local z <close> = nil", "y = 3", "goto a",
    "::a::", "::b::", "break", "do", "end", "end", "end", "function f(x)", "function() ",
    "if x then", "else", "while x do", "for i = 1, 2 do", "for k, v in x do", "repeat",
    "until x", "return", "return x", "x:m()", "x.y = {1, a = 2; [3] = 4}", "...", "f{...}", "x,",
    "-- c\n", "--[[d]]", "local function g(...)", "(", ")", "(x)", "(x).y = 1", ";", "goto b",
  ]
  private static let odd = [
    "'", "\"", "\\", "[[", "[=", "--[[", "3x", "1..2", "\u{0}", "\u{ff}", "“", "$", "!", "'\\q'",
    "'\\x4'", "'\\u{110000}'", "'\\z \n'", "'a\\\nb'", "0x", "1e", "<const>", "<wrong>", "'\\",
  ]

  init(seed: UInt64) { chance = Chance(seed: seed) }

  /// A source of up to 40 words.
  func text() -> String {
    let plain = chance.percent(60)
    return (0..<chance.number(1...40)).map { _ in
      let pool = chance.below(100)
      let word =
        pool < (plain ? 90 : 60)
        ? chance.pick(Self.common) : pool < 97 ? chance.pick(Self.words) : chance.pick(Self.odd)
      return word + chance.pick([" ", " ", " ", "\n", "\r\n", ""])
    }.joined()
  }

  /// The same, with a byte changed now and then, so that it may not be UTF-8.
  func bytes() -> [UInt8] {
    var bytes = Array(text().utf8)
    if chance.percent(20), !bytes.isEmpty {
      bytes[chance.below(bytes.count)] = UInt8(chance.below(256))
    }
    return bytes
  }

  /// A program with one to three of its words removed, doubled or replaced.
  func changed(_ program: String) -> String {
    var words = program.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<chance.number(1...3) where !words.isEmpty {
      let place = chance.below(words.count)
      switch chance.below(3) {
      case 0: words.remove(at: place)
      case 1: words.insert(words[place], at: place)
      default: words[place] = chance.pick(Self.words)
      }
    }
    return words.joined(separator: " ")
  }
}
