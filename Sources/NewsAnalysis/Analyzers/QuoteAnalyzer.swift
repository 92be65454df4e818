import NewsModel

/// Finds who says what: direct quotes with speaker and cue, then indirect ones.
package struct QuoteAnalyzer: Analyzer {
  package static let provides = LayerName.quotes
  package static let requires: [LayerName] = [.tokens, .sentences, .entities]
  package static let isEnglishOnly = true
  package static let summary = "Finds direct and indirect quotes, who speaks, and the cue."

  private let cues: CueVerbs

  /// Makes the analyzer.
  package init(_ cues: CueVerbs) { self.cues = cues }

  package func analyze(_ analysis: Analysis) -> LayerChange {
    let context = QuoteContext(analysis, cues: cues)
    var direct = DirectQuoteFinder(context)
    direct.find()
    let indirect = IndirectQuoteFinder(
      context: context, speakers: SpeakerFinder(context: context), used: direct.usedCues)
    let quotes = (direct.quotes + indirect.quotes()).sorted { left, right in
      (left.parts.first?.lowerBound ?? 0) < (right.parts.first?.lowerBound ?? 0)
    }
    return { $0.quotes = quotes }
  }
}
