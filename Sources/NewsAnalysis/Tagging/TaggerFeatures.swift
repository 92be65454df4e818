import NewsModel

/// Makes the features of words: the word and its neighbours, their shapes, endings, classes, what
/// lists and rules say of them.
struct TaggerFeatures {
  /// The number of features of a word.
  static let width = 58
  /// The features from here on say how the set at hand marks names.
  static let customs = 50
  /// The number of features of a word from the first pass.
  static let storyWidth = 3

  /// What is kept of each word of the story.
  private struct Info {
    var word: UInt64
    var shape: UInt64
    var ending: UInt64
    var ending2: UInt64
    var start: UInt64
    var path: UInt16
    var lists: UInt64
    var traits: UInt64
    var rule: UInt64
    var gap: UInt64
  }

  /// Traits that features use.
  private static let traitMask: UInt64 = {
    let used: WordTraits = [
      .common, .firstName, .weakFirstName, .lastName, .strongHead, .orgHead, .eventHead,
      .facilityHead, .lawHead, .placeHead, .stateHead, .workHead, .productHead, .function,
      .personVerb, .placePreposition, .particle, .month, .weekday, .suffix, .ordinal, .direction,
      .nominalOrg, .nominalPlace, .plainWord, .statementVerb, .weakPreposition, .corporateSuffix,
    ]
    return used.rawValue
  }()

  private let words: StoryWords
  private let clusters: WordClusters
  private var infos: [Info] = []
  private var runs: [(first: Int32, last: Int32)] = []

  /// Looks at the words of a story.
  init(_ finder: NameFinder, clusters: WordClusters) {
    (words, self.clusters) = (finder.words, clusters)
    infos.reserveCapacity(words.count)
    words.text.bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<words.count {
        infos.append(Self.info(words[index], clusters, bytes, finder.evidence))
      }
    }
    markLists(finder)
    markRuns()
    for name in finder.found {
      guard let kind = TagSet.index(of: name.kind) else { continue }
      for index in name.words where index < infos.count {
        let isFirst = index == name.words.lowerBound
        let isLast = index == name.words.upperBound - 1
        infos[index].rule =
          UInt64(
            isFirst ? TagSet.begin(kind) : TagSet.inside(kind)) | (isLast ? 32 : 0)
      }
    }
  }

  private static func info(
    _ word: NameWord, _ clusters: WordClusters, _ bytes: UnsafeBufferPointer<UInt8>,
    _ evidence: WordEvidence
  ) -> Info {
    let start = Int(word.start)
    let end = Int(word.end)
    let last = UInt64(bytes[end - 1] | 0x20)
    let last2 = end - start > 1 ? UInt64(bytes[end - 2] | 0x20) : 0
    let last3 = end - start > 2 ? UInt64(bytes[end - 3] | 0x20) : 0
    let last4 = end - start > 3 ? UInt64(bytes[end - 4] | 0x20) : 0
    let first = UInt64(bytes[start])
    let first2 = end - start > 1 ? UInt64(bytes[start + 1]) : 0
    let first3 = end - start > 2 ? UInt64(bytes[start + 2]) : 0
    var hasDigit = false
    for index in start..<end where bytes[index] >= 0x30 && bytes[index] <= 0x39 { hasDigit = true }
    let length = min(word.count, 6)
    var shape = UInt64(word.casing.rawValue) | UInt64(length) << 3
    if hasDigit { shape |= 1 << 6 }
    if word.isInner { shape |= 1 << 7 }
    if word.tokenEnd > word.end { shape |= 1 << 8 }
    if word.isWeakPlace {
      shape |= 1 << 9
      if evidence.isName(word) { shape |= 1 << 10 }
    }
    if word.isCapital, evidence.isLower(word) { shape |= 1 << 11 }
    let isCapital = word.isCapital && word.casing != .upper
    var path = clusters.path(word.hash, isCapital: isCapital)
    if path == 0, word.isWeakPlace || word.casing == .upper {
      path = clusters.path(word.hash, isCapital: !isCapital)
    }
    return Info(
      word: word.hash ^ (word.isCapital ? 0xABCD : 0), shape: shape,
      ending: last | last2 << 8 | last3 << 16,
      ending2: last4 << 24 | last3 << 16 | last2 << 8 | last,
      start: first | first2 << 8 | first3 << 16, path: path, lists: 0,
      traits: word.traits.rawValue & traitMask, rule: 0, gap: UInt64(word.gap.rawValue))
  }

  /// Marks which lists have a phrase of which a word is the first or a further word.
  private mutating func markLists(_ finder: NameFinder) {
    for index in 0..<words.count where words[index].isCapital {
      guard let longest = words.longest(words.lexicons.phrases, at: index, before: words.count)
      else { continue }
      var entry = Int32(longest.entry)
      var bits: UInt64 = 0
      while entry >= 0 {
        let value = words.lexicons.phrases.entries[Int(entry)]
        bits |= 1 << UInt64(value.list.rawValue)
        entry = value.next
      }
      let several: UInt64 = longest.end > index + 1 ? 1 << 41 : 0
      for inside in index..<longest.end {
        infos[inside].lists |= bits << (inside == index ? 0 : 14) | several
      }
    }
  }

  /// Finds the words with capitals in a row.
  private mutating func markRuns() {
    runs = (0..<words.count).map { (Int32($0), Int32($0)) }
    var first = 0
    while first < words.count {
      var last = first
      while last + 1 < words.count, words[first].isCapital, words.follows(last + 1),
        words[last + 1].isCapital || words[last + 1].isInner
      { last += 1 }
      for index in first...last { runs[index] = (Int32(first), Int32(last)) }
      first = last + 1
    }
  }

  /// Whether a word may belong to a name.
  private func isActive(_ index: Int) -> Bool {
    let word = words[index]
    if word.isCapital { return true }
    if word.isInner, index > 0, words[index - 1].isCapital { return true }
    for next in index + 1...index + 2 where next < words.count {
      if words[next].gap == .start { return false }
      if words[next].isCapital { return true }
    }
    return false
  }

  /// The words that may belong to names, with their features.
  func input(forTraining: Bool) -> TaggerInput {
    var input = TaggerInput()
    input.features.reserveCapacity(words.count / 2 * Self.width)
    var last = -2
    for index in 0..<words.count where isActive(index) {
      let gap = words[index].gap
      input.continues.append(last == index - 1 && gap != .start && gap != .hard && gap != .comma)
      input.words.append(Int32(index))
      input.keys.append(words[index].hash)
      input.capitals.append(words[index].isCapital)
      if forTraining { input.spans.append(words.span(index..<index + 1)) }
      append(index, &input.features)
      last = index
    }
    return input
  }

  private static let none = Info(
    word: 1, shape: 0, ending: 0, ending2: 0, start: 0, path: 0, lists: 0, traits: 0, rule: 0,
    gap: 7)

  /// A neighbour in the same sentence.
  private func neighbour(_ index: Int, _ step: Int) -> Info {
    let other = index + step
    guard other >= 0, other < infos.count else { return Self.none }
    if step < 0 {
      for place in other + 1...index where words[place].gap == .start { return Self.none }
    } else {
      for place in index + 1...other where words[place].gap == .start { return Self.none }
    }
    return infos[other]
  }

  @inline(__always)
  static func mix(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0) -> UInt32 {
    var hash = (template &+ 1) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ a) &* 0xff51_afd7_ed55_8ccd
    hash ^= hash >> 32
    hash = (hash ^ b) &* 0xc4ce_b9fe_1a85_ec53
    hash ^= hash >> 29
    hash = (hash ^ c) &* 0x9E37_79B9_7F4A_7C15
    return UInt32(truncatingIfNeeded: hash >> 32)
  }

  /// The first bits of a path.
  @inline(__always)
  private static func prefix(_ path: UInt16, _ bits: Int) -> UInt64 {
    let length = 16 - path.leadingZeroBitCount
    return UInt64(length > bits + 1 ? path >> UInt16(length - bits - 1) : path)
  }

  private func append(_ index: Int, _ features: inout [UInt32]) {
    let w = infos[index]
    let p = neighbour(index, -1)
    let n = neighbour(index, 1)
    let p2 = neighbour(index, -2)
    let n2 = neighbour(index, 2)
    let (wp, pp, np) = (UInt64(w.path), UInt64(p.path), UInt64(n.path))
    let before = features.count
    features.append(Self.mix(0, w.word))
    features.append(Self.mix(1, p.word))
    features.append(Self.mix(2, n.word))
    features.append(Self.mix(3, p2.word))
    features.append(Self.mix(4, n2.word))
    features.append(Self.mix(5, p.word, w.word))
    features.append(Self.mix(6, w.word, n.word))
    features.append(Self.mix(7, w.shape, w.gap))
    features.append(Self.mix(8, w.shape, p.shape, w.gap))
    features.append(Self.mix(9, w.shape, n.shape, n.gap))
    features.append(Self.mix(10, w.shape & 0x187, p.shape & 0x187, n.shape & 0x187))
    features.append(Self.mix(11, w.ending, w.shape & 7))
    features.append(Self.mix(12, w.ending2, w.shape & 7))
    features.append(Self.mix(13, w.start))
    features.append(Self.mix(14, wp))
    features.append(Self.mix(15, pp))
    features.append(Self.mix(16, np))
    features.append(Self.mix(17, UInt64(p2.path)))
    features.append(Self.mix(18, UInt64(n2.path)))
    features.append(Self.mix(19, Self.prefix(w.path, 6), w.shape & 7))
    features.append(Self.mix(20, Self.prefix(w.path, 4), w.shape & 7))
    features.append(Self.mix(21, pp, wp))
    features.append(Self.mix(22, wp, np))
    features.append(Self.mix(23, pp, np, w.shape & 7))
    features.append(Self.mix(24, w.lists, w.shape & 7))
    features.append(Self.mix(25, w.lists, p.lists))
    features.append(Self.mix(26, w.lists, n.lists))
    features.append(Self.mix(27, w.traits, w.shape & 7))
    features.append(Self.mix(28, p.traits, p.gap, p.shape & 7))
    features.append(Self.mix(29, n.traits, n.gap, n.shape & 7))
    features.append(Self.mix(30, p.traits, w.traits, w.lists))
    features.append(Self.mix(31, w.traits, n.traits, w.gap))
    features.append(Self.mix(32, w.rule, w.shape & 7))
    features.append(Self.mix(33, w.rule, p.rule, w.gap))
    features.append(Self.mix(34, w.rule, n.rule, n.gap))
    features.append(Self.mix(35, w.rule, Self.prefix(w.path, 6)))
    features.append(Self.mix(36, w.rule, p.word))
    features.append(Self.mix(37, w.rule, n.word))
    features.append(Self.mix(38, w.rule, w.lists, w.traits))
    features.append(Self.mix(39, p.word, n.word))
    let run = runs[index]
    let first = infos[Int(run.first)]
    let end = infos[Int(run.last)]
    let prior = neighbour(Int(run.first), -1)
    let next = neighbour(Int(run.last), 1)
    let place = UInt64(min(index - Int(run.first), 4) * 8 + min(Int(run.last) - index, 4))
    features.append(Self.mix(70, end.word))
    features.append(Self.mix(71, next.word, w.shape & 7, place))
    features.append(Self.mix(72, prior.word, w.shape & 7, place))
    features.append(Self.mix(73, first.word))
    features.append(Self.mix(74, place, w.rule))
    features.append(Self.mix(75, end.traits, UInt64(end.path), place))
    features.append(Self.mix(76, prior.traits, next.traits, place))
    features.append(Self.mix(77, UInt64(next.path), place))
    features.append(Self.mix(78, UInt64(prior.path), place))
    features.append(
      Self.mix(79, first.lists | first.traits << 42, end.lists | end.traits << 42, place))
    features.append(Self.mix(60, w.word))
    features.append(Self.mix(61, w.rule, w.shape & 7))
    features.append(Self.mix(62, w.lists, w.shape & 7))
    features.append(Self.mix(63, w.rule, w.lists, w.traits))
    features.append(Self.mix(64, Self.prefix(w.path, 6), w.shape & 7))
    features.append(Self.mix(65, w.shape, w.gap))
    features.append(Self.mix(66, p.word))
    features.append(Self.mix(67, w.rule, p.rule, n.rule))
    assert(features.count - before == Self.width)
  }
}
