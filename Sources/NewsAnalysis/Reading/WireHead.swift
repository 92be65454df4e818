import NewsModel

/// The first pieces of a story: what they are, and where its dateline stands.
struct WireHead {
  /// What a piece is.
  enum Part {
    case header(HeaderDate)
    case line(LineKinds.Line)
    case dateline(DatelineParser.Result)
    case headline(String)
    case text
  }

  /// The units that were looked at, cut further where lines of them are pieces of their own.
  private(set) var pieces: [TextUnit] = []
  /// What the pieces are; as many.
  private(set) var parts: [Part] = []
  /// How many units the pieces come from.
  private(set) var read = 0
  /// The index of the piece with the dateline, or 0.
  private(set) var datelineAt = 0
  /// The agency of the dateline, or nil.
  private(set) var dateline: String?
  /// Whether there is a dateline.
  private(set) var hasDateline = false

  private let text: ArticleText
  private let lists: WireLists
  private let kinds: LineKinds
  private let title: String?

  /// Looks at the first units of a story until its dateline or its text begins.
  static func split(
    _ text: ArticleText, _ units: [TextUnit], lists: WireLists, kinds: LineKinds, title: String?
  ) -> WireHead {
    var head = WireHead(text: text, lists: lists, kinds: kinds, title: title)
    head.read(units)
    return head
  }

  private init(text: ArticleText, lists: WireLists, kinds: LineKinds, title: String?) {
    (self.text, self.lists, self.kinds, self.title) = (text, lists, kinds, title)
  }

  private mutating func read(_ units: [TextUnit]) {
    var texts = 0
    for unit in units.prefix(12) {
      read += 1
      let before = parts.count
      readUnit(unit)
      if case .dateline? = parts.last { break }
      for index in before..<parts.count where isText(index) && !isHeadline(pieces[index]) {
        texts += 1
      }
      // Text that is long, or a third one, is the body.
      if isText(parts.count - 1), texts > 2 || unit.span.count > 600 { break }
    }
    settle()
  }

  private func isText(_ index: Int) -> Bool {
    guard parts.indices.contains(index) else { return false }
    if case .text = parts[index] { return true }
    return false
  }

  private mutating func add(_ lines: ArraySlice<TextSpan>, _ part: Part) {
    pieces.append(TextUnit(lines: lines))
    parts.append(part)
  }

  /// Cuts a unit into pieces.
  private mutating func readUnit(_ unit: TextUnit) {
    var rest = unit.lines
    for _ in 0..<16 {
      guard let first = rest.first else { return }
      let span = TextUnit(lines: rest).span
      if let header = HeaderDate.parse(text, in: span, lists: lists) {
        guard let behind = behind(header.end, rest) else { return add(rest, .header(header)) }
        add([first.lowerBound..<header.end], .header(header))
        rest = behind
      } else if let line = line(span, rest) {
        add(rest.prefix(line.count), .line(line.line))
        rest = rest.dropFirst(line.count)
      } else if let found = DatelineParser.parse(text, in: span, lists: lists) {
        return add(rest, .dateline(found))
      } else if let (line, behind) = headerBeforeDateline(rest) {
        add([line.block.span], .line(line))
        rest = behind
      } else if rest.count > 1, isHeadline(TextUnit(lines: rest.prefix(1))), leads(rest.dropFirst())
      {
        add(rest.prefix(1), .headline("headline:above"))
        rest = rest.dropFirst()
      } else {
        return add(rest, .text)
      }
    }
    if !rest.isEmpty { add(rest, .text) }
  }

  /// The lines behind a byte of the first one, or nil for none.
  private func behind(_ end: Int, _ lines: ArraySlice<TextSpan>) -> ArraySlice<TextSpan>? {
    var lines = lines.drop { $0.upperBound <= end }
    guard let first = lines.first else { return nil }
    if first.lowerBound < end {
      lines[lines.startIndex] = TextLines.trimmed(text, end..<first.upperBound)
      if lines[lines.startIndex].isEmpty { lines = lines.dropFirst() }
    }
    return lines.isEmpty ? nil : lines
  }

  /// What the lines are together, or the first one alone when the next begins something.
  private func line(
    _ span: TextSpan, _ lines: ArraySlice<TextSpan>
  ) -> (line: LineKinds.Line, count: Int)? {
    if let line = kinds.line(span, at: .head) { return (line, lines.count) }
    guard lines.count > 1, let first = lines.first, let second = lines.dropFirst().first,
      let line = kinds.line(first, at: .head),
      !(0x61...0x7A).contains(text.bytes[second.lowerBound])
    else { return nil }
    return (line, 1)
  }

  /// A header with which a line begins that goes on with a dateline.
  private func headerBeforeDateline(
    _ lines: ArraySlice<TextSpan>
  ) -> (LineKinds.Line, ArraySlice<TextSpan>)? {
    guard let first = lines.first, let header = kinds.header(beginning: first),
      let rest = behind(header.block.span.upperBound, lines),
      DatelineParser.parse(text, in: TextUnit(lines: rest).span, lists: lists) != nil
    else { return nil }
    return (header, rest)
  }

  /// Whether lines begin with a dateline or a header, perhaps below one or two more headlines.
  private func leads(_ lines: ArraySlice<TextSpan>) -> Bool {
    for index in lines.indices.prefix(3) {
      let span = TextUnit(lines: lines[index...]).span
      if DatelineParser.parse(text, in: span, lists: lists) != nil { return true }
      if HeaderDate.parse(text, in: span, lists: lists) != nil { return true }
      if let line = kinds.line(lines[index], at: .head) {
        return line.block.kind == .header || line.block.kind == .byline
      }
      guard isHeadline(TextUnit(lines: lines[index...index])) else { return false }
    }
    return false
  }

  /// Decides what the texts before the dateline are, or where the body begins without one.
  private mutating func settle() {
    if case .dateline(let found)? = parts.last {
      let texts = parts.indices.filter { isText($0) }
      let sentences = texts.filter { !isHeadline(pieces[$0]) }
      if sentences.isEmpty || found.hasKnownAgency {
        // The name of a section may be a single word.
        for index in texts where isHeadline(pieces[index], words: found.hasKnownAgency ? 1 : 2) {
          parts[index] = .headline("headline:before_dateline")
        }
        (datelineAt, dateline) = (parts.count - 1, found.dateline.agency)
        hasDateline = true
        return
      }
      parts[parts.count - 1] = .text
    }
    var hasHeadline = false
    for index in parts.indices where isText(index) {
      guard !hasHeadline, isHeadline(pieces[index]), let rule = followsHeadline(index) else {
        for rest in parts.indices[index...] { parts[rest] = .text }
        return
      }
      parts[index] = .headline(rule)
      hasHeadline = true
    }
  }

  /// Whether a piece may be a headline: a line, not long, several words, a capital first, no full
  /// stop last.
  private func isHeadline(_ piece: TextUnit, words: Int = 2) -> Bool {
    guard piece.lines.count == 1 else { return false }
    let line = piece.span
    guard line.count <= 200, let last = text.bytes[line].last else { return false }
    if let title, title.utf8.elementsEqual(text.bytes[line]) { return true }
    guard ![UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ",")].contains(last) else {
      return false
    }
    let tokens = lists.tokenizer.tokens(of: text, in: line)
    guard let first = tokens.first, first.casing != .lower else { return false }
    return tokens.filter { $0.kind == .word }.count >= words
  }

  /// The rule by which what follows a line shows that it is a headline, or nil.
  private func followsHeadline(_ index: Int) -> String? {
    let line = pieces[index].span
    if let title, title.utf8.elementsEqual(text.bytes[line]) { return "headline:title" }
    for next in parts.indices[(index + 1)...] {
      switch parts[next] {
      case .header: return "headline:before_header"
      case .dateline, .headline: return nil
      case .line(let found):
        if found.block.kind == .header { return "headline:before_header" }
        if found.block.kind == .byline { return "headline:before_byline" }
      case .text:
        let span = pieces[next].span
        guard !TextLines.endsSentence(text, line), span.count >= 100,
          span.count * 2 >= line.count * 3, TextLines.endsSentence(text, span)
        else { return nil }
        return "headline:before_text"
      }
    }
    return nil
  }
}
