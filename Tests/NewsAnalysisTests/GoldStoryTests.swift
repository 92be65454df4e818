import Foundation
import NewsAnalysis
import NewsModel
import TestSupport
import Testing

/// The story filled in by hand, and what becomes of it when it is changed.
struct GoldStoryTests {
  @Test(arguments: ["seed-article.json", "seed-nonascii-article.json"])
  func `finds nine of ten names with their kinds`(file: String) throws {
    let gold = try Fixtures.gold(file)
    let analysis = try NameBench.analysis(gold.text)
    let offsets = OffsetConverter(text: analysis.text, unit: .scalars)
    let wanted = Set(
      gold.mentions.filter(\.named).map { Self.compared($0.text, $0.start, $0.end, $0.kind) })
    let found = Set(
      analysis.mentions.filter(\.isNamed).map {
        Self.compared(
          analysis.text[$0.span], offsets[$0.span.lowerBound], offsets[$0.span.upperBound],
          $0.kind.rawValue)
      })
    let right = wanted.intersection(found).count
    #expect(Double(2 * right) / Double(wanted.count + found.count) >= 0.9)
  }

  @Test(arguments: ["seed-article.json", "seed-nonascii-article.json"])
  func `the person of the story has all mentions that belong to him`(file: String) throws {
    let gold = try Fixtures.gold(file)
    let analysis = try NameBench.analysis(gold.text)
    let offsets = OffsetConverter(text: analysis.text, unit: .scalars)
    let person = try #require(gold.entities.first { $0.kind == "PERSON" })
    let own = try #require(analysis.entities.first { $0.id == person.id })
    let starts = own.mentions.map { offsets[analysis.mentions[$0].span.lowerBound] }
    #expect(starts == person.mentions.map { gold.mentions[$0].start })
    #expect(own.roles == person.roles)
  }

  /// Other holders, countries, cities and agencies: what is written in their place.
  static let changes: [[String: String]] = [
    [
      "Nursultan Nazarbayev": "Lars Brandeskov", "Nazarbayev": "Brandeskov", "Kazakh ": "Danish ",
      "ASTANA": "COPENHAGEN", "Astana": "Copenhagen", "KAZINFORM": "RITZAU",
      "Kazinform": "Ritzau", "2017-04-06": "2019-11-30", "Kazakhstan": "Denmark",
    ],
    [
      "Nursultan Nazarbayev": "Quorlan Zebrask", "Nazarbayev": "Zebrask", "Kazakh ": "Peruvian ",
      "ASTANA": "LIMA", "Astana": "Lima", "KAZINFORM": "XINHUA", "Kazinform": "Xinhua",
      "2017-04-06": "2004-02-29", "Kazakhstan": "Peru", " - Head": " — Head",
    ],
  ]

  @Test(arguments: changes)
  func `results move with the names of a changed story`(change: [String: String]) throws {
    let text = Self.changed(try Fixtures.gold("seed-article.json").text, change)
    let name = try #require(change["Nursultan Nazarbayev"])
    let analysis = try NameBench.analysis(text)
    let person = try #require(analysis.entities.first { $0.kind == .person })
    #expect(person.name == name)
    #expect(person.mentions.count == 11)
    #expect(analysis.entities.filter { $0.kind == .person }.count == 1)
    let place = try #require(change["Astana"])
    #expect(
      analysis.entities.first { $0.name == place }?.aliases == [place.uppercased()])
    #expect(analysis.entities.first { $0.name == change["Kazakhstan"] }?.mentions.count == 4)
  }

  @Test func `two paragraphs that change places keep what is found in them`() throws {
    let text = try Fixtures.gold("seed-article.json").text
    var paragraphs = text.components(separatedBy: "\n\n\n\n")
    paragraphs.swapAt(2, 4)
    let swapped = paragraphs.joined(separator: "\n\n\n\n")
    #expect(try Self.names(swapped).sorted() == Self.names(text).sorted())
    let person = try NameBench.analysis(swapped).entities.first { $0.kind == .person }
    #expect(person?.mentions.count == 11)
  }

  private static func names(_ text: String) throws -> [String] {
    let analysis = try NameBench.analysis(text)
    return analysis.mentions.filter(\.isNamed).map { analysis.text[$0.span] + $0.kind.rawValue }
  }

  /// Replaces the longest wordings first.
  private static func changed(_ text: String, _ change: [String: String]) -> String {
    change.keys.sorted { $0.utf8.count > $1.utf8.count }.reduce(text) {
      $0.replacingOccurrences(of: $1, with: change[$1] ?? $1)
    }
  }

  /// A mention as it is compared: without a leading "the" and a trailing "'s".
  private static func compared(_ text: String, _ start: Int, _ end: Int, _ kind: String) -> String {
    let first = text.lowercased().hasPrefix("the ") ? start + 4 : start
    let isOwner = text.hasSuffix("'s") || text.hasSuffix("’s")
    return "\(first)-\(isOwner ? end - 2 : end) \(kind)"
  }
}
