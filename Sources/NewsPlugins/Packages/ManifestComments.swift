import NewsCorpus

/// What the doc comments at the top of a single file say, as a manifest says it.
///
///     ---@name word-count
///     ---@version 1.0.0
///     ---@permission clock
///     --- Counts words.
enum ManifestComments {
  /// The words behind `---@`, the key of the manifest that each is, and whether it may come again.
  static let words: [(word: String, key: String, isList: Bool)] = [
    ("name", "name", false), ("version", "version", false), ("license", "license", false),
    ("newslab", "newslab", false), ("summary", "summary", false), ("author", "authors", true),
    ("permission", "permissions", true), ("keyword", "keywords", true),
    ("dependency", "dependencies", true),
  ]

  /// A problem with one of them.
  struct Problem: Error {
    let line: Int
    let problem: String
  }

  /// The keys and values, and the line of each key.
  static func read(_ source: [UInt8]) throws(Problem) -> ([String: JSONValue], [String: Int]) {
    var values: [String: JSONValue] = [:]
    var lines: [String: Int] = [:]
    var summary: [String] = []
    let text = String(decoding: source.prefix(1 << 16), as: UTF8.self)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let line = line.hasSuffix("\r") ? line.dropLast() : line
      if index == 0, line.hasPrefix("#!") { continue }
      guard line.hasPrefix("--") || line.allSatisfy({ $0 == " " }) else { break }
      if line.hasPrefix("---@") {
        try add(line.dropFirst(4), at: index + 1, to: &values, &lines)
      } else if line.hasPrefix("---"), lines["."] == nil {
        let words = line.dropFirst(3).drop { $0 == " " }
        if !words.isEmpty {
          summary.append(String(words))
        } else if !summary.isEmpty {
          lines["."] = index + 1
        }
      }
    }
    lines["."] = nil
    if values["summary"] == nil, !summary.isEmpty {
      values["summary"] = .string(firstSentence(summary.joined(separator: " ")))
    }
    return (values, lines)
  }

  private static func firstSentence(_ text: String) -> String {
    var before: Character = " "
    for index in text.indices {
      if before == ".", text[index] == " " { return String(text[..<index]) }
      before = text[index]
    }
    return text
  }

  private static func add(
    _ rest: Substring, at line: Int, to values: inout [String: JSONValue],
    _ lines: inout [String: Int]
  ) throws(Problem) {
    let parts = rest.split(separator: " ", maxSplits: 1)
    let name = parts.first.map(String.init) ?? ""
    // Other words are for editors: `---@param`, `---@type` and the like.
    guard let word = words.first(where: { $0.word == name }) else { return }
    let value = parts.count == 2 ? String(parts[1]).trimmed : ""
    if value.isEmpty { throw Problem(line: line, problem: "---@\(name): expected a value") }
    if word.key == "dependencies" {
      try addDependency(value, at: line, to: &values, &lines)
    } else if word.isList {
      guard case .list(let list) = values[word.key] ?? .list([]) else { return }
      values[word.key] = .list(list + [.string(value)])
    } else if values.updateValue(.string(value), forKey: word.key) != nil {
      throw Problem(line: line, problem: "---@\(name) stands there twice")
    }
    lines[word.key] = lines[word.key] ?? line
  }

  private static func addDependency(
    _ value: String, at line: Int, to values: inout [String: JSONValue],
    _ lines: inout [String: Int]
  ) throws(Problem) {
    let parts = value.split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else {
      throw Problem(
        line: line, problem: "---@dependency: expected a name and versions, got '\(value)'")
    }
    guard case .table(var table) = values["dependencies"] ?? .table([:]) else { return }
    table[String(parts[0])] = .string(String(parts[1]).trimmed)
    values["dependencies"] = .table(table)
    lines["dependencies.\(parts[0])"] = line
  }
}

extension String {
  /// The text without spaces at its ends.
  fileprivate var trimmed: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
