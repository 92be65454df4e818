/// The forms of an English verb, by the regular endings unless the list gives others.
enum CueForms {
  /// A form and which one it is.
  typealias Form = (word: String, form: CueVerbs.Form)

  /// The forms of a verb, with its irregular past and past participle if it has any.
  static func all(_ verb: String, irregular: [String]) -> [Form] {
    if verb == "be" {
      return [
        ("was", .past), ("were", .past), ("is", .present), ("are", .present), ("be", .base),
        ("being", .gerund), ("been", .participle),
      ]
    }
    var forms: [Form] = [(verb, .base), (present(verb), .present)]
    let doubled = irregular.first.map { isDoubled($0, verb) } ?? false
    forms.append((gerund(verb, doubled: doubled), .gerund))
    if let past = irregular.first {
      forms.append((past, .past))
      if let participle = irregular.dropFirst().first, participle != past {
        forms.append((participle, .participle))
      }
    } else {
      forms.append((past(verb), .past))
    }
    return forms
  }

  /// Whether "slammed" doubles the last letter of "slam".
  private static func isDoubled(_ past: String, _ verb: String) -> Bool {
    guard let last = verb.utf8.last else { return false }
    return Array(past.utf8) == Array(verb.utf8) + [last] + Array("ed".utf8)
  }

  private static func endsWithConsonantAndY(_ verb: String) -> Bool {
    let bytes = Array(verb.utf8)
    return bytes.count > 2 && bytes[bytes.count - 1] == UInt8(ascii: "y")
      && !"aeiou".utf8.contains(bytes[bytes.count - 2])
  }

  private static func present(_ verb: String) -> String {
    switch verb {
    case "have": return "has"
    case "go", "do": return verb + "es"
    default: break
    }
    if endsWithConsonantAndY(verb) { return verb.dropLast() + "ies" }
    let hisses = ["s", "x", "z", "ch", "sh"].contains { verb.hasSuffix($0) }
    return verb + (hisses ? "es" : "s")
  }

  private static func past(_ verb: String) -> String {
    if verb.hasSuffix("e") { return verb + "d" }
    return endsWithConsonantAndY(verb) ? verb.dropLast() + "ied" : verb + "ed"
  }

  private static func gerund(_ verb: String, doubled: Bool) -> String {
    if doubled, let last = verb.last { return verb + String(last) + "ing" }
    if ["begin", "put", "cut", "let", "set"].contains(verb), let last = verb.last {
      return verb + String(last) + "ing"
    }
    let dropsE = verb.hasSuffix("e") && !["ee", "oe", "ye"].contains { verb.hasSuffix($0) }
    return (dropsE ? String(verb.dropLast()) : verb) + "ing"
  }
}
