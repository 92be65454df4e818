@testable import TokenPatterns

/// Matches slowly and simply, by trying everything: what the real matcher must agree with.
struct PatternReference {
  let story: MadeUpStory

  /// All ends of matches of a part from a place.
  func ends(_ node: PatternNode, from place: Int) -> Set<Int> {
    switch node {
    case .token(let expression):
      return place < story.words.count && holds(expression, place) ? [place + 1] : []
    case .sequence(let parts):
      return parts.reduce([place]) { places, part in
        Set(places.flatMap { ends(part, from: $0) })
      }
    case .choice(let parts): return Set(parts.flatMap { ends($0, from: place) })
    case .labelled(_, let inner): return ends(inner, from: place)
    case .repeated(let part, let least, let most):
      var now: Set<Int> = [place]
      var found: Set<Int> = least == 0 ? now : []
      for count in 1...max(1, most ?? (least + story.words.count + 1)) {
        if let most, count > most { break }
        now = Set(now.flatMap { ends(part, from: $0) })
        if count >= least { found.formUnion(now) }
      }
      return found
    case .edge(let tag, let isEnd):
      let places = regions(tag).map { isEnd ? $0.upperBound : $0.lowerBound }
      return places.contains(place) ? [place] : []
    case .region(let tag):
      return Set(regions(tag).filter { $0.lowerBound == place }.map(\.upperBound))
    }
  }

  private func regions(_ tag: RegionTag) -> [Range<Int>] {
    let filter = RegionFilter(tag)
    var (ranges, end): ([Range<Int>], Int) = ([], 0)
    for region in story.regions(tag.kind) where region.tokens.lowerBound >= end {
      guard filter.fits(region) else { continue }
      ranges.append(region.tokens)
      end = region.tokens.upperBound
    }
    return ranges
  }

  private func holds(_ expression: TokenExpression, _ token: Int) -> Bool {
    switch expression {
    case .any: return true
    case .not(let inner): return !holds(inner, token)
    case .all(let parts): return parts.allSatisfy { holds($0, token) }
    case .either(let parts): return parts.contains { holds($0, token) }
    case .test(let test):
      let around = story.regions(.mention).filter { $0.tokens.contains(token) }
      guard let value = test.value else { return !around.isEmpty }
      let machine = ValueMachine(value)
      var bytes: [UInt8] = []
      var values = around.compactMap { $0.value(of: test.attribute) }
      if story.read(test.attribute, of: token, into: &bytes) {
        values = [String(decoding: bytes, as: UTF8.self)]
      }
      return values.contains { machine.matches(folded: Array(value.folding.fold($0).utf8)) }
    }
  }

  /// The matches of a pattern without clauses.
  func matches(_ node: PatternNode, _ mode: PatternMode) -> [Range<Int>] {
    var (found, end): ([Range<Int>], Int) = ([], 0)
    for place in story.words.indices {
      let ends = ends(node, from: place).filter { $0 > place }.sorted()
      switch mode {
      case .all: found += ends.map { place..<$0 }
      case .longest, .first:
        guard place >= end, let last = mode == .first ? ends.first : ends.last else { continue }
        found.append(place..<last)
        end = last
      }
    }
    return found
  }
}
