import NewsAnalysis
import NewsModel

/// The layers of an analysis as columns of a store: each layer is one blob.
///
/// A blob is a count and then the things of the layer, as numbers that are small because places are
/// told from the end of the thing before. Words that come again and again, such as the rules that
/// found something, stand in a table at the front.
package struct PackedLayers: Sendable {
  /// The columns, in the order of ``blobs``.
  package static let columns = [
    "tokens", "sentences", "mentions", "entities", "quotes", "times", "claims",
  ]

  /// The blobs, in the order of ``columns``.
  package let blobs: [[UInt8]]

  /// Packs layers.
  package init(_ layers: Layers) {
    blobs = [
      Self.tokens(layers.tokens), Self.sentences(layers.sentences),
      Self.mentions(layers.mentions), Self.entities(layers.entities),
      Self.quotes(layers.quotes), Self.times(layers.times), Self.claims(layers.claims),
    ]
  }

  /// Computes and packs all layers of an article.
  package init(_ analysis: Analysis) {
    var layers = Layers()
    layers.tokens = analysis.tokens
    layers.sentences = analysis.sentences
    (layers.mentions, layers.entities) = (analysis.mentions, analysis.entities)
    layers.quotes = analysis.quotes
    layers.times = analysis.times
    layers.claims = analysis.claims
    self.init(layers)
  }

  private static func tokens(_ tokens: [Token]) -> [UInt8] {
    var writer = PackedWriter()
    writer.add(tokens.count)
    var end = 0
    for token in tokens {
      // Gap, kind and casing are one number, which fits into a byte as a rule.
      let form = Int(token.kind.rawValue) * 5 + Int(token.casing.rawValue)
      writer.add((Int(token.start) - end) * 30 + form)
      writer.add(Int(token.end - token.start))
      end = Int(token.end)
    }
    return writer.bytes
  }

  private static func sentences(_ sentences: [TextSpan]) -> [UInt8] {
    var writer = PackedWriter()
    writer.add(spans: sentences)
    return writer.bytes
  }

  private static func mentions(_ mentions: [Mention]) -> [UInt8] {
    var writer = PackedWriter()
    var words = WordTableWriter()
    for mention in mentions { words.note(mention.foundBy, mention.linkedBy) }
    words.write(to: &writer)
    writer.add(mentions.count)
    var start = 0
    for mention in mentions {
      writer.add(signed: mention.span.lowerBound - start)
      writer.add(mention.span.count)
      start = mention.span.lowerBound
      writer.add(mention.kind)
      writer.add(mention.form)
      writer.add(mention.entity)
      writer.add(words.number(mention.foundBy))
      writer.add(mention.linkedBy.map { words.number($0) })
      writer.add(mention.confidence == nil ? 0 : 1)
      if let confidence = mention.confidence { writer.add(confidence) }
    }
    return writer.bytes
  }

  private static func entities(_ entities: [Entity]) -> [UInt8] {
    var writer = PackedWriter()
    writer.add(entities.count)
    for entity in entities {
      writer.add(entity.id)
      writer.add(entity.name)
      writer.add(entity.kind)
      writer.add(strings: entity.aliases)
      writer.add(strings: entity.roles)
      let identifiers = entity.identifiers.sorted { $0.key < $1.key }
      writer.add(strings: identifiers.flatMap { [$0.key, $0.value] })
      writer.add(entity.mentions.count)
      for mention in entity.mentions { writer.add(mention) }
    }
    return writer.bytes
  }

  private static func quotes(_ quotes: [Quote]) -> [UInt8] {
    var writer = PackedWriter()
    writer.add(quotes.count)
    for quote in quotes {
      writer.add(spans: quote.parts)
      writer.add(quote.isDirect ? 1 : 0)
      writer.add(quote.speaker)
      writer.add(quote.speakerMention)
      writer.add(quote.speakerSpan)
      writer.add(quote.cue)
      writer.add(quote.cueClass?.rawValue)
      writer.add(quote.isNegated ? 1 : 0)
      writer.add(quote.confidence)
      writer.add(quote.foundBy)
    }
    return writer.bytes
  }

  private static func times(_ times: [TimeExpression]) -> [UInt8] {
    var writer = PackedWriter()
    writer.add(times.count)
    for time in times {
      writer.add(time.span)
      writer.add(time.kind)
      writer.add(time.value)
      writer.add(time.modifier?.rawValue)
      writer.add(time.frequency)
      writer.add(time.quantity)
      writer.add(time.anchored?.begin?.description)
      writer.add(time.anchored?.finish?.description)
      writer.add(time.foundBy)
    }
    return writer.bytes
  }

  private static func claims(_ claims: [Claim]) -> [UInt8] {
    var writer = PackedWriter()
    writer.add(claims.count)
    for claim in claims {
      writer.add(claim.predicate)
      writer.add(claim.subject)
      writer.add(claim.object)
      writer.add(claim.mentions.subject)
      writer.add(claim.mentions.object)
      writer.add(claim.time)
      writer.add(claim.place)
      writer.add(claim.count)
      writer.add(claim.modality)
      writer.add(claim.by)
      writer.add(claim.evidence)
      writer.add(claim.confidence)
      writer.add(claim.foundBy)
    }
    return writer.bytes
  }
}

/// Words that stand once at the front of a blob, and their numbers.
private struct WordTableWriter {
  private var words: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func note(_ words: String?...) {
    for case let word? in words where numbers[word] == nil {
      numbers[word] = self.words.count
      self.words.append(word)
    }
  }

  func number(_ word: String) -> Int { numbers[word] ?? 0 }

  func write(to writer: inout PackedWriter) { writer.add(strings: words) }
}

extension PackedWriter {
  /// Writes strings and their number.
  fileprivate mutating func add(strings: [String]) {
    add(strings.count)
    for string in strings { add(string) }
  }

  /// Writes spans in order and their number.
  fileprivate mutating func add(spans: [TextSpan]) {
    add(spans.count)
    var end = 0
    for span in spans {
      add(signed: span.lowerBound - end)
      add(span.count)
      end = span.upperBound
    }
  }

  /// Writes a case as its place among all.
  fileprivate mutating func add<Case: CaseIterable & Equatable>(_ value: Case) {
    var number = 0
    for other in Case.allCases {
      if other == value { break }
      number += 1
    }
    add(number)
  }
}
