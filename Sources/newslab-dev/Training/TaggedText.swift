import NewsAnalysis
import NewsModel

/// A training text as the tagger sees it, with the labels that its words may have.
struct TaggedText {
  let set: String
  let part: Int
  let input: TaggerInput
  /// The labels that each word may have, as bits.
  var allowed: [UInt32] = []
  /// The names with a kind that the set marks, for scoring: without "the", by coarse kind.
  var gold: Set<CoarseName> = []
  /// The names that rules alone find.
  var ruled: Set<CoarseName> = []
  /// For each word, features of the first pass; empty when there was none.
  var story: [UInt32] = []

  /// Reads a text.
  init(_ text: TrainingText, _ reader: TaggerReader, _ bench: Workbench, titles: Set<String>) {
    set = text.set
    part = text.part
    let analysis = bench.analysis(id: text.id, text: text.text)
    var (input, names) = reader.read(analysis)
    if text.set == "gmb" { input.keepCustoms(of: 0x5bd1_e995) }
    if text.set == "wnut17" { input.keepCustoms(of: 0x1b87_3593) }
    self.input = input
    let bytes = Array(text.text.utf8)
    allowed = Array(repeating: TagSet.bit(TagSet.outside), count: input.count)
    followRules(names, where: text.unmarked)
    for index in 0..<input.count where input.capitals[index] {
      let place = input.spans[index].lowerBound
      if text.doubtful.contains(where: { $0.contains(place) }) { allowed[index] = TagSet.all }
    }
    for name in names {
      if let coarse = CoarseName(name.span, kind: name.kind, bytes) { ruled.insert(coarse) }
    }
    if text.set == "silver" { markDoubtful(text, names, bytes) }
    for name in text.names {
      let span = Self.trimmed(name.span, bytes, isPerson: name.kinds == KindSet.person, titles)
      if let coarse = CoarseName(span, kinds: name.kinds, bytes) { gold.insert(coarse) }
      if text.set != "silver" || agrees(name, span, names) { mark(name, span, names) }
    }
  }

  /// Names of kinds that a set does not mark are what the rules find.
  private mutating func followRules(_ names: [Mention], where unmarked: UInt16) {
    for name in names {
      guard let kind = TagSet.index(of: name.kind), unmarked & 1 << UInt16(kind) != 0 else {
        continue
      }
      mark(TrainingText.Name(span: name.span, kinds: 1 << UInt16(kind)), name.span, [])
    }
  }

  /// What a machine and the rules see differently is left open.
  private mutating func markDoubtful(
    _ text: TrainingText, _ names: [Mention], _ bytes: [UInt8]
  ) {
    for index in 0..<input.count {
      let place = input.spans[index].lowerBound
      let isNamed = text.names.contains { $0.span.contains(place) }
      if isNamed || names.contains(where: { $0.span.contains(place) }) {
        allowed[index] = TagSet.all
      }
    }
  }

  /// Whether the rules find the name of a machine as well, or know nothing of its kind.
  private func agrees(
    _ name: TrainingText.Name, _ span: Range<Int>, _ names: [Mention]
  ) -> Bool {
    let overlapping = names.filter { $0.span.overlaps(span) }
    let rare = KindSet.fac | KindSet.loc | KindSet.norp | KindSet.other
    if overlapping.isEmpty { return name.kinds & rare != 0 }
    guard overlapping.count == 1, let index = TagSet.index(of: overlapping[0].kind) else {
      return false
    }
    let isSame =
      overlapping[0].span.lowerBound == span.lowerBound
      && abs(overlapping[0].span.upperBound - span.upperBound) <= 1
    let kind = UInt16(1) << UInt16(index)
    return isSame
      && (kind == name.kinds
        || kind | name.kinds & KindSet.place == KindSet.place & (kind | name.kinds))
  }

  private mutating func mark(_ name: TrainingText.Name, _ span: Range<Int>, _ names: [Mention]) {
    var kinds = name.kinds
    if kinds == KindSet.place || kinds == KindSet.norp | KindSet.gpe,
      let known = names.first(where: { $0.span == span }),
      let index = TagSet.index(of: known.kind), kinds & 1 << UInt16(index) != 0
    {
      kinds = 1 << UInt16(index)
    }
    var words: [Int] = []
    for index in 0..<input.count where span.contains(input.spans[index].lowerBound) {
      words.append(index)
    }
    guard let first = words.first else { return }
    clear(overlapping: words)
    for (place, index) in words.enumerated() {
      var mask: UInt32 = name.isOptional ? TagSet.bit(TagSet.outside) : 0
      for kind in TagSet.kinds.indices where kinds & 1 << UInt16(kind) != 0 {
        mask |= TagSet.bit(place == 0 ? TagSet.begin(kind) : TagSet.inside(kind))
      }
      allowed[index] = mask
    }
    let isWhole = words.dropFirst().allSatisfy { input.continues[$0] }
    if !isWhole || input.spans[first].lowerBound != span.lowerBound {
      for index in words { allowed[index] = TagSet.all }
    }
  }

  /// Takes back a name that begins before some words and reaches into them, or behind them.
  private mutating func clear(overlapping words: [Int]) {
    guard let first = words.first, let last = words.last else { return }
    let isInside = { (mask: UInt32) in
      mask & TagSet.bit(TagSet.outside) == 0
        && TagSet.kinds.indices.allSatisfy { mask & TagSet.bit(TagSet.begin($0)) == 0 }
    }
    var before = first
    while before > 0, isInside(allowed[before]) {
      before -= 1
      allowed[before] = TagSet.bit(TagSet.outside)
    }
    var after = last + 1
    while after < allowed.count, isInside(allowed[after]) {
      allowed[after] = TagSet.bit(TagSet.outside)
      after += 1
    }
  }

  /// A span without a leading "the", a title, a trailing "'s".
  private static func trimmed(
    _ span: Range<Int>, _ bytes: [UInt8], isPerson: Bool, _ titles: Set<String>
  ) -> Range<Int> {
    var span = span
    while true {
      let text = String(decoding: bytes[span], as: UTF8.self)
      if text.hasSuffix("'s") {
        span = span.lowerBound..<span.upperBound - 2
        continue
      }
      if text.hasSuffix("’s") {
        span = span.lowerBound..<span.upperBound - 4
        continue
      }
      guard let space = text.utf8.firstIndex(of: 0x20) else { return span }
      var word = text[..<space].lowercased()
      if word.hasSuffix(".") { word.removeLast() }
      guard word == "the" || isPerson && titles.contains(word) else { return span }
      span =
        span.lowerBound + text.utf8.distance(from: text.startIndex, to: space) + 1..<span.upperBound
    }
  }
}

/// A name as it is compared: person, organisation or place.
struct CoarseName: Hashable {
  let start: Int
  let end: Int
  let kind: Character

  init?(_ span: Range<Int>, kinds: UInt16, _ bytes: [UInt8]) {
    switch kinds {
    case KindSet.person: self.init(span, "P", bytes)
    case KindSet.org: self.init(span, "O", bytes)
    case KindSet.place, KindSet.gpe: self.init(span, "L", bytes)
    default: return nil
    }
  }

  init?(_ span: Range<Int>, kind: Entity.Kind, _ bytes: [UInt8]) {
    switch kind {
    case .person: self.init(span, "P", bytes)
    case .org: self.init(span, "O", bytes)
    case .gpe, .loc, .fac: self.init(span, "L", bytes)
    default: return nil
    }
  }

  private init(_ span: Range<Int>, _ kind: Character, _ bytes: [UInt8]) {
    var start = span.lowerBound
    let text = String(decoding: bytes[span], as: UTF8.self)
    if text.lowercased().hasPrefix("the ") { start += 4 }
    var end = span.upperBound
    if text.hasSuffix("'s") { end -= 2 } else if text.hasSuffix("’s") { end -= 4 }
    // A full stop at the end belongs to an abbreviation or to the sentence: it does not count.
    if end > start, bytes[end - 1] == 0x2E { end -= 1 }
    (self.start, self.end, self.kind) = (start, end, kind)
  }
}
