import FoundationEssentials
import NewsAnalysis
import NewsModel
import ScriptFuzz

/// `newslab-dev train pos --tagged FILE [--out MODEL]`: trains the tagger of parts of speech.
///
/// Without `--out` it trains without a tenth of the texts and prints how often it agrees with what
/// was kept out. With `--out` it trains on everything.
struct PartOfSpeechTraining {
  /// How often each text is learned from.
  static let rounds = 6
  /// How many times a feature must occur.
  private static let atLeast = 3

  /// A text with the part of speech of each token, nil where the file says none.
  private struct Text {
    let analysis: Analysis
    let tags: [PartOfSpeech?]
  }

  /// A line of the file; positions count scalars.
  private struct Line: Decodable {
    let id: String
    let text: String
    let tags: [Tag]

    struct Tag: Decodable {
      let start: Int
      let name: String

      init(from decoder: any Decoder) throws {
        var list = try decoder.unkeyedContainer()
        start = try list.decode(Int.self)
        _ = try list.decode(Int.self)
        name = try list.decode(String.self)
      }
    }
  }

  private let texts: [Text]
  private let clusters: WordClusters

  /// Reads the tagged texts.
  init(tagged path: String) throws {
    let folder = try ResourceFolder.find().lexicons
    clusters = try TaggerWeights(path: folder + "/names.model").clusters
    let bench = try Workbench()
    let data = try Data(contentsOf: URL(filePath: path))
    texts = try data.split(separator: 0x0A).map { line in
      let line = try JSONDecoder().decode(Line.self, from: Data(line))
      let analysis = bench.analysis(id: line.id, text: line.text)
      let offsets = OffsetConverter(text: analysis.text, unit: .scalars)
      var tags: [PartOfSpeech?] = []
      var next = 0
      for token in analysis.tokens {
        let (start, end) = (offsets[Int(token.start)], offsets[Int(token.end)])
        while next < line.tags.count, line.tags[next].start < start { next += 1 }
        let isThere = next < line.tags.count && line.tags[next].start < end
        tags.append(isThere ? PartOfSpeech(name: line.tags[next].name) : nil)
      }
      return Text(analysis: analysis, tags: tags)
    }
    print("\(texts.count) texts, \(texts.reduce(0) { $0 + $1.tags.count }) tokens")
  }

  /// Trains on all and writes the model, or shows how well it does on what it has not seen.
  func run(out: String?) throws {
    if let out {
      try Data(trained(on: Array(texts.indices))).write(to: URL(filePath: out), options: .atomic)
      return
    }
    let held = texts.indices.filter { $0 % 10 == 9 }
    let model = trained(on: texts.indices.filter { $0 % 10 != 9 })
    let file = FileManager.default.temporaryDirectory.appending(path: "newslab-pos.model")
    try Data(model).write(to: file, options: .atomic)
    defer { try? FileManager.default.removeItem(at: file) }
    let weights = try TaggerWeights(path: file.path, shape: PartOfSpeechTagger.shape)
    show(held, PartOfSpeechTagger(weights, clusters: clusters))
  }

  private func show(_ held: [Int], _ tagger: PartOfSpeechTagger) {
    var (right, all) = (0, 0)
    var mistakes: [String: Int] = [:]
    for index in held {
      let analysis = texts[index].analysis
      let found = tagger.tags(
        of: analysis.text, tokens: analysis.tokens, sentences: analysis.sentences)
      for (tag, wanted) in zip(found, texts[index].tags) {
        guard let wanted else { continue }
        all += 1
        if tag == wanted.rawValue {
          right += 1
        } else {
          let own = PartOfSpeech(rawValue: tag)?.name ?? "?"
          mistakes["\(wanted.name) as \(own)", default: 0] += 1
        }
      }
    }
    print("\(right) of \(all) tokens agree: \(Double(right * 10_000 / max(1, all)) / 100) %")
    for (mistake, count) in mistakes.sorted(by: { $0.value > $1.value }).prefix(20) {
      print("  \(mistake): \(count)")
    }
  }

  private func trained(on part: [Int]) -> [UInt8] {
    let features = part.map { index in
      let analysis = texts[index].analysis
      return PartOfSpeechFeatures(
        analysis.text, tokens: analysis.tokens, sentences: analysis.sentences, clusters: clusters)
    }
    var perceptron = Perceptron(labels: PartOfSpeech.allCases.count)
    var random = Chance(seed: 7)
    var order = Array(part.indices)
    for round in 0..<Self.rounds {
      order.shuffle(using: &random)
      var wrong = 0
      for place in order {
        wrong += learn(texts[part[place]], features[place], &perceptron)
      }
      print("round \(round + 1): \(wrong) wrong")
    }
    return TaggerWeightsWriter(
      rows: perceptron.averaged(atLeast: Self.atLeast),
      transitions: Array(
        repeating: 0, count: PartOfSpeech.allCases.count * TagSet.stride),
      clusters: WordClusters([]), shape: PartOfSpeechTagger.shape
    ).bytes()
  }

  /// Learns from a text by what it finds itself on the way; gives the number of mistakes.
  private func learn(
    _ text: Text, _ features: PartOfSpeechFeatures, _ perceptron: inout Perceptron
  ) -> Int {
    var wrong = 0
    var found: [UInt32] = []
    let none = PartOfSpeechFeatures.none
    var (before, before2) = (none, none)
    for (index, token) in text.analysis.tokens.enumerated() {
      if features.startsSentence(index) { (before, before2) = (none, none) }
      var tag: UInt8
      if let certain = PartOfSpeechTagger.certain(token) {
        tag = certain.rawValue
      } else {
        features.read(index, before: before, before2: before2, into: &found)
        tag = UInt8(perceptron.best(found))
        if let wanted = text.tags[index] {
          perceptron.learn(found, right: Int(wanted.rawValue), found: Int(tag))
          if wanted.rawValue != tag { wrong += 1 }
        }
      }
      (before, before2) = (tag, before)
    }
    return wrong
  }
}
