/// The lists of names and words that analyzers use, read once and shared by all threads.
package struct Lexicons: Sendable {
  /// Reads all lists from a folder of resources.
  package init(folder: String) throws(AnalysisError) {}
}
