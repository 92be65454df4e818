import LuaSyntax

/// An entry such as `sourcing:sourcing`: a method without its call, or the component of a plugin.
///
/// Lua would wait for arguments; but who types a component's name is not going to give any.
struct MethodWithoutCall {
  /// What stands before the colon, without fields behind it.
  let receiver: String
  private let text: String

  /// Looks at an entry that was read as values; nil when it is anything else.
  init?(_ source: LuaSource) {
    let list = source.list
    let kinds = list.tokens.map(\.kind)
    guard let colon = kinds.firstIndex(of: .symbol(.colon)), colon > 0,
      kinds[(colon + 1)...].allSatisfy(Self.isWord), kinds[..<colon].allSatisfy(Self.isWord),
      kinds.dropLast().last == .name, kinds.first == .name,
      source.status != .complete
    else { return nil }
    let range =
      list.tokens[0].range.lowerBound..<list.tokens[list.tokens.count - 2].range.upperBound
    text = list.text(range)
    guard !text.utf8.contains(where: { $0 <= 0x20 }) else { return nil }
    receiver = list.text(list.tokens[0].range)
  }

  /// Whether it can stand in the name of a plugin or component, or between names of fields.
  private static func isWord(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .name, .number, .keyword, .symbol(.minus), .symbol(.dot), .end: true
    default: false
    }
  }

  /// What is wrong; a variable is known under the name of the receiver, or not.
  func message(isKnown: Bool) -> String {
    if isKnown { return "a method call needs arguments: '\(text)()'; '\(text)?' explains it" }
    return "':run \(text)' runs a plugin's component, '\(text)?' explains it; a method call needs "
      + "arguments: '\(text)()'"
  }
}
