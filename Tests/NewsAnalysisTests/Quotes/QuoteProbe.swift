import NewsAnalysis
import NewsModel
import TestSupport

/// Quotes of small stories as short lines.
enum QuoteProbe {
  /// The quotes of a text as one paragraph, each `speaker|cue|part|part`.
  static func lines(_ text: String, direct: Bool? = nil) throws -> [String] {
    let analysis = try Workbench.paragraph(text, date: "2017-04-06")
    return lines(analysis, direct: direct)
  }

  /// The quotes of an analysis, each `speaker|cue|part|part`.
  static func lines(_ analysis: Analysis, direct: Bool? = nil) -> [String] {
    analysis.quotes.filter { direct == nil || $0.isDirect == direct }.map { quote in
      let speaker = quote.speaker.map { analysis.entities[$0].name } ?? "-"
      let cue = quote.cue.map { analysis.text[$0] } ?? "-"
      return ([speaker, cue] + quote.parts.map { analysis.text[$0] }).joined(separator: "|")
    }
  }

  /// The words for the speaker of each quote, or "-".
  static func speakers(_ text: String, direct: Bool? = nil) throws -> [String] {
    let analysis = try Workbench.paragraph(text, date: "2017-04-06")
    return analysis.quotes.filter { direct == nil || $0.isDirect == direct }.map { quote in
      quote.speakerSpan.map { analysis.text[$0] } ?? "-"
    }
  }
}
