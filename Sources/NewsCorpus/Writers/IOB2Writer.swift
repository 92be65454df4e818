import NewsAnalysis
import NewsModel

/// Writes the tokens of the sentences with tags of the names in them, as CoNLL's tasks have them.
///
/// A token and its tag stand in a line with a tab between them, a blank line behind each sentence;
/// `# id = ID SENTENCE` stands before it. Of names in names the outermost counts.
package struct IOB2Writer: ArticleWriter {
  static let format = ExportFormat(
    name: "iob2", summary: "Tokens with tags of the names in them, as in CoNLL's tasks (IOB2)."
  ) { _ in IOB2Writer() }

  package mutating func write(_ analysis: Analysis) -> [UInt8] {
    var bytes: [UInt8] = []
    let names = Self.outermost(analysis.mentions)
    let tokens = analysis.tokens
    var (token, name) = (0, 0)
    for (number, sentence) in analysis.sentences.enumerated() {
      while token < tokens.count, tokens[token].span.lowerBound < sentence.lowerBound { token += 1 }
      guard token < tokens.count, tokens[token].span.lowerBound < sentence.upperBound else {
        continue
      }
      let id = analysis.article.id.utf8.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
      bytes += Array("# id = ".utf8) + id + Array(" \(number + 1)\n".utf8)
      while token < tokens.count, tokens[token].span.lowerBound < sentence.upperBound {
        let span = tokens[token].span
        token += 1
        let text = analysis.text.bytes[span]
        if text.allSatisfy(ByteText.isSpace) { continue }
        while name < names.count, names[name].span.upperBound <= span.lowerBound { name += 1 }
        bytes += text.map { ByteText.isSpace($0) ? 0x5F : $0 }
        bytes += Self.tag(span, name < names.count ? names[name] : nil)
      }
      bytes.append(0x0A)
    }
    return bytes
  }

  private static func tag(_ span: TextSpan, _ name: Mention?) -> [UInt8] {
    guard let name, name.span.lowerBound < span.upperBound else { return Array("\tO\n".utf8) }
    let isFirst = span.lowerBound <= name.span.lowerBound
    return Array("\t\(isFirst ? "B" : "I")-\(name.kind.rawValue)\n".utf8)
  }

  /// Named mentions that lie in no other one, in order.
  private static func outermost(_ mentions: [Mention]) -> [Mention] {
    var end = 0
    return mentions.filter(\.isNamed).sorted {
      ($0.span.lowerBound, -$0.span.upperBound) < ($1.span.lowerBound, -$1.span.upperBound)
    }.filter { mention in
      guard mention.span.lowerBound >= end else { return false }
      end = mention.span.upperBound
      return true
    }
  }
}
