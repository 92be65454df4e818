import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct TokenizerTests {
  private static let tokenizer = Result { try Tokenizer(folder: Workbench.folder) }

  private func tokens(_ text: String) throws -> [Token] {
    try Self.tokenizer.get().tokens(of: ArticleText(text))
  }

  private func words(_ text: String) throws -> [String] {
    let whole = ArticleText(text)
    return try tokens(text).map { whole[$0.span] }
  }

  @Test(arguments: [
    ("", []),
    ("It rains.", ["It", "rains", "."]),
    ("counter-extremism, Anti-Terrorist", ["counter-extremism", ",", "Anti-Terrorist"]),
    ("Xi'an O'Brien O’Neill don't", ["Xi'an", "O'Brien", "O’Neill", "don't"]),
    ("the Akorda's and the Akorda’s", ["the", "Akorda", "'s", "and", "the", "Akorda", "’s"]),
    ("states' rights", ["states", "'", "rights"]),
    ("U.S. and U.N. e.g. here", ["U.S.", "and", "U.N.", "e.g.", "here"]),
    ("J. K. Rowling", ["J.", "K.", "Rowling"]),
    (
      "Mr. Lee met Gen. Oh in Jan. 2017.",
      [
        "Mr.", "Lee", "met", "Gen.", "Oh", "in", "Jan.", "2017", ".",
      ]
    ),
    ("No. 5 is no. That", ["No.", "5", "is", "no", ".", "That"]),
    ("AT&T said", ["AT&T", "said"]),
    ("end.The next", ["end", ".", "The", "next"]),
    ("wait... what?! -- no — yes", ["wait", "...", "what", "?", "!", "--", "no", "—", "yes"]),
    ("«да» „nein“", ["«", "да", "»", "„", "nein", "“"]),
  ])
  func `splits words and marks`(text: String, expected: [String]) throws {
    #expect(try words(text) == expected)
  }

  /// Texts whose tokens stand apart by bars.
  @Test(arguments: [
    // Addresses.
    "see| |https://example.org/a_(b)?c=d&e=f#g|.", "(|http://example.org/|)|,| |www.bbc.co.uk/news",
    "mail| |first.last+news@mail.example.co.uk|,| |now", "<|a@b.org|>", "Visit| |kremlin.ru|.",
    "#|1| |#SCO2017|,| |#Қазақстан| |#a_b", "@Reuters|:| |@some_one|'s", "RT| |@a|…",
    // Hyphens and possessives.
    "state-of-the-art| |ex-President| |mid-2017| |F-16s| |Covid-19",
    "well|-| |and| |long-term|,| |pre|-| |and| |post-war", "semi‑official| |non‐member",
    "James|'| |car|,| |James|'s| |car|,| |the| |Joneses|’", "UN|'s| |U.S.|'s| |2016|’s| |IT|'S",
    "rock| |'|n|'| |roll", "'|quoted| |words|'", "O'Neill|'s| |d'Estaing| |L'Oréal| |’|90s",
    // Money and percentages.
    "$|1,234.56", "US|$|5m", "€|3.5bn|,| |£|20m| |¥|100| |₸|500| |₽|12", "5.5|%| |50|%|-|60|%",
    "−|5|°|C", "±|3|%", "10–12|%", "C|$|7| |and| |A|$|8",
    // Initials and acronyms.
    "J.R.R.| |Tolkien", "George| |W.| |Bush", "J.|-|P.| |Sartre", "the| |U.S.|,| |the| |U.K.|-|led",
    "U.S.|-|China", "Ph.D.| |a.m.| |i.e.", "U.N.|-|backed", "Xi'an| |Sana'a| |N'Djamena",
    "Ya’alon| |Qur’an",
    // Quotes, dashes, brackets.
    "“|Yes|,|”| |‘|no|’| |«|да|»| |‹|x|›| |„|ja|“| |「|是|」", "\"|It|'s|\"| |(|he|)| |[|she|]",
    "one|—|two| |–| |three|--|four| |-| |five| |―| |six", "wait|…| |wait|...| |wait|....",
    "10–12| |May| |2017–18| |pp| |3-4",
    // Pictures.
    "👩‍👩‍👧‍👦|👍🏽|❤️|🏳️‍🌈|🇰🇿|🇺🇸", "1️⃣| |©| |™", "😀|word|😀",
    "é́tude| |naïve| |नमस्ते| |Ελλάδα| |Đà| |Nẵng",
    "9/11| |24/7| |and|/|or", "17:30| |5| |p.m.| |3|:|2| |1.2.3", "A|/|B| |c|/|o",
    "AT&T| |R&D| |Q&A|:",
  ])
  func `cuts where a reader would`(marked: String) throws {
    let expected = marked.split(separator: "|").map(String.init).filter { $0 != " " }
    #expect(try words(marked.filter { $0 != "|" }) == expected)
  }

  /// Whether a character may stand between tokens.
  private static func isGap(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.value < 0x20 || scalar.value == 0x7F
      || [.control, .format].contains(scalar.properties.generalCategory)
  }

  @Test(arguments: 0..<400)
  func `tokens and the gaps between them give back the text`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let pieces = [
      "U.S.", "Xi'an", "’s", "“", "»", " ", "\u{A0}", "\n\n", "-", "—", "👩‍🚀", "🇰🇿", "🇰", "\u{200D}",
      "\u{301}", "1,200", "$", "%", "@a", "#b", "a@b.org", "http://x.io/?a", ".", "...", "é", "北京",
      "\u{FEFF}", "\0", "й", "Mr.", "J.", "&", "'", "\u{AD}", "\r\n", "½", "²", "٣",
    ]
    let string = (0..<30).map { _ in pieces[Int(generator.next() % UInt64(pieces.count))] }.joined()
    let text = ArticleText(string)
    var rebuilt: [UInt8] = []
    for token in try tokens(string) {
      let gap = text[rebuilt.count..<Int(token.start)]
      let isSpace = gap.unicodeScalars.allSatisfy { Self.isGap($0) }
      #expect(isSpace, "the gap '\(gap)' before \(token.start) holds more than spaces")
      rebuilt += Array(gap.utf8) + Array(text[token.span].utf8)
      #expect(String(validating: Array(text.bytes[token.span]), as: UTF8.self) != nil)
    }
    let rest = text[rebuilt.count..<text.count]
    #expect(rest.unicodeScalars.allSatisfy { Self.isGap($0) }, "'\(rest)' is in no token")
    #expect(rebuilt + Array(rest.utf8) == text.bytes)
  }

  @Test(arguments: [
    "1,200.50", "12th", "17:23", "2017-2018", "2017–2018", "2017-04-06", "12/09/2017", "3.14",
    "1990s", "5pm", "10,000",
  ])
  func `keeps a number in one token`(text: String) throws {
    let found = try tokens("x \(text) y")
    #expect(found.count == 3)
    #expect(found.dropFirst().first?.kind == .number)
  }

  @Test(arguments: [
    ("$5", ["$", "5"]), ("50%", ["50", "%"]), ("€1.2bn", ["€", "1.2bn"]),
    ("2017.", ["2017", "."]), ("1,2,3", ["1", ",", "2", ",", "3"]), ("2017's", ["2017", "'s"]),
    ("a 25-year-old", ["a", "25-year-old"]), ("43—5", ["43", "—", "5"]),
  ])
  func `splits signs from numbers`(text: String, expected: [String]) throws {
    #expect(try words(text) == expected)
  }

  @Test(arguments: [
    ("see https://example.org/a?b=c.", "https://example.org/a?b=c", Token.Kind.url),
    ("on www.example.com, they", "www.example.com", .url),
    ("Booking.com said", "Booking.com", .url),
    ("to a.b-c@mail.example.org now", "a.b-c@mail.example.org", .email),
    ("with #Summit2017 tag", "#Summit2017", .symbol),
    ("by @some_one today", "@some_one", .symbol),
    ("👩‍🚀 flew", "👩‍🚀", .symbol),
    ("from 🇰🇿🇷🇺", "🇰🇿", .symbol),
  ])
  func `finds addresses and signs`(text: String, expected: String, kind: Token.Kind) throws {
    let whole = ArticleText(text)
    let found = try tokens(text).first { whole[$0.span] == expected }
    #expect(found?.kind == kind)
  }

  @Test(arguments: [
    ("astana", Token.Casing.lower), ("Astana", .title), ("ASTANA", .upper), ("McDonald", .mixed),
    ("iPhone", .mixed), ("A", .title), ("U.S.", .upper), ("Anti-Terrorist", .title),
    ("O'Brien", .title), ("al-Assad", .mixed), ("Élysée", .title), ("ÉLYSÉE", .upper),
    ("élysée", .lower), ("Москва", .title), ("北京", .none), ("F-16", .title), ("2017", .none),
  ])
  func `tells how a word is cased`(word: String, casing: Token.Casing) throws {
    #expect(try tokens(word).map(\.casing) == [casing])
  }

  @Test(arguments: 0..<300)
  func `tokens are in order, apart, inside the text, and leave only spaces out`(
    seed: UInt64
  ) throws {
    var generator = Generator(seed: seed)
    let string =
      seed % 3 == 0
      ? String(decoding: generator.bytes(atMost: 400), as: UTF8.self) : generator.text()
    let text = ArticleText(string)
    var covered = Set<Int>()
    var end = 0
    for token in try tokens(string) {
      #expect(token.start < token.end && Int(token.start) >= end && Int(token.end) <= text.count)
      end = Int(token.end)
      covered.formUnion(token.span)
    }
    let left = string.unicodeScalars.filter { $0.isASCII && $0.value > 0x20 && $0.value != 0x7F }
    let found = covered.filter { text.bytes[$0] < 0x80 && text.bytes[$0] > 0x20 }
    #expect(found.count == left.count)
  }

  @Test(arguments: [
    "a", "a.", ".", "-", "'", "a@", "aa.", "U.", "1-", "1,000,", "http://", "“", "é", "a-", "#",
  ])
  func `a long line of one thing ends`(piece: String) throws {
    let count = 200_000 / piece.utf8.count
    let text = ArticleText(String(repeating: piece, count: count))
    let found = try Self.tokenizer.get().tokens(of: text)
    #expect(found.last.map { Int($0.end) } == text.count)
  }

  @Test func `cuts a span that reaches outside to the text`() throws {
    let text = ArticleText("one two")
    let found = try Self.tokenizer.get().tokens(of: text, in: 4..<900)
    #expect(found.map { text[$0.span] } == ["two"])
  }
}
