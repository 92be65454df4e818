/// Names for parts of patterns: `$ORG` stands for what a row of the table gives it.
struct ClaimMacros {
  /// What is wrong with a row.
  struct Problem: Error {
    let text: String
    init(_ text: String) { self.text = text }
  }

  private var values: [String: String] = [:]

  /// Gives a name a value, in which names that were defined before are expanded.
  mutating func define(_ name: String, as value: String) throws(Problem) {
    guard name.first == "$", name.count > 1, name.dropFirst().allSatisfy(Self.isNamePart) else {
      throw Problem("expected a name such as $ORG before '=', found '\(name)'")
    }
    let expanded = try expand(value)
    guard values.updateValue(expanded, forKey: name) == nil else {
      throw Problem("\(name) is defined twice")
    }
  }

  /// The pattern with its names replaced by their values.
  func expand(_ pattern: String) throws(Problem) -> String {
    guard pattern.contains("$") else { return pattern }
    var result = ""
    var rest = pattern[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      var end = rest.index(after: dollar)
      while end < rest.endIndex, Self.isNamePart(rest[end]) { end = rest.index(after: end) }
      let name = String(rest[dollar..<end])
      guard let value = values[name] else {
        let known = values.keys.sorted().joined(separator: ", ")
        throw Problem("\(name) is not defined above; known are \(known.isEmpty ? "none" : known)")
      }
      result += value
      guard result.utf8.count <= 1 << 16 else { throw Problem("the pattern becomes too long") }
      rest = rest[end...]
    }
    return result + rest
  }

  private static func isNamePart(_ character: Character) -> Bool {
    character.isASCII && (character.isUppercase || character.isNumber || character == "_")
  }
}
