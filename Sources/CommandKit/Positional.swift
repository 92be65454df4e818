/// An argument that is known by its place: `CORPUS`, `IN…`.
package struct Positional<Value: Sendable>: Argument {
  package let description: ArgumentDescription
  package let fallback: Value
  private let convert: @Sendable ([String]) -> Value

  package func value(of words: [String]) throws(CommandError) -> Value { convert(words) }

  private init(
    _ name: String, fallback: Value, choices: [String] = [], isRepeatable: Bool, isRequired: Bool,
    summary: String,
    convert: @escaping @Sendable ([String]) -> Value
  ) {
    description = ArgumentDescription(
      kind: .positional, name: name, short: nil, valueName: name,
      expectation: String.expectation, choices: choices, defaultValue: nil, summary: summary,
      isRepeatable: isRepeatable, isRequired: isRequired)
    (self.fallback, self.convert) = (fallback, convert)
  }
}

extension Positional where Value == String {
  /// An argument that must be given; `choices` are for help and completion, reading takes any word.
  package init(_ name: String, choices: [String] = [], _ summary: String) {
    self.init(
      name, fallback: "", choices: choices, isRepeatable: false, isRequired: true, summary: summary
    ) { $0.last ?? "" }
  }
}

extension Positional where Value == String? {
  /// An argument that may be left out.
  ///
  /// One that stands before required ones is filled only when there are words enough for all.
  package init(optional name: String, _ summary: String) {
    self.init(name, fallback: nil, isRepeatable: false, isRequired: false, summary: summary) {
      $0.last
    }
  }
}

extension Positional where Value == [String] {
  /// An argument that takes all the words that are left.
  package init(many name: String, isRequired: Bool = true, _ summary: String) {
    self.init(name, fallback: [], isRepeatable: true, isRequired: isRequired, summary: summary) {
      $0
    }
  }
}
