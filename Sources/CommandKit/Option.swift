/// An argument with a name and a value, or a flag: `--format json`, `--quiet`.
package struct Option<Value: Sendable>: Argument {
  package let description: ArgumentDescription
  package let fallback: Value
  private let convert: @Sendable (Self, [String]) throws(CommandError) -> Value

  package func value(of words: [String]) throws(CommandError) -> Value {
    try convert(self, words)
  }

  private init<Word: ArgumentValue>(
    _ name: String, short: String?, valueName: String?, of type: Word.Type, fallback: Value,
    defaultValue: String?, isRepeatable: Bool, summary: String,
    convert: @escaping @Sendable (Self, [String]) throws(CommandError) -> Value
  ) {
    let upper = name.drop { $0 == "-" }.uppercased()
    description = ArgumentDescription(
      kind: .option, name: name, short: short, valueName: valueName ?? upper,
      expectation: Word.expectation, choices: Word.choices, defaultValue: defaultValue,
      summary: summary, isRepeatable: isRepeatable, isRequired: false)
    (self.fallback, self.convert) = (fallback, convert)
  }
}

extension Option where Value: ArgumentValue {
  /// An option that always has a value.
  package init(
    _ name: String, short: String? = nil, value: String? = nil, default fallback: Value,
    _ summary: String
  ) {
    self.init(
      name, short: short, valueName: value, of: Value.self, fallback: fallback,
      defaultValue: fallback.argument, isRepeatable: false, summary: summary
    ) { option, words throws(CommandError) in try option.read(words.last ?? "", as: Value.self) }
  }
}

extension Option {
  /// An option that is nil unless it is given.
  package init<Word: ArgumentValue>(
    _ name: String, short: String? = nil, value: String? = nil, _ summary: String
  ) where Value == Word? {
    self.init(
      name, short: short, valueName: value, of: Word.self, fallback: nil, defaultValue: nil,
      isRepeatable: false, summary: summary
    ) { option, words throws(CommandError) in try option.read(words.last ?? "", as: Word.self) }
  }

  /// An option that may be given many times; its values keep their order.
  package init<Word: ArgumentValue>(
    _ name: String, short: String? = nil, value: String? = nil, _ summary: String
  ) where Value == [Word] {
    self.init(
      name, short: short, valueName: value, of: Word.self, fallback: [], defaultValue: nil,
      isRepeatable: true, summary: summary
    ) { option, words throws(CommandError) in
      var values: [Word] = []
      for word in words { values.append(try option.read(word, as: Word.self)) }
      return values
    }
  }
}

/// An option without a value: it is there or not.
package typealias Flag = Option<Bool>

extension Option where Value == Bool {
  /// A flag, false unless it is given.
  package init(_ name: String, short: String? = nil, _ summary: String) {
    description = ArgumentDescription(
      kind: .flag, name: name, short: short, valueName: nil, expectation: "nothing", choices: [],
      defaultValue: nil, summary: summary, isRepeatable: true, isRequired: false)
    fallback = false
    convert = { _, words in !words.isEmpty }
  }
}
