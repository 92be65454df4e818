import NewsModel
import TokenPatterns

/// Gives the layers of an analysis to token patterns; a layer is computed when a pattern asks for it.
final class AnalysisPatternSource: PatternSource {
  private let analysis: Analysis
  private let tokens: [Token]
  private lazy var forms = analysis.forms
  private let added: [Mention]

  /// Takes an analysis, and mentions that others add to it.
  init(_ analysis: Analysis, added: [Mention]) {
    (self.analysis, self.added) = (analysis, added)
    tokens = analysis.tokens
  }

  var tokenCount: Int { tokens.count }

  var isStopped: Bool { AnalysisStop.isRaised }

  func words(in vocabulary: PatternVocabulary) -> [UInt32] {
    // Lemmas depend on case and kind, and there are none for another language.
    let english: UInt8 = analysis.article.isForeign ? 0 : 0x80
    let forms = tokens.map { token in
      let mark = english | token.kind.rawValue << 3 | token.casing.rawValue
      return (start: token.start, end: token.end, mark: mark)
    }
    return analysis.text.bytes.withUnsafeBytes { vocabulary.numbers(of: forms, in: $0) }
  }

  func read(_ attribute: TokenAttribute, of token: Int, into value: inout [UInt8]) -> Bool {
    guard tokens.indices.contains(token) else { return false }
    switch attribute {
    case .word:
      value.removeAll(keepingCapacity: true)
      value.append(contentsOf: analysis.text.bytes[tokens[token].span])
    case .lower: forms.readLower(token, into: &value)
    case .stem: return forms.readStem(token, into: &value)
    case .lemma: return forms.readLemma(token, into: &value)
    case .shape: forms.readShape(token, into: &value)
    case .kind: value = Array(tokens[token].kind.name.utf8)
    case .casing: value = Array(tokens[token].casing.name.utf8)
    default: return false
    }
    return true
  }

  func regions(_ kind: RegionKind) -> [PatternRegion] {
    switch kind {
    case .sentence: regions(analysis.sentences)
    case .paragraph: regions(analysis.article.paragraphs)
    case .quote:
      regions(
        analysis.quotes.filter(\.isDirect).flatMap(\.parts).sorted {
          ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound)
        })
    case .mention: mentions()
    }
  }

  private func regions(_ spans: [TextSpan]) -> [PatternRegion] {
    spans.compactMap { tokens(in: $0).map { PatternRegion(tokens: $0) } }
  }

  private func mentions() -> [PatternRegion] {
    let entities = analysis.entities
    var mentions = analysis.mentions
    if !added.isEmpty {
      mentions = (mentions + added).sorted {
        ($0.span.lowerBound, -$0.span.count) < ($1.span.lowerBound, -$1.span.count)
      }
    }
    return mentions.compactMap { mention in
      guard let tokens = tokens(in: mention.span) else { return nil }
      let entity = mention.entity.flatMap { entities.indices.contains($0) ? entities[$0] : nil }
      return PatternRegion(
        tokens: tokens, kind: mention.kind.rawValue, form: mention.form.rawValue,
        id: entity?.id ?? "", key: Self.key(of: mention))
    }
  }

  private static let kinds = Dictionary(
    uniqueKeysWithValues: Entity.Kind.allCases.enumerated().map { ($1, $0) })
  private static let forms = Dictionary(
    uniqueKeysWithValues: Mention.Form.allCases.enumerated().map { ($1, $0) })

  private static func key(of mention: Mention) -> Int {
    ((mention.entity ?? -1) + 1) << 16 | (kinds[mention.kind] ?? 0) << 8
      | (forms[mention.form] ?? 0)
  }

  func partsOfSpeech() -> (codes: [UInt8], names: [String])? {
    let codes = analysis.partsOfSpeech
    return codes.isEmpty ? nil : (codes, PartOfSpeech.allCases.map(\.name))
  }

  /// The tokens that a span covers or cuts; nil when there are none.
  private func tokens(in span: TextSpan) -> Range<Int>? {
    let first = tokens.partitionIndex(where: { Int($0.end) <= span.lowerBound })
    let end = tokens.index(from: span.upperBound)
    return first < end ? first..<end : nil
  }
}

extension PatternStory {
  /// The story of an analysis, with mentions that others add to it.
  package convenience init(_ analysis: Analysis, added: [Mention] = []) {
    self.init(
      AnalysisPatternSource(analysis, added: added), vocabularies: analysis.vocabularies)
  }
}
