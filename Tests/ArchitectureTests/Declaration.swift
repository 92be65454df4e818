/// A declaration that other targets see.
struct Declaration {
  /// What is declared.
  let name: String
  /// Its line, from 1.
  let line: Int
  /// Whether it should have a doc comment and has none.
  let lacksComment: Bool

  private static let kinds: Set<Substring> = [
    "struct", "class", "enum", "protocol", "actor", "func", "var", "let", "init", "typealias",
  ]
  private static let modifiers: Set<Substring> = [
    "static", "final", "indirect", "mutating", "nonmutating", "nonisolated", "override", "lazy",
    "convenience", "required", "consuming", "borrowing", "sending", "weak", "unowned", "class",
  ]
  /// Witnesses of the standard library's protocols: their names say it all.
  private static let witnesses: Set<Substring> = [
    "description", "debugDescription", "hash", "==", "<", "encode", "id", "next", "makeIterator",
    "startIndex", "endIndex", "errorDescription", "rawValue",
  ]

  private static let initializers = ["init(from decoder", "init(rawValue"]

  /// The `public` and `package` declarations of a file.
  static func all(in lines: [String]) -> [Declaration] {
    lines.indices.compactMap { index in
      guard let (kind, name) = declared(in: lines[index]) else { return nil }
      let isWitness =
        witnesses.contains(name)
        || (kind == "init" && initializers.contains(where: lines[index].contains))
      return Declaration(
        name: String(name), line: index + 1,
        lacksComment: !isWitness && !hasComment(above: index, lines))
    }
  }

  private static func declared(in line: String) -> (kind: Substring, name: Substring)? {
    var isSeen = false
    let words = line.split(separator: " ")
    for (index, word) in words.enumerated() {
      let plain = word.prefix { $0 != "(" && $0 != "?" && $0 != "<" }
      if word == "public" || word == "package" || word == "open" {
        isSeen = true
      } else if plain == "init", isSeen {
        return ("init", "init")
      } else if kinds.contains(word), isSeen, index + 1 < words.count,
        word != "class" || !(kinds.contains(words[index + 1]))
      {
        let next = words[index + 1]
        let name = next.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "`" }
        return (word, name.isEmpty ? next.prefix { $0 != "(" } : name)
      } else if !modifiers.contains(plain), !word.hasPrefix("@"), !isAccessOfSetter(word) {
        return nil
      }
    }
    return nil
  }

  private static func isAccessOfSetter(_ word: Substring) -> Bool { word.hasSuffix("(set)") }

  private static func hasComment(above index: Int, _ lines: [String]) -> Bool {
    for line in lines[..<index].reversed() {
      let text = line.drop { $0 == " " }
      if !text.hasPrefix("@") { return text.hasPrefix("///") }
    }
    return false
  }
}
