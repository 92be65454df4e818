import FoundationEssentials
import NewsAnalysis
import NewsModel

/// `newslab-dev mentions`: reads records with `id` and `text`, a JSON object a line, and writes the
/// mentions of each, with positions in Unicode scalars.
enum MentionsCommand {
  private struct Record: Decodable { let id: String?, text: String }
  private struct Result: Encodable { let id: String, mentions: [Found] }
  private struct Found: Encodable {
    let start: Int, end: Int, text: String, kind: String, form: String, rule: String
    let entity: String?, link: String?
  }

  static func run() throws {
    let bench = try Workbench()
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    while let line = readLine() {
      let record = try JSONDecoder().decode(Record.self, from: Data(line.utf8))
      let analysis = bench.analysis(id: record.id ?? "", text: record.text)
      let offsets = OffsetConverter(text: analysis.text, unit: .scalars)
      let found = analysis.mentions.map { mention in
        Found(
          start: offsets[mention.span.lowerBound], end: offsets[mention.span.upperBound],
          text: analysis.text[mention.span], kind: mention.kind.rawValue,
          form: mention.form.rawValue, rule: mention.foundBy,
          entity: mention.entity.map { analysis.entities[$0].id }, link: mention.linkedBy)
      }
      let result = try encoder.encode(Result(id: analysis.article.id, mentions: found))
      print(String(decoding: result, as: UTF8.self))
    }
  }
}
