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
  /// A test of the borders of the regions that a tag means, or of all their tokens.
  private struct Border: Sendable {
    enum Place { case start, end, all }
    let number: Int
    let tag: RegionTag
    let place: Place
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
      case .starts(let tag): add(Border(number: number, tag: tag, place: .start))
      case .ends(let tag): add(Border(number: number, tag: tag, place: .end))
      case .inside(let tag): add(Border(number: number, tag: tag, place: .all))
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
  ///
  /// - Parameters:
  ///   - story: The story.
  ///   - known: The tests that are true of sorts of mentions, by their numbers; it is added to.
  ///   - number: Gives a set of tests a number.
  ///   - mark: Told of a set of tests that are true of some tokens, by its number.
  func mark(
    _ story: PatternStory, known: inout [MentionSort: Int], number: ([Int]) -> Int,
    _ mark: (_ tests: Int, Range<Int>) -> Void
  ) {
    for (test, attribute) in flags { self.mark(attribute, number([test]), story, mark) }
    markMentions(story, &known, number, mark)
    markTags(story, number, mark)
    for border in borders {
      guard let filter = regions[border.tag] else { continue }
      let tests = number([border.number])
      for tokens in story.regions(border.tag, filter) {
        switch border.place {
        case .start: mark(tests, tokens.lowerBound..<tokens.lowerBound + 1)
        case .end: mark(tests, tokens.upperBound..<tokens.upperBound + 1)
        case .all: mark(tests, tokens)
        }
      }
    }
  }

  private func mark(
    _ attribute: TokenAttribute, _ tests: Int, _ story: PatternStory,
    _ mark: (Int, Range<Int>) -> Void
  ) {
    switch attribute {
    case .ent: for region in story.regions(.mention) { mark(tests, region.tokens) }
    case .inQuote: for region in story.regions(.quote) { mark(tests, region.tokens) }
    case .sentenceStart:
      for region in story.regions(.sentence) {
        mark(tests, region.tokens.lowerBound..<region.tokens.lowerBound + 1)
      }
    default: break
    }
  }

  private func markMentions(
    _ story: PatternStory, _ sorts: inout [MentionSort: Int], _ number: ([Int]) -> Int,
    _ mark: (Int, Range<Int>) -> Void
  ) {
    guard !mentions.isEmpty else { return }
    // Whether a test is true depends on kind and form alone unless it asks for the entity.
    let asksID = mentions.contains { $0.attribute == .entID }
    var known: [Int: Int] = [:]
    let none = number([])
    for region in story.regions(.mention) {
      let key = region.key
      let tests: Int
      if let found = known[key] {
        tests = found
      } else {
        let sort = asksID ? nil : MentionSort(kind: region.kind, form: region.form)
        tests = sort.flatMap { sorts[$0] } ?? number(self.tests(of: region))
        known[key] = tests
        if let sort { sorts[sort] = tests }
      }
      if tests != none { mark(tests, region.tokens) }
    }
  }

  /// The tests that are true of a mention.
  private func tests(of region: PatternRegion) -> [Int] {
    mentions.filter { test in region.value(of: test.attribute).map(test.holds) ?? false }
      .map(\.number)
  }

  private func markTags(
    _ story: PatternStory, _ number: ([Int]) -> Int, _ mark: (Int, Range<Int>) -> Void
  ) {
    guard !tags.isEmpty, let (codes, names) = story.partsOfSpeech else { return }
    let none = number([])
    let tests = names.map { name in number(tags.filter { $0.holds(name) }.map(\.number)) }
    for (token, code) in codes.enumerated() where Int(code) < tests.count {
      if tests[Int(code)] != none { mark(tests[Int(code)], token..<token + 1) }
    }
  }
}

/// What mentions have in common for tests that ask for no entity.
struct MentionSort: Hashable {
  let kind: String
  let form: String
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

  /// Whether every region has it.
  var isEmpty: Bool { tests.isEmpty }

  /// Whether a region has what the tag asks for.
  func fits(_ region: PatternRegion) -> Bool {
    tests.allSatisfy { test in
      guard let value = region.value(of: test.attribute) else { return false }
      return test.machine.matches(folded: Array(test.folding.fold(value).utf8))
    }
  }
}
