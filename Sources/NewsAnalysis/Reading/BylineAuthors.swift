import NewsModel

/// Reads who wrote a story from its bylines: "By ADA BYRON and Jo Doe", "(Reporting by Ada Byron)".
struct BylineAuthors {
  let text: ArticleText
  let lists: WireLists

  /// The names in order, each once, capitals made usual.
  func authors(of blocks: [Block]) -> [String] {
    var authors: [String] = []
    for block in blocks where block.kind == .byline {
      for name in names(in: block.span) where !authors.contains(name) { authors.append(name) }
    }
    return authors
  }

  /// The names behind every "by" of a line but "editing by".
  private func names(in span: TextSpan) -> [String] {
    let tokens = lists.tokenizer.tokens(of: text, in: span)
    var names: [String] = []
    var index = 0
    while index < tokens.count {
      let isBy = text.equals(tokens[index], anyOf: ["by", "author"])
      let isEditing = index > 0 && text.equals(tokens[index - 1], "editing")
      index += 1
      if isBy, !isEditing { names += list(tokens, &index) }
    }
    return names
  }

  /// Names with commas and "and" between them.
  private func list(_ tokens: [Token], _ index: inout Int) -> [String] {
    var names: [String] = []
    if index < tokens.count, text[tokens[index].span] == ":" { index += 1 }
    while index < tokens.count {
      let first = index
      while index < tokens.count, isPart(tokens[index], isFirst: index == first) { index += 1 }
      guard let name = name(tokens[first..<index]) else { return names }
      names.append(name)
      guard index < tokens.count,
        text[tokens[index].span] == "," || text.equals(tokens[index], "and")
      else { return names }
      index += 1
      if index < tokens.count, text.equals(tokens[index], "and") { index += 1 }
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
  private func name(_ tokens: ArraySlice<Token>) -> String? {
    guard (2...4).contains(tokens.count), let first = tokens.first, let last = tokens.last else {
      return nil
    }
    let name = text[Int(first.start)..<Int(last.end)]
    let others = ["writer", "correspondent", "editor", "reporter", "staff", "news", "press"]
    guard lists.agency(name) == nil,
      !tokens.contains(where: { text.equals($0, anyOf: others) })
    else { return nil }
    return UsualCase.place(name)
  }
}
