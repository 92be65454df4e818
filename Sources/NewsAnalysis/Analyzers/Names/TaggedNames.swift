import NewsModel

/// Makes names of the tagger's labels; what rules found about the same words is kept.
struct TaggedNames {
  let finder: NameFinder
  let tagger: Tagger

  /// The names of a story by the tagger, in text order.
  func names() -> [FoundName] {
    let input = TaggerFeatures(finder, clusters: tagger.clusters).input(forTraining: false)
    let labels = tagger.labels(of: input)
    var names: [FoundName] = []
    var ruled = 0
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
      let words = Int(input.words[index])..<Int(input.words[last]) + 1
      while ruled < finder.found.count,
        finder.found[ruled].words.upperBound <= words.lowerBound
      {
        keep(finder.found[ruled], after: names.last, before: words, in: &names)
        ruled += 1
      }
      add(words, kind, ruled, &names)
      index = last + 1
    }
    while ruled < finder.found.count {
      keep(finder.found[ruled], after: names.last, before: nil, in: &names)
      ruled += 1
    }
    return names
  }

  /// Keeps what only rules can know: the parts of the dateline.
  private func keep(
    _ name: FoundName, after last: FoundName?, before next: Range<Int>?, in names: inout [FoundName]
  ) {
    guard finder.words[name.words.lowerBound].isInDateline,
      name.words.lowerBound >= last?.words.upperBound ?? 0,
      name.words.upperBound <= next?.lowerBound ?? Int.max
    else { return }
    names.append(name)
  }

  private func add(
    _ words: Range<Int>, _ kind: Entity.Kind, _ ruled: Int, _ names: inout [FoundName]
  ) {
    var words = words
    while kind == .person, words.upperBound < finder.words.count,
      finder.words[words.upperBound].isInner, finder.words[words.upperBound].casing == .lower
    { words = words.lowerBound..<words.upperBound + 1 }
    if ruled < finder.found.count {
      let rule = finder.found[ruled]
      if rule.words == words, rule.kind == kind {
        names.append(rule)
        return
      }
      if finder.words[words.lowerBound].isInDateline, rule.words.overlaps(words) { return }
    }
    names.append(FoundName(words: words, kind: kind, form: form(words, kind), rule: "tagger"))
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
