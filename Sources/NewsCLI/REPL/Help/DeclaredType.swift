/// A type as the description of the API writes it, followed without running anything.
struct DeclaredType: Equatable {
  /// The first of what it may be, without a question mark: `Article`, `Quote[]`, `fun(): Article?`.
  let text: String

  /// Takes what a description says.
  init(_ text: String) {
    var depth = 0
    var first = ""
    for character in text {
      if character == "(" || character == "<" { depth += 1 }
      if character == ")" || character == ">" { depth -= 1 }
      if character == "|", depth == 0 { break }
      first.append(character)
    }
    let isFunction = first.hasPrefix("fun(")
    self.text = first.hasSuffix("?") && !isFunction ? String(first.dropLast()) : first
  }

  /// What a call of such a value gives, or nil when it is no function.
  var called: DeclaredType? {
    guard text.hasPrefix("fun("), let end = text.firstRange(of: "): ") else { return nil }
    return DeclaredType(String(text[end.upperBound...]))
  }

  /// The type of an element, or nil when it is no list.
  var element: DeclaredType? {
    text.hasSuffix("[]") ? DeclaredType(String(text.dropLast(2))) : nil
  }
}
