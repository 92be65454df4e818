/// What can be said of an option or a positional argument, as plain data.
package struct ArgumentDescription: Codable, Hashable, Sendable {
  /// The two kinds of arguments.
  package enum Kind: String, Codable, Sendable { case option, flag, positional }

  /// The kind.
  package var kind: Kind
  /// `--format`, or `CORPUS` for a positional argument.
  package var name: String
  /// `-f`, or nil.
  package var short: String?
  /// What stands for the value in a usage line ("FORMAT"), or nil for a flag.
  package var valueName: String?
  /// What the value must be ("a whole number").
  package var expectation: String
  /// The words that are allowed, or an empty list when many are.
  package var choices: [String]
  /// The value that is taken when none is given, or nil.
  package var defaultValue: String?
  /// What it does, in one sentence.
  package var summary: String
  /// Whether it may be given more than once.
  package var isRepeatable: Bool
  /// Whether it must be given.
  package var isRequired: Bool

  /// How errors call it: `option '--format'` or `argument 'CORPUS'`.
  package var label: String { (kind == .positional ? "argument '" : "option '") + name + "'" }

  /// How it stands in a usage line, such as `[CORPUS]` or `IN…`.
  package var usage: String {
    let word = name + (isRepeatable ? "…" : "")
    return isRequired ? word : "[" + word + "]"
  }
}
