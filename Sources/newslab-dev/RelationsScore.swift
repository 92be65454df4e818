import FoundationEssentials
import NewsAnalysis
import NewsModel

/// Compares claims with the relations of re3d, as far as their types say the same; shows the claims
/// of any records.
enum RelationsScore {
  private struct Record: Decodable {
    struct Relation: Decodable {
      let type: String, source: [Int], target: [Int], source_text: String, target_text: String
    }
    let id: String?, text: String, date: String?, relations: [Relation]?
  }

  /// The relations, and the predicates that say as much.
  private static let types = [
    "Belongs to": ["member_of", "part_of"], "In charge of": ["head_of"],
    "Co-located": ["held_in", "visit"], "Fighting against": ["attack"],
    "Communicated with": ["meet"],
  ]

  static func run(_ path: String, _ bench: Workbench, shows: Bool) throws {
    var wanted: [String: Int] = [:]
    var agreed: [String: Int] = [:]
    var found: [String: Int] = [:]
    let lines = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    for line in lines.split(separator: "\n") {
      let record = try JSONDecoder().decode(Record.self, from: Data(line.utf8))
      var article = Article(id: record.id ?? "", text: ArticleText(record.text))
      article.language = "en"
      article.date = record.date.flatMap { NewsDate(iso8601: $0) }.map {
        Article.Dated(value: $0, foundBy: .field)
      }
      let analysis = bench.analysis(of: article)
      for claim in analysis.claims {
        found[claim.predicate, default: 0] += 1
        if shows { print("\(article.id)\t\(ClaimsCommand.line(claim, analysis))") }
      }
      for relation in record.relations ?? [] {
        guard let predicates = types[relation.type] else { continue }
        wanted[relation.type, default: 0] += 1
        if agrees(relation, predicates, analysis) { agreed[relation.type, default: 0] += 1 }
      }
    }
    print(path)
    for (type, predicates) in types.sorted(by: { $0.key < $1.key }) where wanted[type] != nil {
      let ours = predicates.reduce(0) { $0 + (found[$1] ?? 0) }
      print("  \(type): \(agreed[type] ?? 0) of \(wanted[type] ?? 0) relations; \(ours) claims")
    }
    let counts = found.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    print("  found: \(counts.joined(separator: ", "))")
  }

  private static func agrees(
    _ relation: Record.Relation, _ predicates: [String], _ analysis: Analysis
  ) -> Bool {
    let offsets = OffsetConverter(text: analysis.text, unit: .scalars)
    func touches(_ entity: Int?, _ span: [Int]) -> Bool {
      guard let entity else { return false }
      return analysis.entities[entity].mentions.contains { mention in
        let own = analysis.mentions[mention].span
        return offsets[own.lowerBound] < span[1] && offsets[own.upperBound] > span[0]
      }
    }
    return analysis.claims.contains { claim in
      predicates.contains(claim.predicate) && touches(claim.subject, relation.source)
        && touches(claim.object, relation.target)
    }
  }
}
