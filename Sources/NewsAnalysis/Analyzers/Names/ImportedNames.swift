import NewsModel

/// The names of imported lists in a story: they win over what rules and models guess.
struct ImportedNames {
  private var names: [FoundName] = []

  /// Looks for the names of all imported lists; of names that overlap the longer one is taken, of
  /// equal ones that of the list that is believed more.
  init(_ story: StoryWords) {
    let lists = story.lexicons.imported
    guard !lists.isEmpty else { return }
    let words = GazetteerWords(story)
    var all: [(name: FoundName, list: Int)] = []
    for (number, list) in lists.enumerated() {
      for match in list.matches(in: words, of: story.text) {
        let kind = list.kind(of: match)
        let range = match.tokens.lowerBound..<match.tokens.upperBound + 1
        let name = FoundName(
          words: range, kind: kind, form: Self.form(kind, range, story),
          rule: Self.rule(list.name))
        all.append((name, number))
      }
    }
    all.sort { left, right in
      let (a, b) = (left.name.words, right.name.words)
      if a.lowerBound != b.lowerBound { return a.lowerBound < b.lowerBound }
      return a.count != b.count ? a.count > b.count : left.list < right.list
    }
    for (name, _) in all where name.words.lowerBound >= names.last?.words.upperBound ?? 0 {
      names.append(name)
    }
  }

  /// What `foundBy` says of a name of a list.
  static func rule(_ list: String) -> String { "gazetteer:" + list }

  private static func form(
    _ kind: Entity.Kind, _ range: Range<Int>, _ story: StoryWords
  ) -> Mention.Form {
    if kind == .norp { return .demonym }
    if kind == .role { return .role }
    if kind == .group { return .nominal }
    let first = story[range.lowerBound]
    let isAcronym = range.count == 1 && first.casing == .upper && (2...6).contains(first.count)
    return isAcronym && kind != .person ? .acronym : .name
  }

  /// Puts the names in the place of what was found there.
  ///
  /// A longer name of an institution, building, event, law, work or product keeps them inside.
  func take(into finder: inout NameFinder) {
    guard !names.isEmpty else { return }
    var next = 0
    var kept: [FoundName] = []
    var inner: Set<Int> = []
    for name in finder.found.sorted(by: { $0.words.lowerBound < $1.words.lowerBound }) {
      while next < names.count, names[next].words.upperBound <= name.words.lowerBound { next += 1 }
      var position = next
      var isGood = true
      while position < names.count, names[position].words.lowerBound < name.words.upperBound {
        if Self.keeps(name, names[position]) {
          inner.insert(position)
        } else {
          isGood = false
        }
        position += 1
      }
      if isGood { kept.append(name) } else { inner.subtract(next..<position) }
    }
    kept += names.indices.filter { !inner.contains($0) }.map { names[$0] }
    finder.found = kept.sorted { $0.words.lowerBound < $1.words.lowerBound }
    finder.singles.removeAll { single in
      let index = first(endingAfter: single.lowerBound)
      return index < names.count && names[index].words.overlaps(single)
    }
  }

  /// The first name that ends behind a word; names stand in order and do not overlap.
  private func first(endingAfter word: Int) -> Int {
    names.partitionIndex(where: { $0.words.upperBound <= word })
  }

  private static func keeps(_ outer: FoundName, _ inner: FoundName) -> Bool {
    guard outer.words.count > inner.words.count, outer.words.lowerBound <= inner.words.lowerBound,
      inner.words.upperBound <= outer.words.upperBound
    else { return false }
    switch outer.kind {
    case .org, .fac, .event, .law, .workOfArt, .product: return true
    default: return false
    }
  }

  /// The names inside one name: those of lists, and of others those that do not overlap them.
  func inside(_ outer: FoundName, beside others: [FoundName]) -> [FoundName] {
    guard !names.isEmpty else { return others }
    let own = names[first(endingAfter: outer.words.lowerBound)...]
      .prefix { $0.words.lowerBound < outer.words.upperBound }
      .filter {
        outer.words.lowerBound <= $0.words.lowerBound
          && $0.words.upperBound <= outer.words.upperBound && $0.words.count < outer.words.count
      }
    return own + others.filter { other in !own.contains { $0.words.overlaps(other.words) } }
  }
}
