/// What the protocols of the sources require: their comments explain the members that conform.
struct Requirements {
  private var members: [String: Set<String>] = [:]
  private var parents: [String: [String]] = [:]

  /// Collects the protocols of files.
  init(in files: [SourceFile]) {
    for file in files {
      var current: (name: String, indent: Int)?
      for (_, text) in file.code {
        let indent = text.prefix { $0 == " " }.count
        if let open = current {
          if text.dropFirst(indent).hasPrefix("}"), indent == open.indent {
            current = nil
          } else if let member = Self.member(text) {
            members[open.name, default: []].insert(member)
          }
        } else if let (name, others) = Self.head(text, kinds: ["protocol"]) {
          if !text.contains("}") { current = (name, indent) }
          members[name, default: []].formUnion([])
          parents[name] = others
        }
      }
    }
  }

  /// The names of all members of the protocols that types and extensions of a file conform to.
  func names(for file: SourceFile) -> Set<String> {
    let kinds = ["struct", "enum", "class", "actor", "extension", "protocol"]
    var names: Set<String> = []
    for (_, text) in file.code {
      guard let (name, others) = Self.head(text, kinds: kinds) else { continue }
      for used in [name] + others { collect(used, into: &names, depth: 0) }
    }
    return names
  }

  private func collect(_ name: String, into names: inout Set<String>, depth: Int) {
    guard depth < 10, let own = members[name] else { return }
    names.formUnion(own)
    for parent in parents[name] ?? [] { collect(parent, into: &names, depth: depth + 1) }
  }

  /// The name of a type or extension and the words behind its colon.
  private static func head(_ text: String, kinds: [String]) -> (name: String, others: [String])? {
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    guard let kind = words.firstIndex(where: kinds.contains), kind + 1 < words.count,
      words[..<kind].allSatisfy({ $0.first?.isLowercase == true })
    else { return nil }
    return (words[kind + 1], Array(words[(kind + 2)...]))
  }

  private static func member(_ text: String) -> String? {
    let words = text.split { " (<:?".contains($0) }
    guard let kind = words.firstIndex(where: { ["func", "var", "init"].contains($0) })
    else { return nil }
    if words[kind] == "init" { return "init" }
    return kind + 1 < words.count ? String(words[kind + 1]) : nil
  }
}
