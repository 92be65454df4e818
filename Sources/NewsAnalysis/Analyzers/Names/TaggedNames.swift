import NewsModel

/// Joins what the tagger and the rules find: the tagger decides, but for what rules know better.
struct TaggedNames {
  let finder: NameFinder
  let tagger: Tagger

  /// The outermost names of a story, in text order.
  func names() -> [FoundName] {
    let found = tagged()
    let rules = rules(knowing: surnames(of: found))
    var names: [FoundName] = []
    var next = 0
    for (number, name) in found.enumerated() {
      if name.words.lowerBound < names.last?.words.upperBound ?? 0, name.rule == "tagger",
        names.last?.rule == "head+of"
      {
        continue
      }
      while next < rules.count, rules[next].name.words.upperBound <= name.words.lowerBound {
        if isSure(rules[next].name) || rules[next].isSurname { add(rules[next].name, to: &names) }
        next += 1
      }
      var end = next
      while end < rules.count, rules[end].name.words.overlaps(name.words) { end += 1 }
      if name.rule.isEmpty || rules[next..<end].contains(where: { isSure($0.name) })
        || isCut(name, next..<end)
      {
        for rule in rules[next..<end] { add(rule.name, to: &names) }
      } else if let whole = whole(name, before: number + 1, found, rules[next..<end].map(\.name)) {
        add(whole, to: &names)
      } else {
        let same = rules[next..<end].first {
          $0.name.words == name.words && $0.name.kind == name.kind
        }
        add(same?.name ?? name, to: &names)
      }
    }
    for rule in rules[min(next, rules.count)...] where isSure(rule.name) || rule.isSurname {
      add(rule.name, to: &names)
    }
    return names
  }

  /// The words by which the story's persons may be called for short.
  private func surnames(of names: [FoundName]) -> Set<UInt64> {
    var surnames: Set<UInt64> = []
    for name in names where name.kind == .person && name.words.count > 1 {
      let last = finder.words[name.words.upperBound - 1]
      // "Moon" of "Moon Jae-in".
      let isGiven = last.isInner && last.casing == .lower
      surnames.insert(isGiven ? finder.words[name.words.lowerBound].hash : last.hash)
    }
    return surnames
  }

  /// What rules found, with whether it is the surname of somebody whom the tagger knows.
  private func rules(knowing surnames: Set<UInt64>) -> [(name: FoundName, isSurname: Bool)] {
    finder.found.map { name in
      let isSurname =
        name.kind == .person && name.words.count == 1
        && surnames.contains(finder.words[name.words.lowerBound].hash)
      return (name, isSurname)
    }
  }

  /// The name that rules find of two of the tagger's with nothing but "of" between: a body with a
  /// head word and the one that it belongs to ("Executive Committee of the …").
  private func whole(
    _ name: FoundName, before next: Int, _ found: [FoundName], _ rules: [FoundName]
  ) -> FoundName? {
    guard name.kind == .org, next < found.count, found[next].kind == .org,
      let rule = rules.first(where: { $0.words.lowerBound == name.words.lowerBound }),
      rule.kind == .org, rule.words.upperBound == found[next].words.upperBound,
      finder.headKind(name.words)?.isStrong == true,
      finder.words[name.words.upperBound].hash == KnownWord.of,
      (1...2).contains(found[next].words.lowerBound - name.words.upperBound)
    else { return nil }
    return FoundName(words: rule.words, kind: .org, form: .name, rule: "head+of")
  }

  private func add(_ name: FoundName, to names: inout [FoundName]) {
    guard name.words.lowerBound >= names.last?.words.upperBound ?? 0 else { return }
    names.append(name)
  }

  /// Whether rules know a name better: the parts of the dateline, what stands before "-based", and
  /// kinds of names of which there is little to learn from.
  private func isSure(_ name: FoundName) -> Bool {
    if finder.words[name.words.lowerBound].isInDateline || name.rule == "nickname" { return true }
    let end = name.words.upperBound
    if end < finder.words.count, finder.words[end].isInner, finder.words[end].casing == .lower {
      return name.rule.hasPrefix("gazetteer:")
    }
    guard name.words.count > 1 else { return false }
    switch name.kind {
    case .event, .law, .fac, .workOfArt, .product, .norp: return true
    default: return false
    }
  }

  /// Whether rules see that a name of the tagger begins or ends inside a listed name, or is several
  /// names joined by "and" or the beginning of a list of places.
  private func isCut(_ name: FoundName, _ range: Range<Int>) -> Bool {
    let rules = finder.found
    for index in range {
      let rule = rules[index]
      let isInside =
        rule.words.lowerBound >= name.words.lowerBound
        && rule.words.upperBound <= name.words.upperBound
      if !isInside, rule.words.count > 1, rule.rule.hasPrefix("gazetteer:") { return true }
      guard index + 1 < rules.count else { continue }
      let between = rule.words.upperBound
      if index + 1 < range.upperBound, between < finder.words.count,
        finder.words[between].hash == KnownWord.and,
        rules[index + 1].words.lowerBound <= between + 2
      {
        return true
      }
      if index == range.upperBound - 1, range.count > 1, rule.kind == .gpe,
        between == name.words.upperBound, rules[index + 1].kind == .gpe,
        rules[index + 1].words.lowerBound == between, finder.words[between].gap == .comma
      {
        return true
      }
    }
    return false
  }

  /// The names that labels say, without words that no name begins or ends with; what is none after
  /// all has no rule.
  private func tagged() -> [FoundName] {
    let input = TaggerFeatures(finder, clusters: tagger.clusters).input(forTraining: false)
    let labels = tagger.labels(of: input)
    var names: [FoundName] = []
    var index = 0
    while index < labels.count {
      guard TagSet.isBegin(Int(labels[index])) else {
        index += 1
        continue
      }
      var last = index
      while last + 1 < labels.count, input.continues[last + 1],
        TagSet.isInside(Int(labels[last + 1]))
      { last += 1 }
      let kind = TagSet.kinds[TagSet.kind(Int(labels[index]))]
      let words = trimmed(Int(input.words[index])..<Int(input.words[last]) + 1, kind)
      if !words.isEmpty {
        let isNone = isTitle(words) || isOffice(words, kind) || isSentence(words, kind)
        names.append(
          FoundName(
            words: words, kind: kind, form: form(words, kind), rule: isNone ? "" : "tagger"))
      }
      index = last + 1
    }
    return names
  }

  private func trimmed(_ words: Range<Int>, _ kind: Entity.Kind) -> Range<Int> {
    var (first, end) = (words.lowerBound, words.upperBound)
    while end > first, isOpenEnd(end - 1) { end -= 1 }
    while first < end, isOpenEnd(first) { first += 1 }
    while kind == .person, let title = finder.title(at: first), title.end < end,
      finder.words[title.end].hash != KnownWord.of
    { first = title.end }
    if let cut = (first..<end).first(where: { isBreak($0) }) { end = cut }
    while end > first, isOpenEnd(end - 1) { end -= 1 }
    // The second half of a given name ("Kim Jong-un").
    while kind == .person, first < end, end < finder.words.count, finder.words[end].isInner,
      finder.words[end].casing == .lower
    { end += 1 }
    return first..<end
  }

  /// Whether a word cannot stand at the border of a name.
  private func isOpenEnd(_ index: Int) -> Bool {
    let word = finder.words[index]
    return word.casing == .lower && !word.isInner && word.isFunction
  }

  /// Words that may stand inside a name without being a part that names have.
  private static let inner: Set<UInt64> = [
    KnownWord.of, KnownWord.the, KnownWord.and, KnownWord.for, KnownWord.on, KnownWord.to,
    KnownWord.against, KnownWord.with, KnownWord.between, KnownWord.concerning, KnownWord.a,
    TextFolding.hash("in"), TextFolding.hash("at"), TextFolding.hash("without"),
  ]

  /// Whether a word is none that stands inside a name.
  private func isBreak(_ index: Int) -> Bool {
    let word = finder.words[index]
    return word.casing == .lower && word.isFunction && !word.isInner
      && !word.traits.contains(.particle) && !Self.inner.contains(word.hash)
  }

  /// Whether words are nothing but a title ("Head of State").
  private func isTitle(_ words: Range<Int>) -> Bool {
    guard let title = finder.title(at: words.lowerBound) else { return false }
    return title.end >= words.upperBound
  }

  /// Whether words begin as an office does ("Minister of Trade").
  private func isOffice(_ words: Range<Int>, _ kind: Entity.Kind) -> Bool {
    guard let title = finder.title(at: words.lowerBound) else { return false }
    switch kind {
    case .gpe, .norp: return false
    case .person, .org:
      return title.end < words.upperBound && finder.words[title.end].hash == KnownWord.of
    default: return true
    }
  }

  /// Whether words only have their capital from beginning a sentence ("Shares of …").
  private func isSentence(_ words: Range<Int>, _ kind: Entity.Kind) -> Bool {
    let first = finder.words[words.lowerBound]
    return kind == .workOfArt && first.isWeakPlace && first.traits.contains(.common)
  }

  /// The form of a name by its letters.
  private func form(_ words: Range<Int>, _ kind: Entity.Kind) -> Mention.Form {
    if kind == .norp { return .demonym }
    if let listed = finder.gazetteer(at: words.lowerBound, before: words.upperBound),
      listed.end == words.upperBound, listed.entry.kind == kind
    {
      return finder.form(of: listed, at: words.lowerBound)
    }
    let first = finder.words[words.lowerBound]
    let isAcronym = words.count == 1 && first.casing == .upper && (2...6).contains(first.count)
    return isAcronym && kind != .person ? .acronym : .name
  }
}
