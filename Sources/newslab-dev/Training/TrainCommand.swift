import FoundationEssentials
import Glibc
import NewsAnalysis
import NewsModel

/// `newslab-dev train tagger --data DIR --classes FILE [--out MODEL] [--errors SET]`: trains the
/// tagger of names.
///
/// Without `--out` it trains three times, each time without a third of each set, and prints how well
/// the product finds names in what was kept out. With `--out` it trains on everything.
enum TrainCommand {
  private struct Options {
    var data = ""
    var classes = ""
    var out: String?
    var errors: String?

    init(_ arguments: [String]) throws {
      guard arguments.first == "tagger" else {
        throw TrainError("expected: train tagger --data DIR --classes FILE [--out MODEL]")
      }
      var index = 1
      while index < arguments.count {
        guard index + 1 < arguments.count else {
          throw TrainError("\(arguments[index]) needs a value")
        }
        let value = arguments[index + 1]
        switch arguments[index] {
        case "--data": data = value
        case "--classes": classes = value
        case "--out": out = value
        case "--errors": errors = value
        default:
          throw TrainError(
            "unknown option '\(arguments[index])'; known: --data, --classes, --out, --errors")
        }
        index += 2
      }
      guard !data.isEmpty, !classes.isEmpty else {
        throw TrainError("--data DIR and --classes FILE are needed")
      }
    }
  }

  static func run(_ arguments: [String]) throws {
    if arguments.first == "pos" { return try trainPartsOfSpeech(arguments) }
    let options = try Options(arguments)
    let clusters = try ClassFile.read(options.classes)
    let bench = try Workbench()
    let reader = TaggerReader(
      try Lexicons(folder: ResourceFolder.find().lexicons), clusters: clusters)
    let titles = try TitleWords.read()
    let texts = try TrainingSets(folder: options.data).all()
    var tagged = texts.map { TaggedText($0, reader, bench, titles: titles) }
    print("\(tagged.count) texts, \(tagged.reduce(0) { $0 + $1.input.count }) words")
    if let path = options.out {
      let trainer = TaggerTraining.train(&tagged, Array(tagged.indices))
      let model = trainer.model(clusters: clusters)
      try Data(model).write(to: URL(filePath: path), options: .atomic)
      print("\(trainer.rows.count) features, \(model.count) bytes: \(path)")
      return
    }
    var report = TaggerReport(errorsOf: options.errors)
    let file = FileManager.default.temporaryDirectory.appending(path: "newslab-\(getpid()).model")
    defer { try? FileManager.default.removeItem(at: file) }
    for part in 0..<3 {
      let trainer = TaggerTraining.train(&tagged, tagged.indices.filter { tagged[$0].part != part })
      try Data(trainer.model(clusters: clusters)).write(to: file, options: .atomic)
      let tagger = Tagger(try TaggerWeights(path: file.path))
      for index in tagged.indices where tagged[index].part == part {
        let analysis = bench.analysis(id: texts[index].id, text: texts[index].text)
        report.add(tagged[index], texts[index], reader.names(analysis, by: tagger))
      }
    }
    report.show()
  }
}

extension TrainCommand {
  /// Reads the options of `train pos`.
  private static func trainPartsOfSpeech(_ arguments: [String]) throws {
    let options = Array(arguments.dropFirst())
    guard options.count == 2 || options.count == 4 && options[2] == "--out",
      options[0] == "--tagged"
    else { throw TrainError("expected: train pos --tagged FILE [--out MODEL]") }
    let training = try PartOfSpeechTraining(tagged: options[1])
    try training.run(out: options.count == 4 ? options[3] : nil)
  }
}

/// Why training cannot begin.
struct TrainError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// Reads the classes of words: a word and the path of its class, with a leading 1, a line.
enum ClassFile {
  static func read(_ path: String) throws -> WordClusters {
    let data = try Data(contentsOf: URL(filePath: path))
    var words: [(key: UInt32, path: UInt16)] = []
    for (number, line) in data.split(separator: 0x0A).enumerated() {
      let cells = line.split(separator: 0x09)
      guard cells.count == 2, let path = UInt16(String(decoding: cells[1], as: UTF8.self)) else {
        throw TrainError("\(path):\(number + 1): expected a word, a tab and a number below 65536")
      }
      let word = Array(cells[0])
      let hash = word.withUnsafeBufferPointer { TextFolding.hash($0, 0..<$0.count) }
      let isCapital = word[0] >= 0x41 && word[0] <= 0x5A || word[0] >= 0x80
      words.append((WordClusters.key(hash, isCapital: isCapital), path))
    }
    return WordClusters(words)
  }
}

/// The words that titles are made of, in lower case.
enum TitleWords {
  static func read() throws -> Set<String> {
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
