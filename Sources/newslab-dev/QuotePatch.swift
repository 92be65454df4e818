import FoundationEssentials

/// Corrections of marked quotes, a JSON line each: the article, the quote as it was, as it should be,
/// and why.
struct QuotePatch {
  /// A correction; positions are code points.
  struct Line: Decodable {
    struct New: Decodable {
      var start: Int?, end: Int?, kind: String?, speaker: [Int]?, speaker_chain: Int?
      /// Whether nobody is named.
      var unnamed: Bool?
    }
    var id: String
    /// Start and end of the quote as it was; nothing for one that was missing.
    var old: [Int]?
    /// What it should be; nothing when it is no quote.
    var new: New?
    var reason: String
  }
  let lines: [Line]

  static func read(_ path: String) throws -> QuotePatch {
    let data = try Data(contentsOf: URL(filePath: path))
    return QuotePatch(
      lines: try data.split(separator: UInt8(ascii: "\n")).map {
        try JSONDecoder().decode(Line.self, from: Data($0))
      })
  }

  /// Corrects the quotes; a line that goes with none is an error.
  func correct(_ gold: inout [QuoteGold]) throws {
    for line in lines {
      guard let article = gold.firstIndex(where: { $0.id == line.id }) else { continue }
      let record = record(line, gold[article])
      var replacement = record?.gold().quotes.first
      let index = line.old.flatMap { old in
        gold[article].quotes.firstIndex { $0.place == old }
      }
      if let index {
        let before = gold[article].quotes[index]
        if replacement != nil {
          if replacement?.speaker == nil, line.new?.unnamed != true {
            replacement?.speaker = before.speaker
            if replacement?.chain == nil { replacement?.chain = before.chain }
          }
          if replacement?.cue == nil { replacement?.cue = before.cue }
        }
        gold[article].quotes.remove(at: index)
      } else if line.old != nil, line.new == nil {
        throw TrainError("patch: no quote at \(line.old ?? []) of '\(line.id)'")
      }
      replacement?.isUnnamed = line.new?.unnamed ?? false
      if let replacement { gold[article].quotes.append(replacement) }
    }
  }

  private func record(_ line: Line, _ gold: QuoteGold) -> QuoteGold.Record? {
    guard let new = line.new, let start = new.start ?? line.old?.first,
      let end = new.end ?? line.old?.last
    else { return nil }
    var element = QuoteGold.Record.Element()
    (element.start, element.end, element.kind) = (start, end, new.kind ?? "direct")
    if let pair = new.speaker, pair.count == 2 { element.speaker = .span(pair[0], pair[1]) }
    element.speaker_chain = new.speaker_chain
    return QuoteGold.Record(id: gold.id, text: gold.text, quotes: [element])
  }
}
