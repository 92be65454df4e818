import NewsModel

indirect enum IPNode {
  case token((Int, IPStory) -> Bool, String?)
  case seq([IPNode])
  case alt([IPNode])
  case rep(IPNode, Int, Int)
}

struct IPStory {
  var lower: [String]
  var lemma: [String]
  var kinds: [Set<String>]
  var isWord: [Bool]

  init(_ analysis: Analysis) {
    let text = analysis.text
    lower = analysis.tokens.map { text[$0.span].lowercased() }
    let column = analysis.forms.lemma
    lemma = analysis.tokens.indices.map { index in
      column?[index] ?? ""
    }
    isWord = analysis.tokens.map { $0.kind == .word }
    kinds = Array(repeating: [], count: lower.count)
    var first = 0
    for mention in analysis.mentions {
      while first < analysis.tokens.count, Int(analysis.tokens[first].end) <= mention.span.lowerBound {
        first += 1
      }
      var index = first
      while index < analysis.tokens.count, Int(analysis.tokens[index].start) < mention.span.upperBound {
        kinds[index].insert(mention.kind.rawValue)
        index += 1
      }
    }
  }
}

struct IPParser {
  var chars: [Character]
  var at = 0
  init(_ text: String) { chars = Array(text) }
  mutating func space() { while at < chars.count, chars[at] == " " { at += 1 } }
  mutating func alt() -> IPNode {
    var parts = [seq()]
    space()
    while at < chars.count, chars[at] == "|" {
      at += 1
      parts.append(seq())
      space()
    }
    return parts.count == 1 ? parts[0] : .alt(parts)
  }
  mutating func seq() -> IPNode {
    var parts: [IPNode] = []
    space()
    while at < chars.count, chars[at] != ")", chars[at] != "|" {
      parts.append(item())
      space()
    }
    return .seq(parts)
  }
  mutating func item() -> IPNode {
    var label: String?
    var end = at
    while end < chars.count, chars[end].isLetter || chars[end] == "_" { end += 1 }
    if end > at, end < chars.count, chars[end] == ":" {
      label = String(chars[at..<end])
      at = end + 1
    }
    var node: IPNode
    if chars[at] == "(" {
      at += 1
      node = alt()
      at += 1
    } else if chars[at] == "\"" {
      let value = string()
      let test = Self.value(value)
      node = .token({ i, s in test(s.lower[i], i, s) }, label)
    } else {
      precondition(chars[at] == "[", "at \(String(chars[at...]))")
      at += 1
      space()
      var test: (Int, IPStory) -> Bool = { _, _ in true }
      if chars[at] != "]" { test = cond() }
      space()
      at += 1
      node = .token(test, label)
    }
    while at < chars.count, "?*+{".contains(chars[at]) {
      switch chars[at] {
      case "?": node = .rep(node, 0, 1)
      case "*": node = .rep(node, 0, 40)
      case "+": node = .rep(node, 1, 40)
      default:
        var text = ""
        at += 1
        while chars[at] != "}" { text.append(chars[at]); at += 1 }
        let parts = text.split(separator: ",").compactMap { Int($0) }
        node = .rep(node, parts[0], parts.count > 1 ? parts[1] : parts[0])
      }
      at += 1
    }
    return node
  }
  mutating func cond() -> (Int, IPStory) -> Bool {
    var tests = [one()]
    space()
    while at < chars.count, chars[at] == "&" || chars[at] == "|" {
      let isAnd = chars[at] == "&"
      at += 1
      space()
      let next = one()
      if isAnd {
        let last = tests.removeLast()
        tests.append { last($0, $1) && next($0, $1) }
      } else {
        tests.append(next)
      }
      space()
    }
    return { i, s in tests.contains { $0(i, s) } }
  }
  mutating func one() -> (Int, IPStory) -> Bool {
    space()
    if chars[at] == "!" {
      at += 1
      let inner = one()
      return { !inner($0, $1) }
    }
    if chars[at] == "(" {
      at += 1
      let inner = cond()
      space()
      at += 1
      return inner
    }
    var name = ""
    while chars[at].isLetter || chars[at] == "." { name.append(chars[at]); at += 1 }
    let negated = chars[at] == "!"
    if negated { at += 1 }
    at += 1
    let text = string()
    if name == "ent.kind" {
      let set = Set(text.split(separator: "|").map(String.init))
      return { i, s in !s.kinds[i].isDisjoint(with: set) != negated }
    }
    let test = Self.value(text)
    if name == "lemma" { return { i, s in test(s.lemma[i], i, s) != negated } }
    return { i, s in test(s.lower[i], i, s) != negated }
  }
  mutating func string() -> String {
    var text = ""
    at += 1
    while chars[at] != "\"" { text.append(chars[at]); at += 1 }
    at += 1
    return text
  }
  static func value(_ text: String) -> (String, Int, IPStory) -> Bool {
    if text.contains("[") { return { w, i, s in s.isWord[i] } }
    let parts = text.split(separator: "|").map(String.init)
    let set = Set(parts.filter { !$0.hasSuffix(".*") }.map { $0.lowercased() })
    let prefixes = parts.filter { $0.hasSuffix(".*") }.map { String($0.dropLast(2)).lowercased() }
    return { w, i, s in set.contains(w) || prefixes.contains { w.hasPrefix($0) } }
  }
}

struct IPMatcher {
  let node: IPNode
  init(_ pattern: String) {
    var parser = IPParser(pattern)
    node = parser.alt()
  }
  func match(_ story: IPStory, _ bounds: Range<Int>, rule: Int) -> [ClaimMatch] {
    var found: [ClaimMatch] = []
    for start in bounds {
      var labels: [(String, Range<Int>)] = []
      var steps = 0
      var result: ClaimMatch?
      _ = run(node, start, bounds.upperBound, story, &labels, &steps) { end, labels in
        guard end > start else { return false }
        result = ClaimMatch(rule: rule, tokens: start..<end, labels: labels)
        return true
      }
      if let result { found.append(result) }
    }
    return found
  }
  private func run(
    _ node: IPNode, _ at: Int, _ end: Int, _ s: IPStory, _ labels: inout [(String, Range<Int>)],
    _ steps: inout Int, _ next: (Int, inout [(String, Range<Int>)]) -> Bool
  ) -> Bool {
    steps += 1
    if steps > 20000 { return false }
    switch node {
    case .token(let test, let label):
      guard at < end, test(at, s) else { return false }
      if let label { labels.append((label, at..<at + 1)) }
      if next(at + 1, &labels) { return true }
      if label != nil { labels.removeLast() }
      return false
    case .seq(let parts): return seq(parts[...], at, end, s, &labels, &steps, next)
    case .alt(let parts):
      for part in parts where run(part, at, end, s, &labels, &steps, next) { return true }
      return false
    case .rep(let part, let low, let high):
      return rep(part, low, high, at, end, s, &labels, &steps, next)
    }
  }
  private func seq(
    _ parts: ArraySlice<IPNode>, _ at: Int, _ end: Int, _ s: IPStory,
    _ labels: inout [(String, Range<Int>)], _ steps: inout Int,
    _ next: (Int, inout [(String, Range<Int>)]) -> Bool
  ) -> Bool {
    guard let first = parts.first else { return next(at, &labels) }
    var inner = steps
    defer { steps = inner }
    return withoutActuallyEscaping(next) { next in
      var count = steps
      let result = run(first, at, end, s, &labels, &count) { position, labels in
        var more = 0
        return seq(parts.dropFirst(), position, end, s, &labels, &more, next)
      }
      inner = count
      return result
    }
  }
  private func rep(
    _ part: IPNode, _ low: Int, _ high: Int, _ at: Int, _ end: Int, _ s: IPStory,
    _ labels: inout [(String, Range<Int>)], _ steps: inout Int,
    _ next: (Int, inout [(String, Range<Int>)]) -> Bool
  ) -> Bool {
    if high > 0 {
      var more = steps
      let found = run(part, at, end, s, &labels, &more) { position, labels in
        var inner = 0
        return position > at
          && rep(part, max(0, low - 1), high - 1, position, end, s, &labels, &inner, next)
      }
      steps = more
      if found { return true }
    }
    return low == 0 && next(at, &labels)
  }
}
