/// The layers that analyzers provide.
package enum LayerName: String, CaseIterable, Sendable {
  case tokens, sentences
  /// The lists behind ``Analysis/forms``; there for English only.
  case forms
  /// What each token is in its sentence; there for English only.
  case pos
  case names
  /// Entities together with the final mentions that belong to them.
  case entities
  case quotes, times, claims
  /// Numbers that are no part of a time; not kept by a store.
  case numbers
}

/// A step of the pipeline: reads some layers of an analysis and gives one.
///
/// Add one by writing a type in `Analyzers/` and listing it in ``Analyzers/all``; the pipeline
/// orders itself by `requires`.
package protocol Analyzer: Sendable {
  /// The layer it gives.
  static var provides: LayerName { get }
  /// The layers it reads; a test checks that it reads no other.
  static var requires: [LayerName] { get }
  /// Whether its rules are made for English, so that it does not run on other languages.
  static var isEnglishOnly: Bool { get }
  /// What it finds, in one sentence.
  static var summary: String { get }
  /// Finds, and returns how to put what was found into the layers.
  func analyze(_ analysis: Analysis) -> LayerChange
}

/// How an analyzer puts what it found into the layers.
package typealias LayerChange = (inout Layers) -> Void
