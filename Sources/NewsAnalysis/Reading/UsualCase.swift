import FoundationEssentials

/// How names that a text sets in capitals are usually written.
package enum UsualCase {
  private static let small: Set<String> = [
    "of", "de", "la", "le", "du", "del", "da", "do", "dos", "upon", "on", "and", "el", "sur",
  ]

  /// A place ("NUR-SULTAN" gives "Nur-Sultan"); one that is not all capitals stays as it is.
  package static func place(_ name: String) -> String {
    name == name.uppercased() ? titled(name) : name
  }

  /// An agency: longer than four letters in capitals becomes a word ("KAZINFORM"); an acronym stays,
  /// and so do several ("RFE/RL").
  package static func agency(_ name: String) -> String {
    guard name.utf8.count > 4, name == name.uppercased() else { return name }
    let parts = name.split { $0 == "/" || $0 == "-" }
    return parts.count > 1 && parts.allSatisfy { $0.count < 5 } ? name : titled(name)
  }

  private static func titled(_ name: String) -> String {
    var result = ""
    var part = ""
    func finish() {
      let lower = part.lowercased()
      if isDotted(part) {
        result += part
      } else if !result.isEmpty, small.contains(lower) {
        result += lower
      } else {
        result += lower.prefix(1).uppercased() + lower.dropFirst()
      }
      part = ""
    }
    for character in name {
      if character == " " || character == "-" || character == "/" {
        finish()
        result.append(character)
      } else {
        part.append(character)
      }
    }
    finish()
    return result
  }

  /// Whether a part is made of single letters with stops ("D.C.").
  private static func isDotted(_ part: String) -> Bool {
    let letters = part.split(separator: ".")
    return letters.count > 1 && letters.allSatisfy { $0.count == 1 }
  }
}
