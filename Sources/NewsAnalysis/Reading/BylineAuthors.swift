import NewsModel

/// Reads who wrote a story from its bylines: "By ADA BYRON and Jo Doe", "(Reporting by Ada Byron)".
struct BylineAuthors {
  let text: ArticleText
  let lists: WireLists

  /// The names in order, each once, capitals made usual.
  static func names(_ spans: [TextSpan], of text: ArticleText) -> [String] {
    var names: [String] = []
    for span in spans {
      let name = UsualCase.place(text[span])
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// The names behind every "by" of a line but "editing by".
  func spans(in span: TextSpan) -> [TextSpan] {
    let tokens = lists.tokenizer.tokens(of: text, in: span)
    var names: [TextSpan] = []
    var index = 0
    while index < tokens.count {
      let isBy = text.equals(tokens[index], anyOf: ["by", "author"])
      let isEditing = index > 0 && text.equals(tokens[index - 1], "editing")
      index += 1
      guard isBy, !isEditing else { continue }
      let isColon = index < tokens.count && text.firstByte(tokens[index]) == UInt8(ascii: ":")
      names += spans(in: tokens[(isColon ? index + 1 : index)...])
    }
    return names
  }

  /// Names with which tokens begin, commas and "and" between them.
  func spans(in tokens: ArraySlice<Token>) -> [TextSpan] {
    var names: [TextSpan] = []
    var index = tokens.startIndex
    while index < tokens.endIndex {
      let first = index
      while index < tokens.endIndex, index < first + 5,
        isPart(tokens[index], isFirst: index == first)
      {
        index += 1
      }
      guard let name = name(tokens[first..<index]) else { return names }
      names.append(name)
      guard index < tokens.endIndex,
        [UInt8(ascii: ","), UInt8(ascii: "&")].contains(text.firstByte(tokens[index]))
          || text.equals(tokens[index], "and")
      else { return names }
      index += 1
      if index < tokens.endIndex, text.equals(tokens[index], "and") { index += 1 }
    }
    return names
  }

  private func isPart(_ token: Token, isFirst: Bool) -> Bool {
    guard token.kind == .word else { return false }
    if token.casing == .lower {
      return !isFirst && text.equals(token, anyOf: ["de", "van", "von", "der", "bin", "al", "la"])
    }
    return true
  }

  /// Two to four words that are the name of somebody, not of an agency or an office.
  private func name(_ tokens: ArraySlice<Token>) -> TextSpan? {
    guard (2...4).contains(tokens.count), let first = tokens.first, let last = tokens.last else {
      return nil
    }
    let name = Int(first.start)..<Int(last.end)
    let others = ["writer", "correspondent", "editor", "reporter", "staff", "news", "press"]
    guard lists.agency(text, name) == nil,
      !tokens.contains(where: { text.equals($0, anyOf: others) })
    else { return nil }
    return name
  }
}
