import NewsCorpus

/// A line on standard error: `newslab: error: …`, or `path:line: error: …`.
package struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  package enum Severity: String, Sendable { case error, warning, note }

  /// How bad it is.
  package let severity: Severity
  /// Where the cause stands, or nil for the command itself.
  package let place: Place?
  /// What is the matter.
  package let message: String

  /// Makes a line.
  package init(_ severity: Severity, _ message: String, at place: Place? = nil) {
    (self.severity, self.message, self.place) = (severity, message, place)
  }

  /// Makes the line of something that was not read.
  package init(_ rejection: Rejection) {
    let severity: Severity = rejection.isSkipped ? .note : .error
    self.init(severity, rejection.reason, at: rejection.place)
  }

  /// The line, its line feed included; what came from an input cannot command a terminal.
  package var line: String {
    let origin = place?.description ?? "newslab"
    return VisibleText.of("\(origin): \(severity.rawValue): \(message)") + "\n"
  }
}
