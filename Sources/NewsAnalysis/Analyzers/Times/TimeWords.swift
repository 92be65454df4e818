import NewsModel

/// What a word does in a time expression.
enum TimeRole: Int, CaseIterable {
  case unit, number, scale, vague, ordinal, month, weekday, season, part, shift, zone, deictic
  case counted, edge, half, tense, phrase, beforeYear, decade, weekdays, parts, title, particle

  /// The name that the list has for it.
  var name: String { self == .beforeYear ? "before_year" : String(describing: self) }

  var bit: UInt32 { 1 << UInt32(rawValue) }

  /// The roles of words with which an expression may begin.
  static let starters = [
    unit, number, vague, ordinal, month, weekday, season, part, shift, deictic, edge, phrase,
    decade, weekdays, parts,
  ].reduce(0) { $0 | $1.bit }
}

/// Words that rules ask for one by one; they are the first words of the table, in this order.
enum TimeParticle: Int32, CaseIterable {
  case a, an, the, this, that, these, those, of, `in`, on, at, by, from, to, until, till, since
  case before, after, during, between, and, through, thru, around, about, approximately, nearly
  case almost, roughly, over, under, more, less, fewer, than, least, most, up, ago, earlier, later
  case hence, back, now, every, each, once, twice, thrice, times, old, age, `for`, within, `as`
  case oclock, noon, midday, midnight, fiscal, financial, school, academic, calendar
  case ad, bc, or, time, local, s, ownS, th, st, nd, rd, h, date, yet, past, other, same, per
  case starting, beginning, commencing, half, another, some, any, all, last, second, week, year, q
  case ahead, late, early, so, first, not, just, only, whole, entire, be, mid, bce, ce, day
  case no, throughout, hours, hrs, fy, eod, eom, eoy, pre, post, recent, current, starts, quarter
  case will, hundred, thousand, july, fourth, weekend, like, today, following, next, coming,
    upcoming
  case took, take, takes, lasted, lasts, spent, minus, negative, sy, century, clock, two, single,
    sometime, previous, up_, exactly, some_, precisely, full, long, x, m, p
  case rest, remainder, remaining, business, working

  /// The word, with the forms that no name can have.
  var word: String {
    switch self {
    case .oclock: "o'clock"
    case .ownS: "'s"
    case .up_: "upto"
    case .some_: "circa"
    default: String(describing: self)
    }
  }
}

/// The words with which texts speak about time, in one table.
package struct TimeWords: Sendable {
  /// A phrase that is a time expression as it stands, or a holiday.
  struct Phrase: Sendable {
    /// Where its words behind the first one stand among those of all phrases.
    var rest: Range<Int>
    var kind: TimeExpression.Kind
    var value: String
    /// How the day is found when it is a holiday.
    var holiday: HolidayRule?
  }

  private static let width = TimeRole.allCases.count
  private var table: WordTable
  /// Which lengths the words of the table have that begin with each letter, a bit for each.
  private var lengths: [UInt32] = Array(repeating: 0, count: 32)
  /// The roles of each word.
  private var roles: [UInt32] = []
  /// The value of each word in each role.
  private var values: [Int16] = []
  /// The names of time zones with their offset from UTC in minutes.
  private(set) var offsets: [Int?] = []
  private(set) var phrases: [Phrase] = []
  /// The phrases that begin with each first word, the longest first.
  private var slots: [Range<Int>] = []
  /// The numbers of the words of phrases behind the first one; the mark ' has the number -1.
  private(set) var phraseWords: [Int32] = []

  /// Reads `time_words.tsv`, `time_phrases.tsv` and `holidays.tsv` from a folder of resources.
  package init(folder: String) throws(AnalysisError) {
    table = WordTable(capacity: 1024)
    for particle in TimeParticle.allCases {
      add(particle.word, .particle, Int(particle.rawValue))
    }
    for (form, particle) in [
      ("’s", TimeParticle.ownS), ("o’clock", .oclock), ("oclock", .oclock), ("c.", .some_),
      ("a.d.", .ad), ("a.d", .ad), ("b.c.", .bc), ("b.c", .bc), ("c.e.", .ce),
      ("b.c.e.", .bce),
    ] {
      insert(form, Int(particle.rawValue))
    }
    let file = try ListFile("time_words.tsv", in: folder)
    let names = TimeRole.allCases.map(\.name)
    for (index, row) in try file.cells("word", "class", "value").enumerated() {
      guard let number = names.firstIndex(of: row[1]), let role = TimeRole(rawValue: number),
        role != .particle, role != .phrase, let value = value(row[2], role)
      else {
        throw .badResource(
          file.name, line: index + 2,
          problem: "unknown class '\(row[1])' or value '\(row[2])'; known classes: "
            + names.sorted().joined(separator: ", "))
      }
      add(row[0], role, value)
    }
    try readPhrases(folder)
  }

  private mutating func readPhrases(_ folder: String) throws(AnalysisError) {
    var read: [(words: [String], phrase: Phrase)] = []
    for row in try ListFile("time_phrases.tsv", in: folder).cells("phrase", "type", "value") {
      let kind = TimeExpression.Kind(rawValue: row[1]) ?? .date
      read.append((Self.words(row[0]), Phrase(rest: 0..<0, kind: kind, value: row[2])))
    }
    let file = try ListFile("holidays.tsv", in: folder)
    for (index, row) in try file.cells("holiday", "rule").enumerated() {
      guard let rule = HolidayRule(row[1]) else {
        throw .badResource(file.name, line: index + 2, problem: "unknown rule '\(row[1])'")
      }
      let phrase = Phrase(rest: 0..<0, kind: .date, value: row[1], holiday: rule)
      read.append((Self.words(row[0]), phrase))
    }
    var firsts: [[Int]] = []
    for (index, (words, _)) in read.enumerated() {
      guard let first = words.first else { continue }
      let entry = entry(first)
      if roles[entry] & TimeRole.phrase.bit == 0 {
        add(first, .phrase, firsts.count)
        firsts.append([])
      }
      firsts[value(entry, .phrase)].append(index)
    }
    for var slot in firsts {
      slot.sort { read[$0].words.count > read[$1].words.count }
      let start = phrases.count
      for index in slot {
        var (words, phrase) = read[index]
        words.removeFirst()
        let first = phraseWords.count
        for word in words { phraseWords.append(word == "'" ? -1 : Int32(entry(word))) }
        phrase.rest = first..<phraseWords.count
        phrases.append(phrase)
      }
      slots.append(start..<phrases.count)
    }
  }

  private static func words(_ phrase: String) -> [String] {
    phrase.replacing("'s", with: " 's").replacing("s' ", with: "s ' ")
      .split(whereSeparator: { $0 == " " || $0 == "-" }).map(String.init)
  }

  /// What a cell of the list means in a role.
  private mutating func value(_ cell: String, _ role: TimeRole) -> Int? {
    switch role {
    case .unit: return TimeUnit.allCases.firstIndex { $0.rawValue == cell }
    case .season: return TimeSeason.allCases.firstIndex { $0.rawValue == cell }
    case .part, .parts: return TimePart.allCases.firstIndex { $0.rawValue == cell }
    case .edge: return TimeEdge.allCases.firstIndex { $0.rawValue == cell }
    case .zone:
      offsets.append(Int(cell))
      return offsets.count - 1
    default: return cell.isEmpty ? 0 : Int(cell)
    }
  }

  private mutating func add(_ word: String, _ role: TimeRole, _ value: Int) {
    let entry = entry(word)
    roles[entry] |= role.bit
    values[entry * Self.width + role.rawValue] = Int16(clamping: value)
  }

  private mutating func entry(_ word: String) -> Int {
    if let entry = table[word] { return entry }
    insert(word, roles.count)
    roles.append(0)
    values += repeatElement(0, count: Self.width)
    return roles.count - 1
  }

  private mutating func insert(_ word: String, _ entry: Int) {
    table.insert(Array(word.utf8), entry)
    guard let first = word.utf8.first else { return }
    lengths[Int(first & 0x1F)] |= 1 << UInt32(min(word.utf8.count, 31))
  }

  /// The number of a word in the table, or nil when it has nothing to do with time.
  func entry(_ bytes: [UInt8], _ span: TextSpan) -> Int? {
    let length = UInt32(min(span.count, 31))
    guard lengths[Int(bytes[span.lowerBound] & 0x1F)] >> length & 1 != 0 else { return nil }
    return table.value(bytes, span)
  }

  func roles(_ entry: Int) -> UInt32 { roles[entry] }

  func value(_ entry: Int, _ role: TimeRole) -> Int {
    Int(values[entry * Self.width + role.rawValue])
  }

  /// Where the phrases stand that begin with a word, the longest first.
  func phrases(_ entry: Int) -> Range<Int> { slots[value(entry, .phrase)] }
}
