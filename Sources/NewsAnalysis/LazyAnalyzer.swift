/// An analyzer that is made, with the lists it needs, when its layer is first asked for.
package struct LazyAnalyzer: Sendable {
  /// What it will be; the pipeline is checked by that, before any list is read.
  package let kind: any Analyzer.Type
  private let analyzer: Lazily<any Analyzer>

  /// Takes what makes an analyzer.
  package init<Made: Analyzer>(
    _ kind: Made.Type, _ make: @escaping @Sendable () throws(AnalysisError) -> Made
  ) {
    self.kind = kind
    analyzer = Lazily { () throws(AnalysisError) in try make() }
  }

  /// Takes an analyzer that is there.
  package init(_ analyzer: any Analyzer) {
    kind = type(of: analyzer)
    self.analyzer = Lazily { analyzer }
  }

  /// The analyzer; throws what is wrong with a list that it needs.
  package func get() throws(AnalysisError) -> any Analyzer { try analyzer.get() }
}
