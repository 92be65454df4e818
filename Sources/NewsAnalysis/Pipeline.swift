import NewsModel
import TokenPatterns

/// The analyzers, checked and ready: gives any layer of an analysis when it is asked for.
package struct Pipeline: Sendable {
  private let analyzers: [LayerName: LazyAnalyzer]
  /// Vocabularies for token patterns; lemmas are those of this pipeline.
  let vocabularies = PatternVocabularies()

  /// Takes analyzers that are there; see ``init(lazy:)``.
  package init(_ analyzers: [any Analyzer]) throws(AnalysisError) {
    try self.init(lazy: analyzers.map { LazyAnalyzer($0) })
  }

  /// Checks that every layer that is needed is given by exactly one analyzer, without circles; no
  /// analyzer is made for that.
  package init(lazy analyzers: [LazyAnalyzer]) throws(AnalysisError) {
    var byLayer: [LayerName: LazyAnalyzer] = [:]
    for analyzer in analyzers {
      let layer = analyzer.kind.provides
      if byLayer.updateValue(analyzer, forKey: layer) != nil {
        throw .twoProviders(layer.rawValue)
      }
    }
    self.analyzers = byLayer
    for layer in LayerName.allCases where byLayer[layer] != nil { try check(layer, path: []) }
  }

  private func check(_ layer: LayerName, path: [LayerName]) throws(AnalysisError) {
    if path.contains(layer) { throw .circle((path + [layer]).map(\.rawValue)) }
    guard let analyzer = analyzers[layer] else {
      throw .missingLayer(
        layer.rawValue, neededBy: path.last?.rawValue ?? "",
        known: analyzers.keys.map(\.rawValue).sorted())
    }
    for needed in analyzer.kind.requires { try check(needed, path: path + [layer]) }
  }

  /// Makes the analyzer of a layer and those that it needs, unless that was done; throws what is
  /// wrong with a list that one of them needs.
  package func prepare(_ layer: LayerName) throws(AnalysisError) {
    guard let analyzer = analyzers[layer] else { return }
    _ = try analyzer.get()
    for needed in analyzer.kind.requires { try prepare(needed) }
  }

  /// Runs the analyzer of a layer after those that it needs; an English one leaves the layer empty
  /// for an article in another language, and so does one whose lists cannot be read, which
  /// ``prepare(_:)`` says.
  ///
  /// While analysis is stopped, see ``AnalysisStop``, the layer is left for another time.
  func provide(_ layer: LayerName, in analysis: Analysis) {
    guard let lazy = analyzers[layer] else {
      analysis.store(layer) { _ in }
      return
    }
    for needed in lazy.kind.requires { analysis.need(needed) }
    if AnalysisStop.isRaised { return }
    if lazy.kind.isEnglishOnly, analysis.article.isForeign {
      analysis.store(layer) { _ in }
    } else if let analyzer = try? lazy.get() {
      let change = analyzer.analyze(analysis)
      // What was cut short is nobody's layer.
      if !AnalysisStop.isRaised { analysis.store(layer, change) }
    } else {
      analysis.store(layer) { _ in }
    }
  }
}

extension Article {
  /// Whether it is known to be in another language than English, so that what is made for English
  /// does not run on it.
  package var isForeign: Bool { Self.isForeign(language) }

  /// Whether a language is known and another one than English.
  package static func isForeign(_ language: String?) -> Bool {
    guard let language else { return false }
    return language != "en" && !language.hasPrefix("en-")
  }
}
