import FoundationEssentials
import NewsEval
import NewsModel

/// Gold in which found mentions stand for the mentions that they have the heads of.
enum AlignedGold {
  private struct Record: Decodable {
    struct Entity: Decodable {
      let start: Int, end: Int, head: [Int]?, chain: String?

      enum CodingKeys: String, CodingKey { case start, end, head, chain }

      init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        start = try fields.decode(Int.self, forKey: .start)
        end = try fields.decode(Int.self, forKey: .end)
        head = try fields.decodeIfPresent([Int].self, forKey: .head)
        let number = try? fields.decodeIfPresent(Int.self, forKey: .chain)
        chain = try number.map(String.init) ?? fields.decodeIfPresent(String.self, forKey: .chain)
      }
    }
    let id: String, text: String, entities: [Entity]
  }

  /// A mention of any form, with its head.
  struct Whole {
    let span: TextSpan
    let head: TextSpan
    let chain: String
  }

  /// The mentions of each record that say what their head is, the smallest first.
  static func wholes(_ path: String) throws -> [String: [Whole]] {
    var wholes: [String: [Whole]] = [:]
    for record in try TrainingSets.lines(path, Record.self) {
      let offsets = ScalarOffsets(record.text)
      wholes[record.id] = record.entities.compactMap { entity in
        guard let head = entity.head, head.count == 2, let chain = entity.chain else { return nil }
        return Whole(
          span: offsets[entity.start]..<offsets[entity.end],
          head: offsets[head[0]]..<offsets[head[1]], chain: chain)
      }
      .sorted { $0.span.count < $1.span.count }
    }
    return wholes
  }

  /// An article with the mentions that are wanted, those that are found and have the head of one in
  /// their place, and those that are found and are a mention that the gold calls no name.
  static func article(
    _ gold: GoldArticle, _ wanted: [LabeledSpan], _ wholes: [Whole], found: [LabeledSpan]
  ) -> GoldArticle {
    let exact = Set(wanted.map(\.span))
    var spans = wanted
    for mention in found where !exact.contains(mention.span) {
      let whole = wholes.first {
        mention.span.isInside($0.span) && $0.head.isInside(mention.span)
      }
      guard let whole else { continue }
      spans.removeAll { other in
        other.span.isInside(whole.span) && other.span.overlaps(mention.span)
          && other.cluster == whole.chain && !found.contains { $0.span == other.span }
      }
      spans.append(LabeledSpan(span: mention.span, label: mention.label, cluster: whole.chain))
    }
    var article = gold
    article.spans = spans
    article.isNested = true
    return article
  }
}
