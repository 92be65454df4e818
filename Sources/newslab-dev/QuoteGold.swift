import FoundationEssentials
import NewsModel

/// An article with the quotes that somebody marked in it; positions are bytes.
struct QuoteGold {
  /// A quote: its pieces without quotation marks, and who says them.
  struct Quote {
    var pieces: [TextSpan]
    /// `direct`, `fragment` (short), `element` (nothing is known of its speaker) or `indirect`.
    var kind: String
    var speaker: TextSpan?
    var chain: Int?
    var speakerID: String?
    var cue: TextSpan?
    /// Where the record has it, in code points.
    var place: [Int]
    /// Whether the gold says that nobody is named.
    var isUnnamed = false
  }
  let id: String
  let text: String
  var quotes: [Quote] = []
  /// Spans between marks of which the gold does not say whether somebody says them.
  var unsure: [TextSpan] = []
  /// The heads and names of the mentions of each chain.
  var chains: [Int: [TextSpan]] = [:]

  /// Reads files; an article of several files is put together, quotes with speakers first.
  static func read(_ paths: [String]) throws -> [QuoteGold] {
    var all: [QuoteGold] = []
    var known: [String: Int] = [:]
    for path in paths {
      let data = try Data(contentsOf: URL(filePath: path))
      let decoder = JSONDecoder()
      let records: [Record]
      if let whole = try? decoder.decode(Record.self, from: data) {
        records = [whole]
      } else {
        records = try data.split(separator: UInt8(ascii: "\n")).map {
          try decoder.decode(Record.self, from: Data($0))
        }
      }
      for record in records {
        let gold = record.gold()
        if let index = known[gold.id], all[index].text == gold.text {
          all[index].add(gold)
        } else {
          known[gold.id] = all.count
          all.append(gold)
        }
      }
    }
    return all
  }

  private mutating func add(_ other: QuoteGold) {
    if chains.isEmpty { chains = other.chains }
    for quote in other.quotes
    where !quotes.contains(where: { mine in
      mine.pieces.contains { piece in quote.pieces.contains { $0.overlaps(piece) } }
    }) {
      quotes.append(quote)
    }
    unsure += other.unsure
  }

  /// A record in any of the forms.
  struct Record: Decodable {
    struct Element: Decodable {
      var start: Int?, end: Int?, tag: String?, kind: String?
      var cue: CueValue?, speaker: SpeakerValue?
      var speaker_chain: Int?, speaker_mention: Int?
      var parts: [Part]?, direct: Bool?
    }
    struct Part: Decodable { var start: Int, end: Int }
    struct Entity: Decodable {
      var start: Int?, end: Int?, chain: Int?, head: [Int]?, name_span: [Int]?
    }
    enum CueValue: Decodable {
      case span(Int, Int)
      init(from decoder: any Decoder) throws {
        if let pair = try? [Int](from: decoder), pair.count == 2 {
          self = .span(pair[0], pair[1])
        } else {
          let part = try Part(from: decoder)
          self = .span(part.start, part.end)
        }
      }
    }
    enum SpeakerValue: Decodable {
      case span(Int, Int)
      case id(String)
      init(from decoder: any Decoder) throws {
        if let pair = try? [Int](from: decoder), pair.count == 2 {
          self = .span(pair[0], pair[1])
        } else {
          self = .id(try String(from: decoder))
        }
      }
    }
    struct Mention: Decodable { var start: Int, end: Int }
    var id: String, text: String
    var quotes: [Element]?
    var all_quote_spans: [[Int]]?
    var entities: [Entity]?
    var mentions: [Mention]?
  }
}
