import NewsModel

extension Gazetteer {
  /// The names of the list in a text, in one pass: the longest one at each place, none inside
  /// another.
  package func matches(in words: GazetteerWords, of text: ArticleText) -> [GazetteerMatch] {
    guard entryCount > 0 else { return [] }
    return text.bytes.withUnsafeBufferPointer { bytes in
      withView { GazetteerMatcher(view: $0, bytes: bytes, words: words.words).matches() }
    }
  }

  /// The names of the list in tokens of a text.
  package func matches(in tokens: [Token], of text: ArticleText) -> [GazetteerMatch] {
    let words = text.bytes.withUnsafeBufferPointer { GazetteerWords(tokens, of: $0) }
    return matches(in: words, of: text)
  }
}

/// Finds the names of one list.
struct GazetteerMatcher {
  let view: GazetteerView
  let bytes: UnsafeBufferPointer<UInt8>
  let words: [GazetteerWord]

  func matches() -> [GazetteerMatch] {
    var found: [GazetteerMatch] = []
    // The word behind the last match: a name may begin there inside a token ("US-China").
    var free = 0
    var index = 0
    while index < words.count {
      let word = words[index]
      guard word.isCapital || !view.needsCapital, view.mayBegin(word.hash),
        index == free || mayBegin(index), let match = longest(at: index)
      else {
        index += 1
        continue
      }
      found.append(match.found)
      index = match.end
      free = index
    }
    return found
  }

  private func longest(at index: Int) -> (found: GazetteerMatch, end: Int)? {
    guard let end = end(at: index, before: words.count) else { return nil }
    var limit = end.end
    var slot = end.slot
    while true {
      let fits = fits(slot, index..<limit)
      if fits != 0, mayEnd(limit) {
        let (first, last) = (words[index], words[limit - 1])
        return (
          GazetteerMatch(
            span: Int(first.start)..<Int(last.tail), tokens: Int(first.owner)...Int(last.owner),
            slot: slot, fits: fits), limit
        )
      }
      guard limit > index + 1, let shorter = self.end(at: index, before: limit - 1) else {
        return nil
      }
      (limit, slot) = (shorter.end, shorter.slot)
    }
  }

  /// The end of the longest words from an index that a list has, whatever their case.
  @inline(__always)
  private func end(at index: Int, before limit: Int) -> (end: Int, slot: GazetteerView.Slot)? {
    var key = PhraseTable.extend(PhraseTable.empty, by: words[index].hash, comma: false)
    var found: (Int, GazetteerView.Slot)?
    var position = index + 1
    while let slot = view.slot(key) {
      if slot.count > 0 { found = (position, slot) }
      guard position < limit, words[position].gap != .hard else { break }
      key = PhraseTable.extend(
        key, by: words[position].hash, comma: words[position].gap == .comma)
      position += 1
    }
    return found
  }

  /// Which of the first 64 entries fit the case of the words.
  private func fits(_ slot: GazetteerView.Slot, _ range: Range<Int>) -> UInt64 {
    var bits: UInt64 = 0
    for offset in 0..<min(slot.count, 64) {
      let entry = slot.first + offset
      let isGood = view.casing(entry).fits(bytes, words[range], written: view.written(entry))
      if isGood { bits |= 1 << UInt64(offset) }
    }
    return bits
  }

  /// A name begins inside a token only behind a word in lower case ("pro-Kremlin").
  private func mayBegin(_ index: Int) -> Bool {
    guard words[index].isInner, index > 0 else { return true }
    return !words[index - 1].isCapital && words[index].isCapital
  }

  /// A name ends inside a token only before a word in lower case, or before another name
  /// ("Paris-based", "US-China").
  private func mayEnd(_ end: Int) -> Bool {
    guard end < words.count, words[end].isInner else { return true }
    return !words[end].isCapital || self.end(at: end, before: words.count) != nil
  }
}
