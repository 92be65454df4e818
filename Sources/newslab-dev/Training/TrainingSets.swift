import FoundationEssentials
import NewsModel

/// Reads the annotated sets of a folder, each with what its labels mean here.
struct TrainingSets {
  let folder: String

  /// All texts of all sets; sentences that follow each other in one source are one text.
  func all() throws -> [TrainingText] {
    var texts: [TrainingText] = []
    texts += try sentences(
      "ner_wikigold/wikigold_open.jsonl", set: "wikigold", unmarked: 0, group: { $1 / 15 },
      kinds: Self.wikigold)
    texts += try sentences(
      "ner_uner_pud/uner_pud_open.jsonl", set: "uner_pud", unmarked: Self.uner,
      group: { id, _ in Self.number(id.prefix(6)) }, kinds: Self.threeKinds)
    texts += try sentences(
      "ner_uner_ewt/uner_ewt_dev.jsonl", set: "uner_ewt", unmarked: Self.uner,
      group: { id, _ in Self.hash(id.split(separator: "_")[0].prefix(40)) }, kinds: Self.threeKinds)
    for part in ["train", "dev"] {
      texts += try sentences(
        "ner_wnut17/wnut17_\(part).jsonl", set: "wnut17",
        unmarked: KindSet.norp | KindSet.event | KindSet.law, group: { $1 }, kinds: Self.wnut)
      texts += try sentences(
        "ner_crossner_politics/crossner_politics_\(part).jsonl", set: "crossner",
        unmarked: KindSet.norp | KindSet.other, group: { $1 }, kinds: Self.crossner)
    }
    texts += try gum()
    texts += try silver()
    texts += try GroningenSet.texts("\(folder)/ner_gmb/gmb_open.conll")
    return texts
  }

  private static let uner = KindSet.norp | KindSet.other

  static func number(_ text: some StringProtocol) -> Int {
    Int(String(text.filter(\.isNumber))) ?? 0
  }

  static func hash(_ text: some StringProtocol) -> Int {
    var hash: UInt64 = 14_695_981_039_346_656_037
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
    return Int(hash >> 33)
  }

  private static func wikigold(_ type: String) -> (UInt16, Bool) {
    switch type {
    case "PER": (KindSet.person, false)
    case "ORG": (KindSet.org, false)
    case "LOC": (KindSet.place, false)
    default: (KindSet.norp | KindSet.other, true)
    }
  }

  private static func threeKinds(_ type: String) -> (UInt16, Bool) {
    switch type {
    case "PER": (KindSet.person, false)
    case "ORG": (KindSet.org, false)
    default: (KindSet.place, false)
    }
  }

  private static func wnut(_ type: String) -> (UInt16, Bool) {
    switch type {
    case "person": (KindSet.person, false)
    case "location": (KindSet.place, false)
    case "product": (KindSet.product, false)
    case "creative-work": (KindSet.work, false)
    default: (KindSet.org, false)
    }
  }

  private static func crossner(_ type: String) -> (UInt16, Bool) {
    switch type {
    case "person", "politician": (KindSet.person, false)
    case "organisation", "politicalparty": (KindSet.org, false)
    case "country": (KindSet.gpe, false)
    case "location": (KindSet.place, false)
    case "election", "event": (KindSet.event, false)
    default: (KindSet.norp | KindSet.other, true)
    }
  }

  private struct Record: Decodable {
    struct Entity: Decodable { let start: Int, end: Int, type: String }
    let id: String
    let text: String
    let entities: [Entity]
  }

  static func lines<Value: Decodable>(_ path: String, _ type: Value.Type) throws -> [Value] {
    let data = try Data(contentsOf: URL(filePath: path))
    let decoder = JSONDecoder()
    return try data.split(separator: 0x0A).map { try decoder.decode(type, from: Data($0)) }
  }

  private func sentences(
    _ file: String, set: String, unmarked: UInt16, group: (String, Int) -> Int,
    kinds: (String) -> (UInt16, Bool)
  ) throws -> [TrainingText] {
    var texts: [TrainingText] = []
    var last = Int.min
    for (number, record) in try Self.lines("\(folder)/\(file)", Record.self).enumerated() {
      let key = group(record.id, number)
      if key != last {
        texts.append(
          TrainingText(
            set: set, id: record.id, text: "", names: [], unmarked: unmarked,
            part: texts.count % 3))
        last = key
      }
      var text = texts.removeLast()
      if !text.text.isEmpty { text.text += "\n\n" }
      let base = text.text.utf8.count
      let offsets = ScalarOffsets(record.text)
      for entity in record.entities {
        let (mask, isOptional) = kinds(entity.type)
        text.names.append(
          TrainingText.Name(
            span: base + offsets[entity.start]..<base + offsets[entity.end], kinds: mask,
            isOptional: isOptional))
      }
      text.text += record.text
      texts.append(text)
    }
    return texts
  }

  private struct StoryRecord: Decodable { let id: String, text: String }
  private struct SilverRecord: Decodable {
    let id: String
    let entities: [Item]
    struct Item: Decodable {
      let start: Int, end: Int, label: String
      init(from decoder: any Decoder) throws {
        var cells = try decoder.unkeyedContainer()
        (start, end) = (try cells.decode(Int.self), try cells.decode(Int.self))
        label = try cells.decode(String.self)
      }
    }
  }

  /// News with the guesses of a machine; those of the GUM corpus, which others marked, are left out.
  private func silver() throws -> [TrainingText] {
    var guesses: [String: SilverRecord] = [:]
    for record in try Self.lines("\(folder)/news_corpus/news.silver_ner.jsonl", SilverRecord.self) {
      guesses[record.id] = record
    }
    let names: [String: UInt16] = [
      "PERSON": KindSet.person, "ORG": KindSet.org, "GPE": KindSet.gpe, "LOC": KindSet.loc,
      "FAC": KindSet.fac, "NORP": KindSet.norp, "EVENT": KindSet.event, "LAW": KindSet.law,
      "WORK_OF_ART": KindSet.work, "PRODUCT": KindSet.product,
    ]
    var texts: [TrainingText] = []
    for record in try Self.lines("\(folder)/news_corpus/news.jsonl", StoryRecord.self) {
      guard !record.id.hasPrefix("GUM"), let guess = guesses[record.id] else { continue }
      let offsets = ScalarOffsets(record.text)
      texts.append(
        TrainingText(
          set: "silver", id: record.id, text: record.text,
          names: guess.entities.compactMap { item in
            names[item.label].map {
              TrainingText.Name(span: offsets[item.start]..<offsets[item.end], kinds: $0)
            }
          }, unmarked: 0, part: -1))
    }
    return texts
  }

  private struct GumRecord: Decodable {
    struct Entity: Decodable {
      let start: Int, end: Int, type: String, named: Bool
      let name_span: [Int]?
    }
    let id: String, genre: String, text: String
    let entities: [Entity]
  }

  private func gum() throws -> [TrainingText] {
    var texts: [TrainingText] = []
    var numbers: [String: Int] = [:]
    for record in try Self.lines("\(folder)/gum/gum_open.jsonl", GumRecord.self) {
      let number = numbers[record.genre, default: 0]
      numbers[record.genre] = number + 1
      let offsets = ScalarOffsets(record.text)
      var names: [TrainingText.Name] = []
      for entity in record.entities where entity.named {
        guard let span = entity.name_span, let kinds = Self.gumKinds(entity.type) else { continue }
        names.append(
          TrainingText.Name(
            span: offsets[span[0]]..<offsets[span[1]], kinds: kinds.0, isOptional: kinds.1))
      }
      names.sort {
        $0.span.lowerBound != $1.span.lowerBound
          ? $0.span.lowerBound < $1.span.lowerBound : $0.span.upperBound > $1.span.upperBound
      }
      // Of several entities with the same name the innermost one is what the name stands for.
      var outer: [TrainingText.Name] = []
      for name in names {
        if let last = outer.last, last.span == name.span {
          if !name.isOptional { outer[outer.count - 1] = name }
        } else if name.span.lowerBound >= outer.last?.span.upperBound ?? 0 {
          outer.append(name)
        }
      }
      let doubtful = record.entities.filter { !$0.named && $0.type != "time" }.map {
        offsets[$0.start]..<offsets[$0.end]
      }
      texts.append(
        TrainingText(
          set: "gum_\(record.genre)", id: record.id, text: record.text, names: outer,
          doubtful: doubtful,
          unmarked: KindSet.norp | KindSet.other, part: number % 3))
    }
    return texts
  }

  private static func gumKinds(_ type: String) -> (UInt16, Bool)? {
    switch type {
    case "person": (KindSet.person, false)
    case "organization": (KindSet.org, false)
    case "place": (KindSet.place, false)
    case "event": (KindSet.event, true)
    case "time": nil
    default: (KindSet.norp | KindSet.other | KindSet.fac, true)
    }
  }
}
