/// The tests that depend on where a token stands: in or beside regions, and its part of speech.
struct PlaceTests: Sendable {
  /// A test of the value of an attribute, with its machine.
  private struct ValueTest: Sendable {
    let number: Int
    let attribute: TokenAttribute
    let machine: ValueMachine
    let folding: ValueFolding

    func holds(_ value: String) -> Bool { machine.matches(folded: Array(folding.fold(value).utf8)) }
  }
  /// A test of the borders of the regions that a tag means.
  private struct Border: Sendable {
    let number: Int
    let tag: RegionTag
    let isEnd: Bool
  }
  private var flags: [(number: Int, attribute: TokenAttribute)] = []
  private var mentions: [ValueTest] = []
  private var tags: [ValueTest] = []
  private var borders: [Border] = []
  private var regions: [RegionTag: RegionFilter] = [:]

  /// Takes those among all tests.
  init(_ tests: [SymbolTest]) {
    for (number, test) in tests.enumerated() where !test.isLexical {
      switch test {
      case .starts(let tag): add(Border(number: number, tag: tag, isEnd: false))
      case .ends(let tag): add(Border(number: number, tag: tag, isEnd: true))
      case .token(let test):
        guard let value = test.value else {
          flags.append((number, test.attribute))
          continue
        }
        let machine = ValueMachine(value)
        let test = ValueTest(
          number: number, attribute: test.attribute, machine: machine, folding: value.folding)
        if test.attribute == .pos { tags.append(test) } else { mentions.append(test) }
      }
    }
  }

  private mutating func add(_ border: Border) {
    borders.append(border)
    regions[border.tag] = RegionFilter(border.tag)
  }

  /// Whether there are none.
  var isEmpty: Bool { flags.isEmpty && mentions.isEmpty && tags.isEmpty && borders.isEmpty }

  /// Marks where they are true, and before which token borders are; there is one place more than
  /// tokens.
  func mark(_ story: PatternStory, _ mark: (_ tests: [Int], Range<Int>) -> Void) {
    for (number, attribute) in flags { self.mark(attribute, [number], story, mark) }
    markMentions(story, mark)
    markTags(story, mark)
    for border in borders {
      guard let filter = regions[border.tag] else { continue }
      for tokens in story.regions(border.tag, fits: filter.fits) {
        let place = border.isEnd ? tokens.upperBound : tokens.lowerBound
        mark([border.number], place..<place + 1)
      }
    }
  }

  private func mark(
    _ attribute: TokenAttribute, _ tests: [Int], _ story: PatternStory,
    _ mark: ([Int], Range<Int>) -> Void
  ) {
    switch attribute {
    case .ent:
      for tokens in story.regions(RegionTag(kind: .mention), fits: { _ in true }) {
        mark(tests, tokens)
      }
    case .inQuote: for region in story.regions(.quote) { mark(tests, region.tokens) }
    case .sentenceStart:
      for region in story.regions(.sentence) {
        mark(tests, region.tokens.lowerBound..<region.tokens.lowerBound + 1)
      }
    default: break
    }
  }

  private func markMentions(_ story: PatternStory, _ mark: ([Int], Range<Int>) -> Void) {
    guard !mentions.isEmpty else { return }
    let asksIDs = mentions.contains { $0.attribute == .entID }
    var known: [[String]: [Int]] = [:]
    for region in story.regions(.mention) {
      let key = asksIDs ? [region.kind, region.form, region.id] : [region.kind, region.form]
      let tests: [Int]
      if let found = known[key] {
        tests = found
      } else {
        tests = mentions.filter { test in
          region.value(of: test.attribute).map(test.holds) ?? false
        }.map(\.number)
        known[key] = tests
      }
      if !tests.isEmpty { mark(tests, region.tokens) }
    }
  }

  private func markTags(_ story: PatternStory, _ mark: ([Int], Range<Int>) -> Void) {
    guard !tags.isEmpty, let (codes, names) = story.partsOfSpeech else { return }
    let tests = names.map { name in tags.filter { $0.holds(name) }.map(\.number) }
    for (token, code) in codes.enumerated() where Int(code) < tests.count {
      if !tests[Int(code)].isEmpty { mark(tests[Int(code)], token..<token + 1) }
    }
  }
}

/// Which regions a tag means, ready to be asked.
struct RegionFilter: Sendable {
  private let tests: [(attribute: TokenAttribute, folding: ValueFolding, machine: ValueMachine)]

  /// Takes a tag.
  init(_ tag: RegionTag) {
    tests = tag.tests.compactMap { test in
      test.value.map { (test.attribute, $0.folding, ValueMachine($0)) }
    }
  }

  /// Whether a region has what the tag asks for.
  func fits(_ region: PatternRegion) -> Bool {
    tests.allSatisfy { test in
      guard let value = region.value(of: test.attribute) else { return false }
      return test.machine.matches(folded: Array(test.folding.fold(value).utf8))
    }
  }
}
