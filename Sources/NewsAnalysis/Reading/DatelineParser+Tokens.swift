import NewsModel

extension DatelineParser {
  var matcher: DateMatcher { DateMatcher(text: text, tokens: tokens) }

  func isMark(_ index: Int, _ mark: Character) -> Bool {
    index < tokens.endIndex && tokens[index].span.count == 1
      && text.firstByte(tokens[index]) == mark.asciiValue
  }

  /// Whether a dash stands at an index: a hyphen, two or three, an en or em dash, a low line.
  func isDash(_ index: Int) -> Bool {
    guard index < tokens.endIndex else { return false }
    if isMark(index, "_") { return true }
    guard tokens[index].kind == .punctuation else { return false }
    if text.firstByte(tokens[index]) == UInt8(ascii: "-") { return tokens[index].span.count < 4 }
    return ["–", "—", "―", "‒"].contains(text[tokens[index].span])
  }

  /// Whether the token at an index does not touch the next one, unless that is a bracket or slash.
  func hasGap(after index: Int) -> Bool {
    guard index + 1 < tokens.endIndex else { return true }
    return tokens[index].end < tokens[index + 1].start || tokens[index + 1].kind == .punctuation
  }

  func span(of range: Range<Int>) -> TextSpan {
    guard !range.isEmpty, range.upperBound <= tokens.endIndex else { return 0..<0 }
    return Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
  }

  /// The index after the words with capitals that begin at an index, small words like "de" between.
  func nameRun(from start: Int, most: Int) -> Int {
    var end = start
    var index = start
    while index < min(start + most, tokens.endIndex), tokens[index].kind == .word {
      let token = tokens[index]
      if token.casing == .lower {
        guard index > start, text.equals(token, anyOf: ["de", "la", "of", "upon", "el", "al"])
        else { break }
      } else if token.casing == .mixed || token.casing == .title || token.casing == .upper {
        end = index + 1
      } else {
        break
      }
      index += 1
    }
    return end
  }

  /// The index after the longest known agency that begins at an index, or nil.
  func knownAgency(from start: Int) -> Int? {
    var end = min(start + 6, tokens.endIndex)
    while end > start {
      if lists.agency(text, span(of: start..<end)) != nil { return end }
      end -= 1
    }
    return nil
  }

  /// The index of a closing mark not far behind an index.
  func closing(_ mark: Character, from start: Int) -> Int? {
    let end = min(start + 10, tokens.endIndex)
    guard start < end else { return nil }
    return (start..<end).first { isMark($0, mark) }
  }

  /// Whether tokens may be the name of an agency: known, or words with capitals.
  func isAgencyName(_ range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    if lists.agency(text[span(of: range)]) != nil { return true }
    guard matcher.match(at: first) == nil, range.count <= 7 else { return false }
    return range.allSatisfy { index in
      switch tokens[index].kind {
      case .word:
        tokens[index].casing == .lower
          ? index > first && tokens[index].span.count <= 3 : tokens[index].casing != .none
      case .url: true
      case .punctuation, .symbol:
        index > first && (isMark(index, "/") || isMark(index, "&") || isMark(index, "\""))
      default: false
      }
    }
  }

  /// Whether every word is set in capitals, with two letters or more.
  func isUpper(_ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    return range.allSatisfy { index in
      let token = tokens[index]
      if token.casing == .upper { return true }
      return token.casing == .lower && range.count > 1 && text.equals(token, anyOf: ["de", "la"])
    }
  }

  /// Whether a sentence may begin at an index: a capital, a number, an opening mark.
  func beginsSentence(_ index: Int) -> Bool {
    guard index < tokens.endIndex else { return false }
    switch tokens[index].kind {
    case .word: return tokens[index].casing != .lower
    case .number: return true
    case .punctuation:
      return isMark(index, "\"") || isMark(index, "'")
        || ["“", "‘", "«", "„"].contains(text[tokens[index].span])
    default: return false
    }
  }
}
