import NewsAnalysis
import NewsModel

/// The two halves of story reading, so that nobody waits for the language who does not ask for it.
package struct StoryReader: Sendable {
  /// Finds header, dateline and paragraphs.
  package let parts: StoryReading
  /// Finds the language of an article that has its parts, unless it is known.
  package let language: StoryReading

  /// Takes both halves.
  package init(parts: @escaping StoryReading, language: @escaping StoryReading) {
    (self.parts, self.language) = (parts, language)
  }

  /// Takes a reading that does all at once.
  package init(_ reading: @escaping StoryReading) { self.init(parts: reading) { $0 } }

  /// Takes the halves of the tools.
  package init(_ tools: AnalysisTools) {
    self.init(parts: tools.partsReading, language: tools.languageReading)
  }
}
