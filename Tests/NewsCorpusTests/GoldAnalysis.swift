import NewsAnalysis
import NewsModel
import TestSupport

/// Analyses that hold what a person found, so that writing them must give the person's file.
struct GoldAnalysis {
  private let gold: GoldArticle

  init(_ gold: GoldArticle) { self.gold = gold }

  /// The analysis, its layers given by stand-ins for the analyzers.
  func analysis() throws -> Analysis {
    let layers = layers
    let pipeline = try Pipeline([
      Tokens(layers: layers), Sentences(layers: layers), Entities(layers: layers),
      Quotes(layers: layers), Times(layers: layers), Claims(layers: layers),
    ])
    return Analysis(of: article, by: pipeline)
  }

  private var article: Article {
    var article = Article(id: gold.id, text: ArticleText(gold.text))
    article.date = gold.date.flatMap { date in
      NewsDate(iso8601: date.value).map {
        let span = gold.bytes(date.start ?? 0, date.end ?? 0)
        return .init(value: $0, foundBy: .init(rawValue: date.found_by) ?? .user, span: span)
      }
    }
    article.dateline = gold.dateline.map {
      Dateline(
        place: $0.place, placeSpan: nil, agency: $0.agency, agencySpan: nil, date: nil,
        span: gold.bytes($0.start, $0.end))
    }
    article.agency = gold.dateline?.agency
    article.language = gold.language
    article.bodyStart = gold.bytes(gold.body_start, gold.body_start).lowerBound
    article.blocks = gold.blocks.compactMap { block in
      Block.Kind(rawValue: block.kind).map {
        Block(kind: $0, span: gold.bytes(block.start, block.end))
      }
    }
    return article
  }

  private func index(_ id: String?) -> Int? { gold.entities.firstIndex { $0.id == id } }

  private var layers: Layers {
    var layers = Layers()
    layers.tokens = gold.mentions.map {
      let span = gold.bytes($0.start, $0.end)
      return Token(start: span.lowerBound, end: span.upperBound, kind: .word, casing: .mixed)
    }
    layers.sentences = gold.sentences.map(gold.bytes)
    layers.mentions = gold.mentions.map {
      Mention(
        span: gold.bytes($0.start, $0.end), kind: .init(rawValue: $0.kind) ?? .group,
        form: .init(rawValue: $0.form) ?? .name, entity: index($0.entity), foundBy: "hand")
    }
    layers.entities = gold.entities.map {
      var entity = Entity(kind: .init(rawValue: $0.kind) ?? .group, name: $0.name, id: $0.id)
      (entity.aliases, entity.roles, entity.mentions) = ($0.aliases, $0.roles, $0.mentions)
      return entity
    }
    layers.quotes = gold.quotes.map {
      Quote(
        parts: $0.parts.map(gold.bytes), isDirect: $0.direct, speaker: index($0.speaker),
        speakerMention: $0.speaker_mention, cue: $0.cue.map { gold.bytes($0.start, $0.end) },
        isNegated: $0.negated, confidence: 0.5, foundBy: "hand")
    }
    layers.times = gold.times.map {
      TimeExpression(
        span: gold.bytes($0.start, $0.end), kind: .init(rawValue: $0.type) ?? .set,
        value: $0.value, foundBy: "hand")
    }
    layers.claims = gold.claims.map {
      Claim(
        predicate: $0.predicate, subject: index($0.subject) ?? 0, object: index($0.object),
        time: $0.time, modality: .init(rawValue: $0.modality) ?? .negated, by: index($0.by),
        evidence: gold.bytes($0.evidence), foundBy: "hand")
    }
    return layers
  }
}

/// An analyzer that gives what it was given.
private protocol StandIn: Analyzer {
  var layers: Layers { get }
  static var path: WritableKeyPath<Layers, [Element]> & Sendable { get }
  associatedtype Element
}

extension StandIn {
  static var requires: [LayerName] { [] }
  static var isEnglishOnly: Bool { true }
  static var summary: String { "Gives what it was given." }
  func analyze(_ analysis: Analysis) -> LayerChange {
    let values = layers[keyPath: Self.path]
    return { $0[keyPath: Self.path] = values }
  }
}

private struct Tokens: StandIn {
  static let provides = LayerName.tokens
  static let path: WritableKeyPath<Layers, [Token]> & Sendable = \.tokens
  let layers: Layers
}

private struct Sentences: StandIn {
  static let provides = LayerName.sentences
  static let path: WritableKeyPath<Layers, [TextSpan]> & Sendable = \.sentences
  let layers: Layers
}

private struct Entities: Analyzer {
  static let provides = LayerName.entities
  static let requires: [LayerName] = []
  static let isEnglishOnly = true
  static let summary = "Gives what it was given."
  let layers: Layers
  func analyze(_ analysis: Analysis) -> LayerChange {
    let layers = layers
    return { ($0.entities, $0.mentions) = (layers.entities, layers.mentions) }
  }
}

private struct Quotes: StandIn {
  static let provides = LayerName.quotes
  static let path: WritableKeyPath<Layers, [Quote]> & Sendable = \.quotes
  let layers: Layers
}

private struct Times: StandIn {
  static let provides = LayerName.times
  static let path: WritableKeyPath<Layers, [TimeExpression]> & Sendable = \.times
  let layers: Layers
}

private struct Claims: StandIn {
  static let provides = LayerName.claims
  static let path: WritableKeyPath<Layers, [Claim]> & Sendable = \.claims
  let layers: Layers
}
