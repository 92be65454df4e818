import NewsCorpus
import NewsModel

/// What made-up articles are made of: sentences, titles and shapes of real ones.
package struct StoryParts: Sendable {
  /// A piece of text as the inside of a JSON string.
  struct Piece: Sendable {
    /// With everything but what must be escaped as UTF-8.
    let utf8: [UInt8]
    /// With everything but ASCII escaped.
    let ascii: [UInt8]

    init(_ text: some StringProtocol) {
      utf8 = Self.inside(of: text, isASCII: false)
      ascii = Self.inside(of: text, isASCII: true)
    }

    /// The form of one writer.
    func bytes(isASCII: Bool) -> [UInt8] { isASCII ? ascii : utf8 }

    private static func inside(of text: some StringProtocol, isASCII: Bool) -> [UInt8] {
      var writer = JSONWriter(layout: .compact)
      writer.string(String(text))
      let quoted = writer.bytes.dropFirst().dropLast()
      guard isASCII else { return Array(quoted) }
      var bytes: [UInt8] = []
      for unit in String(decoding: quoted, as: UTF8.self).utf16 {
        if unit < 0x80 {
          bytes.append(UInt8(unit))
        } else {
          let digits = String(unit, radix: 16)
          bytes += Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
        }
      }
      return bytes
    }
  }

  private(set) var sentences: [Piece] = []
  private(set) var heads: [Piece] = []
  private(set) var tails: [Piece] = []
  private(set) var sources: [String] = []
  /// For each article the number of sentences of each paragraph.
  private(set) var shapes: [[Int]] = []

  /// Begins with nothing.
  package init() {}

  /// Whether there is nothing to make articles of.
  package var isEmpty: Bool { sentences.isEmpty || heads.isEmpty }

  /// Takes an article apart.
  package mutating func add(_ article: Article) {
    var shape: [Int] = []
    for paragraph in article.text.string.split(separator: "\n\n") {
      let found = Self.sentences(of: paragraph)
      if found.isEmpty { continue }
      sentences += found.map { Piece($0) }
      shape.append(found.count)
    }
    if !shape.isEmpty { shapes.append(shape) }
    if let source = article.source { sources.append(source) }
    if let title = article.title { add(title: title) }
  }

  /// Cuts a title in two before a word that often joins two halves.
  private mutating func add(title: String) {
    let words = title.split(separator: " ")
    let joints = [
      "after", "as", "at", "by", "for", "from", "in", "of", "on", "over", "to", "with",
    ]
    let cut = words.indices.dropFirst().first { joints.contains(String(words[$0])) }
    heads.append(Piece(words[..<(cut ?? words.count)].joined(separator: " ")))
    if let cut { tails.append(Piece(" " + words[cut...].joined(separator: " "))) }
  }

  /// Cuts behind full stops and other ends that a space and a capital follow.
  ///
  /// The cuts are rough on purpose: the same articles come out whatever is learnt about sentences.
  private static func sentences(of paragraph: Substring) -> [Substring] {
    var sentences: [Substring] = []
    let text = paragraph.utf8
    var start = text.startIndex
    var index = start
    while index < text.endIndex {
      let next = text.index(after: index)
      let ends = [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\"")]
      if ends.contains(text[index]), next < text.endIndex, text[next] == 0x20 {
        let after = text.index(after: next)
        if after < text.endIndex, text[after] >= 0x41 && text[after] <= 0x5A {
          sentences.append(paragraph[start..<next])
          start = after
        }
      }
      index = next
    }
    let rest = paragraph[start...]
    if !rest.isEmpty { sentences.append(rest) }
    return sentences.filter { $0.utf8.count >= 20 }
  }
}
