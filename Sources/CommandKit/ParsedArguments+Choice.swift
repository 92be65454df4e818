import Spelling

extension ParsedArguments {
  /// The case that the word of an argument names; throws when it names none, with the nearest one.
  package func choice<Choice: RawRepresentable<String> & CaseIterable>(
    of argument: Positional<String>, as type: Choice.Type
  ) throws(CommandError) -> Choice {
    let word = self[argument]
    if let choice = Choice(rawValue: word) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    throw .badValue(
      of: argument.description.label, word, expected: known.joined(separator: ", "),
      nearest: NearestName.nearest(to: word, among: known))
  }
}
