import NewsModel

/// What a word does in a time expression.
enum TimeRole: Int, CaseIterable {
  case unit, number, scale, vague, ordinal, month, weekday, season, part, shift, zone, deictic
  case counted, edge, half, tense, phrase, beforeYear, decade, weekdays, parts, particle

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
    var words: [String]
    var type: String
    var value: String
  }

  private static let width = TimeRole.allCases.count
  private var table: WordTable
  /// The roles of each word.
  private var roles: [UInt32] = []
  /// The value of each word in each role.
  private var values: [Int16] = []
  /// The names of time zones with their offset from UTC in minutes.
  private(set) var offsets: [Int?] = []
  private var phrases: [[Phrase]] = []

  /// Reads `time_words.tsv`, `time_phrases.tsv` and `holidays.tsv` from a folder of resources.
  package init(folder: String) throws(AnalysisError) {
    table = WordTable(capacity: 1024)
    for particle in TimeParticle.allCases {
      add(particle.word, .particle, Int(particle.rawValue))
    }
    for (form, particle) in [
      ("’s", TimeParticle.ownS), ("o’clock", .oclock), ("oclock", .oclock), ("c.", .some_),
    ] {
      table.insert(Array(form.utf8), Int(particle.rawValue))
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
    for row in try ListFile("time_phrases.tsv", in: folder).cells("phrase", "type", "value") {
      add(Phrase(words: Self.words(row[0]), type: row[1], value: row[2]))
    }
    for row in try ListFile("holidays.tsv", in: folder).cells("holiday", "rule") {
      add(Phrase(words: Self.words(row[0]), type: "HOLIDAY", value: row[1]))
    }
    for slot in phrases.indices { phrases[slot].sort { $0.words.count > $1.words.count } }
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

  private mutating func add(_ phrase: Phrase) {
    guard let first = phrase.words.first else { return }
    let entry = entry(first)
    if roles[entry] & TimeRole.phrase.bit == 0 {
      add(first, .phrase, phrases.count)
      phrases.append([])
    }
    phrases[value(entry, .phrase)].append(phrase)
  }

  private mutating func add(_ word: String, _ role: TimeRole, _ value: Int) {
    let entry = entry(word)
    roles[entry] |= role.bit
    values[entry * Self.width + role.rawValue] = Int16(clamping: value)
  }

  private mutating func entry(_ word: String) -> Int {
    if let entry = table[word] { return entry }
    table.insert(Array(word.utf8), roles.count)
    roles.append(0)
    values += repeatElement(0, count: Self.width)
    return roles.count - 1
  }

  /// The number of a word in the table, or nil when it has nothing to do with time.
  func entry(_ bytes: [UInt8], _ span: TextSpan) -> Int? { table.value(bytes, span) }

  func roles(_ entry: Int) -> UInt32 { roles[entry] }

  func value(_ entry: Int, _ role: TimeRole) -> Int {
    Int(values[entry * Self.width + role.rawValue])
  }

  /// The phrases that begin with a word, the longest first.
  func phrases(_ entry: Int) -> [Phrase] { phrases[value(entry, .phrase)] }
}
