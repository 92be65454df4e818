import NewsModel

/// Finds who says what: direct quotes with speaker and cue, then indirect ones.
package struct QuoteAnalyzer: Analyzer {
  package static let provides = LayerName.quotes
  package static let requires: [LayerName] = [.tokens, .sentences, .entities]
  package static let isEnglishOnly = true
  package static let summary = "Finds direct and indirect quotes, who speaks, and the cue."

  private let words: QuoteWords

  /// Makes the analyzer.
  package init(_ words: QuoteWords) { self.words = words }

  package func analyze(_ analysis: Analysis) -> LayerChange {
    let context = QuoteContext(analysis, words)
    var direct = DirectQuoteFinder(context)
    direct.find()
    let indirect = IndirectQuoteFinder(
      context: context, speakers: direct.speakers, used: direct.usedCues)
    var drafts = direct.drafts + indirect.drafts()
    drafts += TranscriptReader(context: context, speakers: direct.speakers).drafts()
    drafts.sort { ($0.start, $0.isDirect ? 1 : 0) < ($1.start, $1.isDirect ? 1 : 0) }
    SpeakerMemory(context: context).settle(&drafts)
    let quotes = drafts.map { $0.quote(context) }.filter { !$0.parts.isEmpty }
    return { $0.quotes = quotes }
  }
}
