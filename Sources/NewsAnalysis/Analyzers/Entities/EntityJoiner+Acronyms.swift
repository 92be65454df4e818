import NewsModel

extension EntityJoiner {
  /// Notes the acronym that stands in brackets behind a name: "European Council (EC)".
  mutating func define(_ draft: Int, _ range: Range<Int>) {
    let next = range.upperBound
    let bytes = words.text.bytes
    if next < words.count, words[next].casing == .upper, words[next].gap == .hard,
      isOpened(at: next), bytes[Int(words[next].start)] == bytes[Int(words[range.lowerBound].start)]
    {
      acronyms[words[next].hash] = draft
    }
    note(initials(of: range), of: draft)
    // "DoD": the words between count as well.
    if range.count > 2 {
      note(range.map { words.text.bytes[Int(words[$0].start)] }, of: draft)
    }
  }

  /// Notes the letters by which an entity may be called, unless another one has them.
  private mutating func note(_ letters: [UInt8], of draft: Int) {
    guard letters.count > 1 else { return }
    let hash = letters.withUnsafeBufferPointer { TextFolding.hash($0, 0..<letters.count) }
    if acronyms[hash] == nil { acronyms[hash] = draft }
  }

  /// Whether a bracket opens right before a word.
  private func isOpened(at index: Int) -> Bool {
    let start = Int(words[index].start)
    return start > 0 && words.text.bytes[start - 1] == 0x28
  }

  /// The first letters of the capitalised words of a name, or the capitals of a single one
  /// ("LibriVox").
  private func initials(of range: Range<Int>) -> [UInt8] {
    if range.count == 1, words[range.lowerBound].casing == .mixed {
      let word = words[range.lowerBound]
      return words.text.bytes[Int(word.start)..<Int(word.end)].filter { $0 >= 0x41 && $0 <= 0x5A }
    }
    return range.compactMap { words[$0].isCapital ? words.text.bytes[Int(words[$0].start)] : nil }
  }

  /// Joins an acronym to what the story defines it as, else to itself.
  mutating func joinAcronym(_ index: Int) {
    let range = ranges[index]
    if range.count == 1, let known = acronyms[words[range.lowerBound].hash] {
      link(index, known, .acronym)
      if mentions[index].kind == .org, drafts[known].kind != .person {
        mentions[index].kind = drafts[known].kind
      }
      return
    }
    joinPlain(index)
  }
}
