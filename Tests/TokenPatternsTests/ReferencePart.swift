import TestSupport
import TokenPatterns

/// A part of a pattern with what it must match: where it can end when it begins at a place.
///
/// It tries everything, slowly and simply; the real matcher must agree with it.
struct ReferencePart: Sendable {
  /// The part as it is written.
  let source: String
  /// All ends of matches from a place.
  let ends: @Sendable (MadeUpStory, Int) -> Set<Int>

  /// A token for which something holds.
  static func token(
    _ source: String, _ holds: @escaping @Sendable (MadeUpStory, Int) -> Bool
  ) -> ReferencePart {
    ReferencePart(source: source) { story, place in
      place < story.words.count && holds(story, place) ? [place + 1] : []
    }
  }

  /// A token with one of some words.
  static func word(_ source: String, _ words: Set<String>) -> ReferencePart {
    token(source) { words.contains($0.words[$1]) }
  }

  /// The border of regions; those inside others do not count.
  static func border(
    _ source: String, _ kind: RegionKind, isEnd: Bool = false
  ) -> ReferencePart {
    ReferencePart(source: source) { story, place in
      let regions = outermost(story.regions(kind))
      return regions.contains { (isEnd ? $0.upperBound : $0.lowerBound) == place } ? [place] : []
    }
  }

  /// A whole region; of a kind of mention if one is wanted.
  static func region(
    _ source: String, _ kind: RegionKind, _ mention: String? = nil
  ) -> ReferencePart {
    ReferencePart(source: source) { story, place in
      let fitting = story.regions(kind).filter { mention == nil || $0.kind == mention }
      return Set(outermost(fitting).filter { $0.lowerBound == place }.map(\.upperBound))
    }
  }

  /// The part, all its tokens in one region of a kind.
  func within(_ name: String, _ kind: RegionKind) -> ReferencePart {
    ReferencePart(source: "(\(source) within <\(name)/>)") { story, place in
      let regions = Self.outermost(story.regions(kind))
      return ends(story, place).filter { end in
        end == place || regions.contains { $0.lowerBound <= place && end <= $0.upperBound }
      }
    }
  }

  private static func outermost(_ regions: [PatternRegion]) -> [Range<Int>] {
    regions.reduce(into: []) { ranges, region in
      if region.tokens.lowerBound >= ranges.last?.upperBound ?? 0 { ranges.append(region.tokens) }
    }
  }

  /// Parts one behind the other.
  static func sequence(_ parts: [ReferencePart]) -> ReferencePart {
    ReferencePart(source: parts.map(\.source).joined(separator: " ")) { story, place in
      parts.reduce([place]) { places, part in
        Set(places.flatMap { part.ends(story, $0) })
      }
    }
  }

  /// One part or the other.
  static func choice(_ first: ReferencePart, _ second: ReferencePart) -> ReferencePart {
    ReferencePart(source: "(\(first.source) | \(second.source))") { story, place in
      first.ends(story, place).union(second.ends(story, place))
    }
  }

  /// The part with a label, or in parentheses.
  func grouped(label: String? = nil) -> ReferencePart {
    ReferencePart(source: "\(label.map { $0 + ":" } ?? "")(\(source))", ends: ends)
  }

  /// The part several times.
  func repeated(_ mark: String, _ least: Int, _ most: Int?) -> ReferencePart {
    ReferencePart(source: source + mark) { story, place in
      var now: Set<Int> = [place]
      var found: Set<Int> = least == 0 ? now : []
      for count in 1...(most ?? (least + story.words.count + 1)) {
        now = Set(now.flatMap { ends(story, $0) })
        if count >= least { found.formUnion(now) }
      }
      return found
    }
  }

  /// The matches in a story.
  func matches(in story: MadeUpStory, _ mode: PatternMode) -> [Range<Int>] {
    var (found, end): ([Range<Int>], Int) = ([], 0)
    for place in story.words.indices {
      let ends = ends(story, place).filter { $0 > place }.sorted()
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

extension MadeUpStory {
  /// Whether a token stands in a mention, of a kind if one is wanted.
  func isMentioned(_ token: Int, _ kind: String? = nil) -> Bool {
    regions(.mention).contains { $0.tokens.contains(token) && (kind == nil || $0.kind == kind) }
  }
}

extension Generator {
  private static let tokens: [ReferencePart] = [
    .word(#""a""#, ["a", "A"]), .word(#""b""#, ["b"]), .word(#"[lemma="b"]"#, ["b", "bs"]),
    .token("[]") { _, _ in true }, .word(#"[word!="a"]"#, ["b", "c", "bs"]),
    .word(#""[ab]""#, ["a", "A", "b"]), .word(#"[word="a" %C]"#, ["a"]),
    .word(#""b.*|c""#, ["b", "bs", "c"]),
    .token(#"[ent.kind="PERSON"]"#) { $0.isMentioned($1, "PERSON") },
    .token("[ent]") { $0.isMentioned($1) },
    .token(#"[ent & word="b"]"#) { $0.isMentioned($1) && $0.words[$1] == "b" },
    .token(#"[!ent | word="c"]"#) { !$0.isMentioned($1) || $0.words[$1] == "c" },
  ]
  private static let tags: [ReferencePart] = [
    .border("<s>", .sentence), .border("</s>", .sentence, isEnd: true), .region("<s/>", .sentence),
    .region("<quote/>", .quote), .region(#"<ent kind="ORG"/>"#, .mention, "ORG"),
    .border("<ent>", .mention), .border("</ent>", .mention, isEnd: true),
  ]
  private static let kinds: [(name: String, kind: RegionKind)] = [
    ("s", .sentence), ("quote", .quote), ("ent", .mention),
  ]
  private static let marks: [(mark: String, least: Int, most: Int?)] = [
    ("*", 0, nil), ("+", 1, nil), ("?", 0, 1), ("{2}", 2, 2), ("{1,2}", 1, 2), ("{,2}", 0, 2),
    ("{2,}", 2, nil),
  ]

  /// A pattern of the words and regions of made-up stories.
  mutating func pattern(depth: Int) -> ReferencePart {
    .sequence((0..<Int.random(in: 1...3, using: &self)).map { _ in part(depth: depth) })
  }

  private mutating func part(depth: Int) -> ReferencePart {
    if chance(oneIn: 4) { return pick(Self.tags) ?? Self.tags[0] }
    let token = pick(Self.tokens) ?? Self.tokens[0]
    guard depth > 0 else { return token }
    switch Int.random(in: 0..<7, using: &self) {
    case 6:
      let (name, kind) = pick(Self.kinds) ?? Self.kinds[0]
      return often(pattern(depth: depth - 1).within(name, kind))
    case 0: return often(pattern(depth: depth - 1).grouped())
    case 1: return .choice(pattern(depth: depth - 1), pattern(depth: depth - 1))
    case 2: return pattern(depth: depth - 1).grouped(label: "L")
    default: return often(token)
    }
  }

  private mutating func often(_ part: ReferencePart) -> ReferencePart {
    guard !chance(oneIn: 3), let (mark, least, most) = pick(Self.marks) else { return part }
    return part.repeated(mark, least, most)
  }
}
