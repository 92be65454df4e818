import NewsModel

/// Words between quotation marks, as indexes of tokens.
struct QuotedSpan {
  /// The opening mark.
  var open: Int
  /// The closing mark, or the token behind the paragraph when there is none.
  var close: Int
  /// Whether there is a closing mark.
  var isClosed: Bool
  /// The index of the paragraph.
  var paragraph: Int
}

/// Finds the quotation marks that belong together, paragraph by paragraph.
struct QuotedSpanFinder {
  let text: ArticleText
  let tokens: [Token]

  /// The pairs of marks that are known: straight, curly, guillemets, low-high, single curly.
  private enum Style { case straight, curly, guillemets, low, single }

  /// The quoted spans of a paragraph, in order.
  func spans(in range: Range<Int>, paragraph: Int) -> [QuotedSpan] {
    var spans: [QuotedSpan] = []
    var open: (index: Int, style: Style)?
    for index in range where tokens[index].kind == .punctuation {
      if let current = open {
        guard closes(index, current.style, range) else { continue }
        spans.append(
          QuotedSpan(open: current.index, close: index, isClosed: true, paragraph: paragraph))
        open = nil
      } else if let style = opens(index, range) {
        open = (index, style)
      }
    }
    if let open, open.style != .single {
      spans.append(
        QuotedSpan(
          open: open.index, close: range.upperBound, isClosed: false, paragraph: paragraph))
    }
    return spans
  }

  private func opens(_ index: Int, _ range: Range<Int>) -> Style? {
    guard index + 1 < range.upperBound else { return nil }
    switch mark(index) {
    case "\"": return touchesNext(index, range) || !follows(index, range) ? .straight : nil
    case "“": return .curly
    case "«": return .guillemets
    case "„": return .low
    case "‘": return touchesNext(index, range) ? .single : nil
    default: return nil
    }
  }

  private func closes(_ index: Int, _ style: Style, _ range: Range<Int>) -> Bool {
    let mark = mark(index)
    switch style {
    case .straight: return mark == "\""
    case .curly: return mark == "”"
    case .guillemets: return mark == "»"
    case .low: return mark == "“" || mark == "”"
    case .single: return mark == "’" && !touchesNext(index, range)
    }
  }

  private func touchesNext(_ index: Int, _ range: Range<Int>) -> Bool {
    index + 1 < range.upperBound && tokens[index].end == tokens[index + 1].start
      && tokens[index + 1].kind != .punctuation
      || index + 1 < range.upperBound && tokens[index].end == tokens[index + 1].start
        && ["…", "...", "'", "‘", "("].contains(self.mark(index + 1))
  }

  /// Whether a mark stands at a number, as in the size of a screen, or behind a word.
  private func follows(_ index: Int, _ range: Range<Int>) -> Bool {
    guard index > range.lowerBound, tokens[index - 1].end == tokens[index].start else {
      return false
    }
    return tokens[index - 1].kind != .punctuation || mark(index - 1) == "'"
  }

  private func mark(_ index: Int) -> String {
    tokens[index].span.count > 3 ? "" : text[tokens[index].span]
  }
}
