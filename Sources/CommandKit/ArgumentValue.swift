/// A type that a word of a command line can be read as.
package protocol ArgumentValue: Sendable {
  /// What a word must be, as an error says it ("a whole number").
  static var expectation: String { get }
  /// The only words that are allowed, or an empty list when many are.
  static var choices: [String] { get }
  /// Reads a word, or gives nil when it is no such value.
  init?(argument: String)
  /// The word that would be read as this value.
  var argument: String { get }
}

extension ArgumentValue {
  package static var choices: [String] { [] }
}

extension String: ArgumentValue {
  package static var expectation: String { "text" }
  package init?(argument: String) { self = argument }
  package var argument: String { self }
}

extension Int: ArgumentValue {
  package static var expectation: String { "a whole number" }
  package init?(argument: String) { self.init(argument, radix: 10) }
  package var argument: String { String(self) }
}

extension Double: ArgumentValue {
  package static var expectation: String { "a number" }
  package init?(argument: String) {
    guard let number = Double(argument), number.isFinite else { return nil }
    self = number
  }
  package var argument: String { description }
}

extension ArgumentValue where Self: CaseIterable & RawRepresentable<String> {
  package static var choices: [String] { allCases.map(\.rawValue) }
  package static var expectation: String { "one of " + choices.joined(separator: ", ") }
  package init?(argument: String) { self.init(rawValue: argument) }
  package var argument: String { rawValue }
}
