import NewsModel

/// Joins the mentions of a story to entities; rules, one file each, extend it.
///
/// It cannot be copied: calls of its methods would do so, and it is large.
struct EntityJoiner: ~Copyable {
  let words: StoryWords
  let lexicons: Lexicons
  let article: Article
  let sentences: [TextSpan]
  /// Mentions of all forms; in text order once ``finish()`` ran.
  var mentions: [Mention]
  /// The words of each mention.
  var ranges: [Range<Int>]
  var drafts: [EntityDraft] = []
  /// Drafts by kind and key.
  private var byKey: [UInt64: Int] = [:]
  /// Person drafts by surname, oldest first.
  var bySurname: [UInt64: [Int]] = [:]
  /// Person drafts by first name.
  var firstNames: [UInt64: [Int]] = [:]
  /// Person drafts by first name and surname, oldest first.
  var byFirstAndLast: [UInt64: [Int]] = [:]
  /// For role words who of the story holds an office of that name by date; kept while no persons
  /// are added.
  var namedHolders: [UInt64: (persons: Int, holder: DatedHolder?, isNamed: Bool)] = [:]
  /// Person drafts by the words between first name and surname.
  var middleNames: [UInt64: [Int]] = [:]
  /// Drafts by the head of their name, oldest first.
  var byHead: [UInt64: [Int]] = [:]
  /// Organisation drafts by the first word of their name.
  var byFirstWord: [UInt64: Int] = [:]
  /// Drafts by the words with which their name begins, but for the last one.
  var byBeginning: [UInt64: [Int]] = [:]
  /// Drafts by the words of their name, in any order.
  var byWordSet: [UInt64: [Int]] = [:]
  /// Expansions of acronyms by the hash of the acronym.
  var acronyms: [UInt64: Int] = [:]
  /// Mentions that were found as names of persons and are nothing but a title.
  var bareTitles: [Int] = []
  /// Titles that stand without a name.
  var rolePhrases: [RolePhrase] = []
  /// For each word the outermost name that covers it, or -1.
  let coveringName: [Int32]
  /// The number of mentions that are names; they come first and are in text order.
  let nameCount: Int
  /// What else was thought of, when somebody asks for it.
  var trace: LinkTrace?
  /// Those who were thought of for the mention that comes next.
  var thoughts: [LinkTrace.Candidate] = []
  /// The word at which each named mention that is not inside another one begins, to its index.
  var startsOfPersons: [Int: Int] = [:]

  init(_ words: StoryWords, _ article: Article, names: [Mention], sentences: [TextSpan]) {
    (self.words, self.article, self.sentences) = (words, article, sentences)
    (lexicons, mentions) = (words.lexicons, names)
    ranges = names.map { words.range(of: $0.span) }
    nameCount = names.count
    var covering = [Int32](repeating: -1, count: words.count)
    for (index, range) in ranges.enumerated() {
      for word in range where covering[word] < 0 { covering[word] = Int32(index) }
    }
    coveringName = covering
  }

  /// Runs the rules, one after the other.
  mutating func run() {
    joinFullNames()
    joinShortNames()
    readRoles()
    readCounterparts()
    completeRoles()
    joinBareTitles()
    findRoles()
    findNominals()
    findPronouns()
  }

  /// Names that say enough by themselves: all but surnames and unknown acronyms.
  private mutating func joinFullNames() {
    var plain: [Int] = []
    var ambiguous: [Int] = []
    for index in mentions.indices where !ranges[index].isEmpty {
      let mention = mentions[index]
      if mention.kind == .person {
        startsOfPersons[ranges[index].lowerBound] = index
        joinPerson(index)
      } else if isAmbiguous(index) {
        ambiguous.append(index)
      } else if joinListed(index) {
        continue
      } else if mention.form != .acronym {
        plain.append(index)
      }
    }
    for index in ambiguous where !joinListed(index) && mentions[index].form != .acronym {
      plain.append(index)
    }
    // Long names first, so that short forms find them wherever they stand.
    plain.sort { left, right in
      let (a, b) = (ranges[left].count, ranges[right].count)
      return a != b ? a > b : left < right
    }
    for index in plain { joinPlain(index) }
  }

  /// Surnames and acronyms, when all full names are known.
  private mutating func joinShortNames() {
    for index in drafts.indices where drafts[index].first != 0 {
      firstNames[drafts[index].first, default: []].append(index)
      for full in lexicons.fullNames[drafts[index].first] ?? [] where full != drafts[index].first {
        firstNames[full, default: []].append(index)
      }
      for word in drafts[index].nameWords.dropFirst().dropLast() {
        middleNames[word, default: []].append(index)
      }
    }
    for index in mentions.indices where mentions[index].entity == nil && !ranges[index].isEmpty {
      if mentions[index].kind == .person {
        joinSurname(index)
      } else {
        joinAcronym(index)
      }
    }
  }

  /// The draft of a kind and key, made when it is new.
  mutating func draft(
    _ kind: Entity.Kind, key: UInt64, _ new: EntityDraft
  ) -> Int {
    let slot = slot(kind, key)
    if let known = byKey[slot] { return known }
    drafts.append(new)
    byKey[slot] = drafts.count - 1
    let index = drafts.count - 1
    byHead[new.head, default: []].append(index)
    if kind == .person { byFirstAndLast[Self.key(new.first, new.head), default: []].append(index) }
    return index
  }

  /// A number for a first name, or none, with a surname.
  static func key(_ first: UInt64, _ last: UInt64) -> UInt64 {
    PhraseTable.extend(
      PhraseTable.extend(PhraseTable.empty, by: first, comma: false), by: last, comma: true)
  }

  /// The entity of a kind that the story calls by a name, perhaps for short.
  func called(_ key: UInt64, _ kind: Entity.Kind) -> Int? { byKey[slot(kind, key)] }

  /// Says that the story calls an entity by a name.
  mutating func call(_ draft: Int, _ key: UInt64, _ kind: Entity.Kind) {
    let slot = slot(kind, key)
    if byKey[slot] == nil { byKey[slot] = draft }
  }

  /// The entity of another kind with a name, the one that is named most when there are several.
  ///
  /// In one story the same words mean the same, and a kind is easier to get wrong. Places that lists
  /// have are no people and no bodies.
  func ofOtherKind(_ key: UInt64, _ kind: Entity.Kind) -> Int? {
    guard byKey[slot(kind, key)] == nil, Self.isExchanged(kind) else { return nil }
    var found: Int?
    for other in Entity.Kind.allCases where other != kind && Self.isExchanged(other) {
      guard let known = byKey[slot(other, key)] else { continue }
      if drafts[known].list != nil, drafts[known].kind == .gpe, kind != .org, kind != .person {
        return nil
      }
      if drafts[known].count > found.map({ drafts[$0].count }) ?? -1 { found = known }
    }
    return found
  }

  private static func isExchanged(_ kind: Entity.Kind) -> Bool {
    kind != .role && kind != .group && kind != .norp
  }

  private func slot(_ kind: Entity.Kind, _ key: UInt64) -> UInt64 {
    key ^ (UInt64(bitPattern: Int64(Self.number(of: kind))) &* 0x9E37_79B9_7F4A_7C15)
  }

  private static func number(of kind: Entity.Kind) -> Int {
    Entity.Kind.allCases.firstIndex(of: kind) ?? 0
  }

  /// Links a mention to a draft.
  mutating func link(_ index: Int, _ draft: Int, _ rule: LinkRule, confidence: Double? = nil) {
    mentions[index].entity = draft
    mentions[index].linkedBy = rule.rawValue
    mentions[index].confidence = confidence ?? rule.confidence
    drafts[draft].count += 1
    drafts[draft].position = min(drafts[draft].position, index)
  }

  /// Adds a mention that is no name.
  mutating func add(
    _ range: Range<Int>, _ kind: Entity.Kind, _ form: Mention.Form, _ rule: String
  ) -> Int {
    let start = Int(words[range.lowerBound].start)
    let end = Int(words[range.upperBound - 1].tokenEnd)
    mentions.append(Mention(span: start..<end, kind: kind, form: form, foundBy: rule))
    ranges.append(range)
    return mentions.count - 1
  }

  /// The words of a name without a leading "the".
  func bare(_ range: Range<Int>) -> Range<Int> {
    let hasThe = range.count > 1 && words[range.lowerBound].hash == KnownWord.the
    return hasThe ? range.lowerBound + 1..<range.upperBound : range
  }

  /// The name of some words, without a leading "the".
  func name(_ range: Range<Int>) -> String { words.text[words.span(bare(range))] }
}
