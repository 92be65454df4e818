import Spelling

/// Reads the words behind a command's name.
///
/// `--name value`, `--name=value`, `-n value`, `-nvalue`, bundled flags `-ab`; everything behind
/// `--` is positional, and so are `-` and negative numbers.
package struct CommandLineParser {
  /// What reading gives.
  package enum Outcome {
    /// Help was asked for; nothing else counts then.
    case help
    /// The values.
    case arguments(ParsedArguments)
  }

  static let help = Flag("--help", short: "-h", "Shows this help.")

  private let command: CommandDescription
  private let arguments: [any Argument]
  private let given: [String]
  private var words: ArraySlice<String>
  private var positionals: [String] = []
  private var options: [String: [String]] = [:]

  /// Reads the words for a command.
  package static func parse<Session>(
    _ words: [String], for command: any Command<Session>.Type
  ) throws(CommandError) -> Outcome {
    var parser = CommandLineParser(
      command: command.description, arguments: command.arguments, words: words[...])
    return try parser.parse()
  }

  /// Reads words that are options alone, such as those in front of a command.
  package static func parse(_ words: [String], options: [any Argument]) throws(CommandError)
    -> Outcome
  {
    let description = CommandDescription(
      name: "", summary: "", details: "", arguments: options.map(\.description), examples: [])
    var parser = CommandLineParser(command: description, arguments: options, words: words[...])
    return try parser.parse()
  }

  private init(
    command: CommandDescription, arguments: [any Argument], words: ArraySlice<String>
  ) {
    (self.command, self.arguments, self.words) = (command, arguments, words)
    given = Array(words)
  }

  private mutating func parse() throws(CommandError) -> Outcome {
    while let word = words.popFirst() {
      if word == "--" {
        positionals += words
        break
      } else if word.hasPrefix("--") {
        try takeLong(word)
      } else if isShort(word) {
        try takeBundle(word)
      } else {
        positionals.append(word)
      }
    }
    if options["--help"] != nil { return .help }
    var parsed = ParsedArguments(words: given)
    for argument in arguments {
      guard let words = options[argument.description.name] else { continue }
      try parsed.set(argument, words: words)
    }
    try assignPositionals(to: &parsed)
    return .arguments(parsed)
  }

  /// Whether a word is `-x…`, not `-` alone and not a number unless an option has that digit.
  private func isShort(_ word: String) -> Bool {
    let scalars = Array(word.unicodeScalars.prefix(2))
    guard scalars.count == 2, scalars[0] == "-" else { return false }
    let looksLikeNumber = Double(word) != nil
    return !looksLikeNumber || option(short: scalars[1]) != nil
  }

  private func option(short: Unicode.Scalar) -> ArgumentDescription? {
    command.options.first { $0.short == "-" + String(Character(short)) }
  }

  private mutating func takeLong(_ word: String) throws(CommandError) {
    let equals = word.firstIndex(of: "=")
    let name = String(word[..<(equals ?? word.endIndex)])
    guard let option = command.options.first(where: { $0.name == name }) else {
      let known = command.options.map(\.name)
      throw .unknownOption(name, nearest: NearestName.nearest(to: name, among: known))
    }
    let value = equals.map { String(word[word.index(after: $0)...]) }
    if option.kind == .flag {
      if let value { throw .unexpectedValue(option: name, value: value) }
      options[name, default: []].append("true")
    } else {
      try add(value, to: option)
    }
  }

  private mutating func takeBundle(_ word: String) throws(CommandError) {
    let known = command.options.map(\.name)
    let name = String(word.prefix { $0 != "=" })
    if known.contains("-" + name) { throw .unknownOption(name, nearest: "-" + name) }
    var letters = word.unicodeScalars.dropFirst()
    while let letter = letters.popFirst() {
      guard let option = option(short: letter) else {
        let isFirst = letters.count == word.unicodeScalars.count - 2
        let unknown = isFirst ? name : "-" + String(Character(letter))
        let nearest = NearestName.nearest(to: "-" + unknown, among: known)
        throw .unknownOption(unknown, nearest: nearest)
      }
      guard option.kind == .flag else {
        if letters.first == "=" { letters.removeFirst() }
        let value = String(String.UnicodeScalarView(letters))
        return try add(value.isEmpty ? nil : value, to: option)
      }
      options[option.name, default: []].append("true")
    }
  }

  /// Adds an option's value, which is the next word unless it stands in the same one.
  private mutating func add(
    _ attached: String?, to option: ArgumentDescription
  ) throws(CommandError) {
    var value = attached
    if value == nil, let next = words.first, !next.hasPrefix("--"), !isShort(next) {
      value = words.popFirst()
    }
    guard let value else {
      throw .missingValue(option: option.name, valueName: option.valueName ?? "VALUE")
    }
    if options[option.name] != nil, !option.isRepeatable {
      throw .givenTwice(option: option.name)
    }
    options[option.name, default: []].append(value)
  }

  /// Gives each required argument a word and what is left to the optional ones, from left to right.
  private func assignPositionals(to parsed: inout ParsedArguments) throws(CommandError) {
    let wanted = arguments.filter { $0.description.kind == .positional }
    var spare = positionals.count - wanted.count { $0.description.isRequired }
    var rest = positionals[...]
    for argument in wanted {
      var share = argument.description.isRequired ? 1 : 0
      if spare > 0, argument.description.isRepeatable || share == 0 {
        let extra = argument.description.isRepeatable ? spare : 1
        spare -= extra
        share += extra
      }
      guard share > 0 else { continue }
      guard rest.count >= share else {
        throw .missingArgument(argument.description.name, usage: command.usage)
      }
      try parsed.set(argument, words: Array(rest.prefix(share)))
      rest = rest.dropFirst(share)
    }
    if let extra = rest.first { throw .extraArgument(extra, usage: command.usage) }
  }
}
