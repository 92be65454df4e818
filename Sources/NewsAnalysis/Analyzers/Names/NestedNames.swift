import NewsModel

/// Finds names inside longer names: "UN" in "UN Security Council".
struct NestedNames {
  let finder: NameFinder

  /// The names inside one name, outer ones first.
  func inside(_ name: FoundName) -> [FoundName] {
    guard name.words.count > 1, name.kind != .person, name.kind != .gpe else { return [] }
    var nested: [FoundName] = []
    var position = name.words.lowerBound
    while position < name.words.upperBound {
      position = take(position, name, &nested)
    }
    return nested
  }

  private func take(_ index: Int, _ name: FoundName, _ nested: inout [FoundName]) -> Int {
    let words = finder.words
    guard words[index].isCapital else { return index + 1 }
    if index > name.words.lowerBound, !words.follows(index) || !words[index - 1].isCapital,
      let part = headedPart(index, name)
    {
      nested.append(part)
      var position = part.words.lowerBound
      while position < part.words.upperBound { position = leaf(position, part, &nested) }
      return part.words.upperBound
    }
    return leaf(index, name, &nested)
  }

  /// A capitalised part behind a connecting word that has a head word of its own.
  private func headedPart(_ index: Int, _ name: FoundName) -> FoundName? {
    let words = finder.words
    var end = index
    while end < name.words.upperBound, words[end].isCapital { end += 1 }
    guard end - index > 1, let head = finder.headKind(index..<end), head.isStrong else {
      return nil
    }
    return FoundName(words: index..<end, kind: head.kind, form: .name, rule: "inner-head")
  }

  /// A listed name or an acronym inside.
  private func leaf(_ index: Int, _ name: FoundName, _ nested: inout [FoundName]) -> Int {
    let words = finder.words
    if words[index].isCapital,
      let listed = finder.gazetteer(at: index, before: name.words.upperBound),
      index..<listed.end != name.words, listed.entry.list != .outlets,
      listed.entry.list != .companies || index == name.words.lowerBound,
      !isCorporate(listed.end..<name.words.upperBound),
      !isShortForm(listed, index, of: name)
    {
      nested.append(
        FoundName(
          words: index..<listed.end, kind: listed.entry.kind,
          form: finder.form(of: listed, at: index), rule: listed.entry.list.rule))
      return listed.end
    }
    let word = words[index]
    if word.casing == .upper, (2...6).contains(word.count), !word.isInner,
      word.traits.isDisjoint(with: .anyHead)
    {
      nested.append(
        FoundName(words: index..<index + 1, kind: .org, form: .acronym, rule: "acronym"))
    }
    return index + 1
  }

  /// Whether words only say what kind of company it is ("Inc", "Co Ltd").
  private func isCorporate(_ range: Range<Int>) -> Bool {
    !range.isEmpty && range.allSatisfy { finder.words[$0].traits.contains(.corporateSuffix) }
  }

  /// Whether a listed name inside is just a shorter name of the whole ("Security Council").
  private func isShortForm(
    _ listed: NameFinder.ListedName, _ index: Int, of name: FoundName
  ) -> Bool {
    guard listed.end == name.words.upperBound || index == name.words.lowerBound,
      let whole = finder.gazetteer(at: name.words.lowerBound, before: name.words.upperBound),
      whole.end == name.words.upperBound
    else { return false }
    return whole.entry.name == listed.entry.name
  }
}
