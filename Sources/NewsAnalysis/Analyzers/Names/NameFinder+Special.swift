import NewsModel

extension NameFinder {
  /// Takes the place or the agency of the dateline, which its position tells; gives the word behind.
  mutating func dateline(_ index: Int) -> Int? {
    guard words[index].isInDateline else { return nil }
    let start = Int(words[index].start)
    for (span, kind) in [(words.datelinePlace, Entity.Kind.gpe), (words.datelineAgency, .org)] {
      guard let span, span.lowerBound == start else { continue }
      let range = words.range(of: span)
      if let listed = gazetteer(at: index, before: words.count), listed.end >= range.upperBound {
        return nil
      }
      guard !range.isEmpty else { return nil }
      add(range, kind, "dateline")
      return range.upperBound
    }
    return nil
  }

  /// Takes a name with a nickname between quotation marks ("John 'Jack' Smith").
  mutating func nicknamed(_ index: Int) -> Int? {
    guard !words[index].traits.isDisjoint(with: [.firstName, .weakFirstName]) else { return nil }
    var open = index + 1
    if words.follows(open), words[open].isCapital { open += 1 }
    guard open < words.count, let close = nicknameEnd(open), close < words.count,
      words[close].isCapital, isCut(close), words[close].traits.isDisjoint(with: .function)
    else { return nil }
    let end = personEnd(close)
    add(index..<end, .person, "nickname")
    return end
  }

  /// The word behind the closing mark of a nickname that begins at a word.
  private func nicknameEnd(_ open: Int) -> Int? {
    guard isCut(open), isMark(before: Int(words[open].start)) else { return nil }
    var end = open
    while end < words.count, end < open + 3, end == open || words.follows(end) {
      guard words[end].isCapital || words[end].isFunction else { return nil }
      end += 1
      if isMark(at: Int(words[end - 1].tokenEnd)) {
        return words[end - 1].isCapital ? end : nil
      }
    }
    return nil
  }

  private func isCut(_ index: Int) -> Bool {
    words[index].gap == .hard || words[index].gap == .apostrophe
  }

  /// Whether a quotation mark ends before a byte.
  private func isMark(before index: Int) -> Bool {
    let bytes = words.text.bytes
    guard index > 1 else { return false }
    if bytes[index - 1] == 0x22 || bytes[index - 1] == 0x27 { return true }
    return index > 2 && bytes[index - 3] == 0xE2 && bytes[index - 2] == 0x80
      && (bytes[index - 1] == 0x98 || bytes[index - 1] == 0x9C)
  }

  /// Whether a quotation mark begins at a byte.
  private func isMark(at index: Int) -> Bool {
    let bytes = words.text.bytes
    guard index + 1 < bytes.count else { return false }
    if bytes[index] == 0x22 || bytes[index] == 0x27 { return bytes[index + 1] == 0x20 }
    return index + 3 < bytes.count && bytes[index] == 0xE2 && bytes[index + 1] == 0x80
      && (bytes[index + 2] == 0x99 || bytes[index + 2] == 0x9D) && bytes[index + 3] == 0x20
  }

  /// Whether the name of a month stands where a person can: "May said", not "in May".
  func mayBeSurname(_ index: Int) -> Bool {
    let word = words[index]
    guard word.traits.contains(.month), word.casing == .title else { return false }
    let next = index + 1
    if next < words.count, words.follows(next), words[next].casing == .number { return false }
    if votesBehind(next).person > 0 { return true }
    guard index > 0, words.follows(index), words[index - 1].casing == .lower else { return false }
    return words[index - 1].traits.contains(.personVerb)
  }
}
