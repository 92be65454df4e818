import FoundationEssentials
import NewsAnalysis
import NewsModel

/// `newslab-dev numbers FILE … [--errors N] [--quiet]`: how numbers are found and understood, compared
/// with gold of Recognizers-Text and Duckling.
///
/// A number is right when one that overlaps the gold has its value; for money, percentages and
/// ordinals the kind must be right, too. Amounts that Duckling reckons into another unit ("0.002 kg"
/// are 2 g) are right in either. Gold without a number ("last", "next one") is left out.
enum NumbersCommand {
  private struct Record: Decodable {
    struct Result: Decodable {
      struct Resolution: Decodable { let value: String? }
      let text: String, start: Int, end: Int, resolution: Resolution?
    }
    let text: String, results: [Result]?, expected: String?
  }

  private struct Gold {
    var span: Range<Int>?
    var text: String
    var values: [Double]
  }

  static func run(_ arguments: [String]) throws {
    let isQuiet = arguments.contains("--quiet")
    var errors = 0
    if let at = arguments.firstIndex(of: "--errors"), at + 1 < arguments.count {
      errors = Int(arguments[at + 1]) ?? 0
    }
    let paths = arguments.filter { $0.hasSuffix("jsonl") }
    let bench = try Workbench()
    var (allRight, all) = (0, 0)
    for path in paths {
      let kind = Self.kind(path)
      var (right, total, spurious) = (0, 0, 0)
      var lines: [String] = []
      for line in try Data(contentsOf: URL(filePath: path)).split(separator: 0x0A) {
        let record = try JSONDecoder().decode(Record.self, from: Data(line))
        let analysis = bench.paragraph(record.text, date: nil)
        let offsets = OffsetConverter(text: analysis.text, unit: .scalars)
        let found = analysis.numbers.map {
          ($0, offsets[$0.span.lowerBound]..<offsets[$0.span.upperBound])
        }
        let gold = Self.gold(record)
        var used = Set<Int>()
        for gold in gold {
          let near = found.indices.filter { gold.span?.overlaps(found[$0].1) ?? true }
          used.formUnion(near)
          total += 1
          let isRight = near.contains { index in
            let number = found[index].0
            return (kind == nil || number.kind == kind)
              && gold.values.contains { abs($0 - number.value) < 1e-6 * max(1, abs($0)) }
          }
          if isRight {
            right += 1
          } else {
            let own = near.map {
              "\(analysis.text[found[$0].0.span])=\(found[$0].0.value) \(found[$0].0.kind)"
            }
            lines.append("\(gold.text) | \(own.joined(separator: "; ")) | \(gold.values)")
          }
        }
        if record.results != nil { spurious += found.count - used.count }
      }
      print(
        "\(path.split(separator: "/").last ?? ""): \(right) of \(total) right, \(spurious) others found"
      )
      if !isQuiet { for line in lines.prefix(errors) { print("    " + line) } }
      (allRight, all) = (allRight + right, all + total)
    }
    print("all: \(allRight) of \(all) (\(Double(allRight * 1000 / max(1, all)) / 10) %)")
  }

  private static func kind(_ path: String) -> NumberExpression.Kind? {
    if path.contains("Currency") || path.contains("amountofmoney") { return nil }
    if path.contains("Percent") { return .percent }
    return path.contains("Ordinal") || path.contains("ordinal") ? .ordinal : nil
  }

  private static func gold(_ record: Record) -> [Gold] {
    if let results = record.results {
      return results.compactMap { result in
        guard let text = result.resolution?.value?.replacing("%", with: ""),
          let value = Double(text)
        else {
          return nil
        }
        return Gold(
          span: result.start..<result.end, text: result.text, values: [value, value / 100])
      }
    }
    guard let expected = record.expected else { return [] }
    let words = expected.split(whereSeparator: { " ()\",".contains($0) }).map(String.init)
    let values = words.compactMap { Double($0) }
    guard let first = values.first else { return [] }
    return [
      Gold(text: record.text, values: [first, first / 1000, first * 1000] + values.dropFirst())
    ]
  }
}
