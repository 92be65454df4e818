import Glibc
import NewsCorpus
import NewsScript
import TerminalText

extension REPL {
  /// Writes entries as a script: `FILE`, then numbers and ranges of entries, or names of variables for
  /// the entries that made them; `-f` to replace a file.
  func save(_ argument: String) {
    attempt {
      var words = try CommandWords.split(argument)
      let replaces = words.contains("-f")
      words.removeAll { $0 == "-f" }
      guard let path = words.first else {
        throw CommandFailure(.usage, "':save' expects FILE [1-5 …]")
      }
      let numbers = try Self.numbers(
        try words.dropFirst().map(number(of:)), last: record.count - 1,
        first: record.entries.first?.number)
      if numbers.isEmpty { throw CommandFailure(.usage, "nothing was typed that could be saved") }
      let script = try SessionScript(numbers, of: record)
      let text = try source(of: script, path)
      try writeFile(path, Array(text.utf8), replaces: replaces, command: "save")
      show(DisplayText.visible(savedWords(numbers.count, path)) + "\n")
    }
  }

  /// A word as the number of an entry: the one that gave a variable its value last.
  private func number(of word: String) throws(CommandFailure) -> String {
    guard LuaText.isName(word) else { return word }
    let entry = record.entries.last { entry in
      guard !entry.hasFailed else { return false }
      if entry.bound.contains(word) { return true }
      return entry.isCode && TypedSource(entry.chunk ?? entry.text).defined.contains(word)
    }
    guard let entry else {
      throw CommandFailure(.usage, "no entry makes a variable '\(word)'; ':history' lists them")
    }
    return String(entry.number)
  }

  private func savedWords(_ count: Int, _ path: String) -> String {
    "\(count) \(count == 1 ? "entry" : "entries") saved as \(path)"
  }

  /// Writes a file for a command; one that is there only when that is wanted.
  func writeFile(_ path: String, _ bytes: [UInt8], replaces: Bool, command: String) throws {
    let name = expanded(path)
    if !replaces, access(name, F_OK) == 0 {
      throw CommandFailure(
        .inputOutput, "'\(path)' is there already; ':\(command) \(path) -f' replaces it")
    }
    try CommandFailure.writing(bytes, to: name, shown: path)
  }

  /// The whole script, with what it returns; it is read once to see that it can be.
  private func source(of script: SessionScript, _ path: String) throws -> String {
    var lines = script.lines
    var returned: [String] = []
    for name in script.names where !returned.contains(name) {
      if let number = name.hasPrefix("out_") ? Int(name.dropFirst(4)) : nil {
        if record.entry(number)?.isComponent == true { returned.append(name) }
      } else if try component(named: name) != nil {
        returned.append(name)
      }
    }
    if !returned.isEmpty {
      lines += [
        "",
        "return " + (returned.count == 1 ? returned[0] : "{ \(returned.joined(separator: ", ")) }"),
      ]
    }
    let corpus = state.host.corpus?.name
    let use =
      returned.isEmpty
      ? (corpus.map { "NEWSLAB_CORPUS=\($0) " } ?? "") + "newslab \(path)"
      : "newslab run \(path)" + (corpus.map { " --corpus \($0)" } ?? "")
    let head =
      LuaText.comment("Saved from a session of newslab \(Version.current); run it with:")
      + LuaText.comment("  " + use) + [""]
    let text = (head + lines).map { $0 + "\n" }.joined()
    _ = try state.lua.load(text, name: "@" + path)
    return text
  }

  /// The numbers that words say, all when they say none.
  static func numbers(_ words: [String], last: Int, first: Int?) throws(CommandFailure) -> [Int] {
    guard let first, last >= first else { return [] }
    if words.isEmpty { return Array(first...last) }
    var numbers: Set<Int> = []
    for word in words.flatMap({ $0.split(separator: ",") }) {
      let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard ends.count <= 2, let start = ends[0], let end = ends[ends.count - 1], start <= end,
        start > 0
      else {
        throw CommandFailure(
          .usage, "expected a number, a range such as 1-5 or a name, got '\(word)'")
      }
      if end > last || start < first {
        let wrong = end > last ? end : start
        throw CommandFailure(.usage, "there is no entry \(wrong); ':history' lists them")
      }
      numbers.formUnion(start...end)
    }
    return numbers.sorted()
  }
}
