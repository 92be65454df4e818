import FoundationEssentials
import NewsAnalysis
import NewsModel

/// `newslab-dev train --data DIR --clusters FILE`: trains the tagger.
enum TrainCommand {
  static func run(_ arguments: [String]) throws {
    var options: [String: String] = [:]
    var index = 0
    while index + 1 < arguments.count {
      options[arguments[index]] = arguments[index + 1]
      index += 2
    }
    errorsOf = options["--errors"]
    let clusters = try Self.clusters(options["--clusters"])
    let lexicons = try Lexicons(folder: ResourceFolder.find().lexicons)
    let bench = try Workbench()
    let reader = TaggerReader(lexicons, clusters: clusters)
    let titles = try titleWords()
    let texts = try TrainingSets(folder: options["--data"] ?? "").all()
    var tagged = texts.map { TaggedText($0, reader, bench, titles: titles) }
    print("texts \(tagged.count), words \(tagged.reduce(0) { $0 + $1.input.count })")
    let rounds = Int(options["--rounds"] ?? "") ?? 8
    let atLeast = Int(options["--at-least"] ?? "") ?? 3
    let margin = Float(options["--margin"] ?? "") ?? 1
    let folds = Int(options["--folds"] ?? "") ?? 3
    repeats = Int(options["--repeats"] ?? "") ?? 1
    if let path = options["--out"] {
      let training = tagged.indices.filter { options["--keep-out"] != "yes" || tagged[$0].part != 2 }
      addStories(&tagged, training, folds: folds, rounds: rounds, atLeast, margin)
      let trainer = train(tagged, training, rounds: rounds, atLeast, margin, quiet: false)
      try Data(trainer.model(clusters: clusters)).write(to: URL(filePath: path))
      print("features \(trainer.rows.count)")
      return
    }
    let parts = options["--part"].map { [Int($0) ?? 0] } ?? [0, 1, 2]
    for part in parts {
      let training = tagged.indices.filter { tagged[$0].part != part }
      addStories(&tagged, training, folds: folds, rounds: rounds, atLeast, margin)
      var trainer = train(tagged, training, rounds: rounds, atLeast, margin, quiet: true)
      print("features \(trainer.rows.count)")
      let keptOut = tagged.indices.filter { tagged[$0].part == part }
      add(tagged, texts, keptOut, &trainer, passes: 1)
      if folds > 1 { add(tagged, texts, keptOut, &trainer, passes: 2) }
    }
    for passes in 1...2 { report(passes) }
    for (key, count) in ruleCounts.sorted(by: { $0.key < $1.key }) where !key.hasPrefix("same") { print("RULE", key, count) }
  }

  /// Evidence of the first pass, found by weights that have not seen the text.
  static func addStories(
    _ tagged: inout [TaggedText], _ training: [Int], folds: Int, rounds: Int, _ atLeast: Int,
    _ margin: Float
  ) {
    guard folds > 1 else { return }
    for fold in 0..<folds {
      let others = training.enumerated().filter { $0.offset / 4 % folds != fold }.map(\.element)
      var trainer = train(tagged, others, rounds: max(3, rounds / 2), atLeast, margin, quiet: true)
      for (offset, index) in training.enumerated() where offset / 4 % folds == fold {
        tagged[index].story = Self.story(tagged[index], &trainer)
      }
    }
  }

  nonisolated(unsafe) static var ruleCounts: [String: (Int, Int, Int)] = [:]
  nonisolated(unsafe) static var repeats = 1
  nonisolated(unsafe) private static var allScores: [Int: [String: Score]] = [:]
  nonisolated(unsafe) private static var allRules: [Int: [String: Score]] = [:]

  static func story(_ text: TaggedText, _ trainer: inout TaggerTrainer) -> [UInt32] {
    let labels = trainer.labels(text, trainer.rows(of: text), [])
    let evidence = StoryEvidence(text.input, labels: labels)
    return evidence.features(of: text.input, labels: labels)
  }

  static func train(
    _ tagged: [TaggedText], _ part: [Int], rounds: Int, _ atLeast: Int, _ margin: Float, quiet: Bool
  ) -> TaggerTrainer {
    var trainer = TaggerTrainer(part.map { tagged[$0] }, atLeast: atLeast)
    trainer.margin = margin
    let rows = part.map { trainer.rows(of: tagged[$0]) }
    let storyRows = part.map { trainer.storyRows(of: tagged[$0]) }
    var random = SplitMix(seed: 7)
    var order = Array(part.indices)
    for round in 0..<rounds {
      order.shuffle(using: &random)
      var errors = 0
      for index in order {
        if tagged[part[index]].set != "gmb" {
          for _ in 1..<max(1, repeats) {
            _ = trainer.learn(tagged[part[index]], rows[index], storyRows[index])
          }
        }
        errors += trainer.learn(tagged[part[index]], rows[index], [])
        if !storyRows[index].isEmpty {
          _ = trainer.learn(tagged[part[index]], rows[index], storyRows[index])
        }
      }
      if !quiet { print("round \(round + 1): \(errors) errors") }
    }
    return trainer.averaged()
  }

  nonisolated(unsafe) static var errorsOf: String?
  nonisolated(unsafe) static var twoPasses = true

  private struct Score {
    var found = 0, gold = 0, right = 0
    var f1: Double { found + gold == 0 ? 0 : 2 * Double(right) / Double(found + gold) }
    mutating func add(_ found: Set<CoarseName>, _ gold: Set<CoarseName>) {
      self.found += found.count
      self.gold += gold.count
      right += found.intersection(gold).count
    }
  }

  static func add(
    _ tagged: [TaggedText], _ texts: [TrainingText], _ part: [Int], _ trainer: inout TaggerTrainer,
    passes: Int
  ) {
    var rules = allRules[passes] ?? [:]
    var scores = allScores[passes] ?? [:]
    defer { (allRules[passes], allScores[passes]) = (rules, scores) }
    for index in part {
      var text = tagged[index]
      if passes == 2 { text.story = story(text, &trainer) }
      let labels = trainer.labels(text, trainer.rows(of: text), trainer.storyRows(of: text))
      let bytes = Array(texts[index].text.utf8)
      var found: Set<CoarseName> = []
      var position = 0
      while position < labels.count {
        guard TagSet.isBegin(Int(labels[position])) else {
          position += 1
          continue
        }
        var end = position + 1
        while end < labels.count, text.input.continues[end], TagSet.isInside(Int(labels[end])) { end += 1 }
        let span = text.input.spans[position].lowerBound..<text.input.spans[end - 1].upperBound
        let kind = TagSet.kinds[TagSet.kind(Int(labels[position]))]
        if let name = CoarseName(span, kind: kind, bytes) { found.insert(name) }
        position = end
      }
      if let wanted = errorsOf, text.set == wanted, passes == 2 || !twoPasses {
        let show = { (name: CoarseName) -> String in
          let low = max(0, name.start - 30), high = min(bytes.count, name.end + 30)
          let context = String(decoding: bytes[low..<name.start], as: UTF8.self) + "["
            + String(decoding: bytes[name.start..<name.end], as: UTF8.self) + "]"
            + String(decoding: bytes[name.end..<high], as: UTF8.self)
          return "\(name.kind) " + context.split(separator: "\n").joined(separator: " / ")
        }
        for name in found.subtracting(text.gold).sorted(by: { $0.start < $1.start }) { print("+", show(name)) }
        for name in text.gold.subtracting(found).sorted(by: { $0.start < $1.start }) { print("-", show(name)) }
      }
      if passes == 2, text.set != "gmb", text.set != "wnut17" {
        for name in text.ruleNames {
          guard let coarse = CoarseName(name.span, kind: name.kind, bytes) else { continue }
          let isOverlapped = found.contains { $0.start < coarse.end && coarse.start < $0.end }
          let sort = found.contains(coarse) ? "same" : isOverlapped ? "conflict" : "alone"
          ruleCounts["\(sort) \(name.foundBy) \(coarse.kind)", default: (0, 0, 0)].0 += 1
          if text.gold.contains(coarse) { ruleCounts["\(sort) \(name.foundBy) \(coarse.kind)", default: (0, 0, 0)].1 += 1 }
          if sort == "conflict", found.contains(where: { $0.start < coarse.end && coarse.start < $0.end && text.gold.contains($0) }) {
            ruleCounts["\(sort) \(name.foundBy) \(coarse.kind)", default: (0, 0, 0)].2 += 1
          }
        }
      }
      for key in ["ALL \(text.set == "gmb" ? "gmb" : "small")", text.set] + (["P", "O", "L"] as [Character]).map({ "\(text.set) \($0)" }) {
        let kind = key.hasSuffix(" P") ? "P" : key.hasSuffix(" O") ? "O" : key.hasSuffix(" L") ? "L" : ""
        let only = { (names: Set<CoarseName>) in
          kind.isEmpty ? names : names.filter { String($0.kind) == kind }
        }
        scores[key, default: Score()].add(only(found), only(text.gold))
        rules[key, default: Score()].add(only(text.ruled), only(text.gold))
      }
    }
  }

  static func report(_ passes: Int) {
    let (scores, rules) = (allScores[passes] ?? [:], allRules[passes] ?? [:])
    print("passes \(passes): set, gold, rules' F1, precision, recall, F1")
    func three(_ value: Double) -> String { String(Int((value * 1000).rounded())) }
    for (key, score) in scores.sorted(by: { $0.key < $1.key }) {
      let p = Double(score.right) / Double(max(1, score.found))
      let r = Double(score.right) / Double(max(1, score.gold))
      print(
        "  \(key): \(score.gold)  \(three(rules[key]?.f1 ?? 0))  \(three(p)) \(three(r)) \(three(score.f1))")
    }
  }

  private static func clusters(_ path: String?) throws -> WordClusters {
    guard let path else { return WordClusters([]) }
    let data = try Data(contentsOf: URL(filePath: path))
    var words: [(key: UInt32, path: UInt16)] = []
    for line in data.split(separator: 0x0A) {
      let cells = line.split(separator: 0x09)
      guard cells.count == 2, let path = UInt16(String(decoding: cells[1], as: UTF8.self)) else { continue }
      let word = Array(cells[0])
      let hash = word.withUnsafeBufferPointer { TextFolding.hash($0, 0..<$0.count) }
      let isCapital = word[0] >= 0x41 && word[0] <= 0x5A || word[0] >= 0x80
      words.append((WordClusters.key(hash, isCapital: isCapital), path))
    }
    return WordClusters(words)
  }

  private static func titleWords() throws -> Set<String> {
    let path = try ResourceFolder.find().lexicons + "/titles.tsv"
    let data = try Data(contentsOf: URL(filePath: path))
    var words: Set<String> = []
    for line in data.split(separator: 0x0A) where line.first != 0x23 {
      guard let cell = line.split(separator: 0x09).first else { continue }
      for word in String(decoding: cell, as: UTF8.self).lowercased().split(separator: " ") {
        words.insert(word.hasSuffix(".") ? String(word.dropLast()) : String(word))
      }
    }
    return words
  }
}

/// Random numbers that are the same in every run (Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}
