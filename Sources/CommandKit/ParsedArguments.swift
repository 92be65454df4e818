/// The values of one command line; `arguments[option]` has the type of the option.
package struct ParsedArguments: Sendable {
  private var values: [String: any Sendable] = [:]
  /// The words as they were given.
  package let words: [String]

  init(words: [String]) { self.words = words }

  /// The value that was given, else the argument's own default.
  package subscript<Some: Argument>(_ argument: Some) -> Some.Value {
    values[argument.description.name] as? Some.Value ?? argument.fallback
  }

  /// Whether an argument was given.
  package func has(_ argument: some Argument) -> Bool {
    values[argument.description.name] != nil
  }

  mutating func set(_ argument: some Argument, words: [String]) throws(CommandError) {
    values[argument.description.name] = try argument.erasedValue(of: words)
  }
}
