import NewsModel

/// Counts how many persons, organisations and places are found, by set.
struct TaggerReport {
  private struct Score {
    var found = 0
    var gold = 0
    var right = 0

    mutating func add(_ found: Set<CoarseName>, _ gold: Set<CoarseName>) {
      self.found += found.count
      self.gold += gold.count
      right += found.intersection(gold).count
    }

    var precision: Double { Double(right) / Double(max(1, found)) }
    var recall: Double { Double(right) / Double(max(1, gold)) }
    var f1: Double { 2 * Double(right) / Double(max(1, found + gold)) }
  }

  private let errorsOf: String?
  private var scores: [String: Score] = [:]
  private var rules: [String: Score] = [:]

  /// `errorsOf` is a set whose errors are printed.
  init(errorsOf: String?) { self.errorsOf = errorsOf }

  mutating func add(_ text: TaggedText, _ source: TrainingText, _ names: [Mention]) {
    let bytes = Array(source.text.utf8)
    let found = Set(names.compactMap { CoarseName($0.span, kind: $0.kind, bytes) })
    if text.set == errorsOf {
      for name in found.subtracting(text.gold).sorted(by: { $0.start < $1.start }) {
        print("+", Self.shown(name, bytes))
      }
      for name in text.gold.subtracting(found).sorted(by: { $0.start < $1.start }) {
        print("-", Self.shown(name, bytes))
      }
    }
    for kind in ["", "P", "O", "L"] {
      let only = { (names: Set<CoarseName>) in
        kind.isEmpty ? names : names.filter { String($0.kind) == kind }
      }
      scores["\(text.set) \(kind)", default: Score()].add(only(found), only(text.gold))
      rules["\(text.set) \(kind)", default: Score()].add(only(text.ruled), only(text.gold))
    }
  }

  private static func shown(_ name: CoarseName, _ bytes: [UInt8]) -> String {
    let before = bytes[max(0, name.start - 30)..<name.start]
    let after = bytes[name.end..<min(bytes.count, name.end + 30)]
    let parts = [before, bytes[name.start..<name.end], after].map {
      String(decoding: $0, as: UTF8.self).split(separator: "\n").joined(separator: " / ")
    }
    return "\(name.kind) \(parts[0])[\(parts[1])]\(parts[2])"
  }

  func show() {
    print("set, gold names, F1 of rules alone; precision, recall, F1 (thousandths)")
    let three = { (value: Double) in String(Int((value * 1000).rounded())) }
    for (set, score) in scores.sorted(by: { $0.key < $1.key }) {
      print(
        "  \(set): \(score.gold)  \(three(rules[set]?.f1 ?? 0))  \(three(score.precision))"
          + " \(three(score.recall)) \(three(score.f1))")
    }
  }
}
