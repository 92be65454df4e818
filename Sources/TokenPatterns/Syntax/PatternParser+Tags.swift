import Spelling

/// Tags, as `<s>`, `</s>`, `<s/>` and `<ent kind="PERSON"/>`.
extension PatternParser {
  /// Reads a tag.
  mutating func tag() throws(PatternError) -> PatternNode {
    let start = index
    _ = accept("<")
    let isEnd = accept("/")
    let place = index
    let tag = RegionTag(kind: try region(named: identifier() ?? "", at: place))
    if isEnd {
      guard accept(">") else { throw fail("expected '>', found \(found)") }
      return .edge(tag, isEnd: true)
    }
    let (whole, isRegion) = try rest(of: tag, from: start)
    return isRegion ? .region(whole) : .edge(whole, isEnd: false)
  }

  /// Reads a tag that names a whole region.
  mutating func regionTag() throws(PatternError) -> RegionTag {
    let start = index
    guard case .region(let tag) = try tag() else {
      throw fail("expected a whole region here, such as <s/>", at: start)
    }
    return tag
  }

  private mutating func rest(
    of tag: RegionTag, from start: Int
  ) throws(PatternError) -> (RegionTag, isRegion: Bool) {
    var tag = tag
    while true {
      if accept("/") {
        guard accept(">") else { throw fail("expected '>', found \(found)") }
        return (tag, true)
      }
      if accept(">") { return (tag, false) }
      let place = index
      guard let name = identifier() else {
        throw index == scalars.count
          ? fail("expected '>' or '/>' for this tag, found the end of the pattern", at: start)
          : fail("expected '>' or '/>', found \(found)")
      }
      tag.tests.append(try test(named: name, at: place, of: tag.kind))
    }
  }

  private mutating func test(
    named name: String, at place: Int, of kind: RegionKind
  ) throws(PatternError) -> TokenTest {
    let known: [String: TokenAttribute] = ["kind": .entKind, "form": .entForm, "id": .entID]
    guard kind == .mention else {
      throw fail("<\(kind.rawValue)> has no attributes, found '\(name)'", at: place)
    }
    guard let attribute = known[name] else {
      let hint = NearestName.hint(for: name, among: Array(known.keys))
      throw fail("unknown attribute '\(name)' of <ent>\(hint); known: form, id, kind", at: place)
    }
    guard accept("=") else { throw fail("expected '=' after '\(name)', found \(found)") }
    return TokenTest(attribute: attribute, value: try value(for: attribute))
  }

  /// The kind of a region by its name.
  func region(named name: String, at place: Int) throws(PatternError) -> RegionKind {
    if let kind = RegionKind(rawValue: name) { return kind }
    let others = [
      "sentence": "s", "paragraph": "p", "para": "p", "quotation": "quote", "q": "quote",
    ]
    let near =
      others[name.lowercased()]
      ?? NearestName.nearest(to: name, among: RegionKind.allCases.map(\.rawValue))
    let hint = near.map { " (did you mean '\($0)'?)" } ?? ""
    let found = name.isEmpty ? self.found : "'\(name)'"
    throw fail("expected s, p, quote or ent, found \(found)\(hint)", at: place)
  }
}
