import NewsModel

/// The analyzers, checked and ready: gives any layer of an analysis when it is asked for.
package struct Pipeline: Sendable {
  private let analyzers: [LayerName: any Analyzer]

  /// Checks that every layer that is needed is given by exactly one analyzer, without circles.
  package init(_ analyzers: [any Analyzer]) throws(AnalysisError) {
    var byLayer: [LayerName: any Analyzer] = [:]
    for analyzer in analyzers {
      let layer = type(of: analyzer).provides
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
    for needed in type(of: analyzer).requires { try check(needed, path: path + [layer]) }
  }

  /// Runs the analyzer of a layer after those that it needs; an English one leaves the layer empty
  /// for an article in another language.
  func provide(_ layer: LayerName, in analysis: Analysis) {
    guard let analyzer = analyzers[layer] else {
      analysis.store(layer) { _ in }
      return
    }
    let kind = type(of: analyzer)
    for needed in kind.requires { analysis.need(needed) }
    if kind.isEnglishOnly, analysis.article.isForeign {
      analysis.store(layer) { _ in }
    } else {
      analysis.store(layer, analyzer.analyze(analysis))
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
