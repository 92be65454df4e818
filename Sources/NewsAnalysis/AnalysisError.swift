/// Why a pipeline cannot be built.
package enum AnalysisError: Error, Equatable, CustomStringConvertible {
  /// An analyzer needs a layer that no analyzer gives.
  case missingLayer(String, neededBy: String, known: [String])
  /// Two analyzers give the same layer.
  case twoProviders(String)
  /// Analyzers wait for each other; the names are the circle.
  case circle([String])
  /// A list that analyzers need is not where resources are looked for.
  case missingResource(String, lookedIn: [String])
  /// A list cannot be read.
  case badResource(String, line: Int, problem: String)

  /// A model file cannot be used: its path and why.
  case badModel(String, String)

  package var description: String {
    switch self {
    case .missingLayer(let layer, let analyzer, let known):
      "layer '\(layer)', needed by '\(analyzer)', has no analyzer; known layers: "
        + known.joined(separator: ", ")
    case .twoProviders(let layer): "layer '\(layer)' has two analyzers"
    case .circle(let names): "analyzers wait for each other: " + names.joined(separator: " → ")
    case .missingResource(let name, let folders):
      "resource '\(name)' not found; looked in " + folders.joined(separator: ", ")
    case .badModel(let path, let problem): "model '\(path)' \(problem)"
    case .badResource(let name, let line, let problem): "resource \(name):\(line): \(problem)"
    }
  }
}
