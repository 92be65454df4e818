import LuaSyntax

/// Entries of a session as a script that runs by itself.
struct SessionScript {
  /// Why entries are no script.
  enum Failure: Error, Equatable, CustomStringConvertible {
    case noEntry(Int)
    /// An entry uses a result that is not among those saved.
    case missing(Int, usedBy: Int)
    /// An entry uses the result of a command.
    case ofCommand(Int, usedBy: Int)
    case table(String, usedBy: Int)

    var description: String {
      switch self {
      case .noEntry(let number): "there is no entry \(number); ':history' lists them"
      case .missing(let number, let user):
        "entry \(user) uses the result of entry \(number), which is not among those saved; "
          + "name \(number), too"
      case .ofCommand(let number, let user):
        "entry \(user) uses the result of entry \(number), a command, which no script has; "
          + "name the others, as in ':save FILE 1-\(max(1, number - 1))'"
      case .table(let name, let user):
        "entry \(user) uses '\(name)', which no script has, other than as \(name)[number]"
      }
    }
  }

  /// An entry, read.
  private struct Item {
    let entry: SessionRecord.Entry
    let source: TypedSource
    /// Whether the prompt showed a value for it.
    let isShown: Bool

    /// Whether it is an expression that makes a component; a variable alone only shows one.
    var makesComponent: Bool {
      entry.isComponent && (source.putReturn != nil || source.isExpression)
        && !LuaText.isName(source.lastExpression)
    }
  }

  private let items: [Item]
  private let results: [Int]
  private let record: SessionRecord
  /// The entries whose results others use.
  private let used: Set<Int>
  /// The names that the script sets, and those of results, in order.
  private(set) var names: [String] = []
  private static let keeper = "show"

  /// Takes entries by their numbers.
  init(_ numbers: [Int], of record: SessionRecord) throws(Failure) {
    self.record = record
    results = record.entries.filter(\.hasResult).map(\.number)
    var items: [Item] = []
    for number in numbers {
      guard let entry = record.entry(number) else { throw .noEntry(number) }
      let isShown = entry.parts.contains { if case .value = $0 { true } else { false } }
      items.append(
        Item(entry: entry, source: TypedSource(entry.chunk ?? entry.text), isShown: isShown))
    }
    self.items = items
    var used: Set<Int> = []
    let saved = Set(numbers)
    for item in items where item.entry.isCode {
      for (use, _) in item.source.uses {
        guard let number = try Self.result(use, of: item.entry.number, results) else { continue }
        if !saved.contains(number) { throw .missing(number, usedBy: item.entry.number) }
        if record.entry(number)?.isCode == false {
          throw .ofCommand(number, usedBy: item.entry.number)
        }
        used.insert(number)
      }
    }
    self.used = used
    for item in items where item.entry.isCode {
      names += item.source.assigned
      if item.makesComponent {
        names.append("out_\(item.entry.number)")
      }
    }
    for item in items { names += item.entry.bound }
  }

  /// The number of the entry whose result is meant; nil for an input.
  private static func result(
    _ use: TypedSource.Use, of user: Int, _ results: [Int]
  ) throws(Failure) -> Int? {
    switch use {
    case .input: return nil
    case .table(let name): throw .table(name, usedBy: user)
    case .result(let number):
      // A number that has no result is nil in the script, as it was.
      return results.contains(number) && number < user ? number : nil
    case .latest(let back):
      let before = results.filter { $0 < user }
      return before.count >= back ? before[before.count - back] : nil
    }
  }

  /// The script, without what it returns.
  var lines: [String] {
    var lines: [String] = []
    if items.contains(where: { used.contains($0.entry.number) && $0.isShown }) {
      lines += ["local function \(Self.keeper)(...) print(...) return (...) end", ""]
    }
    for item in items {
      let entry = item.entry
      if entry.hasFailed {
        lines += LuaText.comment("left out, as it went wrong: " + entry.text)
      } else if entry.isCode {
        lines += code(item).split(separator: "\n", omittingEmptySubsequences: false).map(
          String.init)
      } else {
        lines += script(of: entry)
      }
    }
    return lines
  }

  /// What a command does, or the command itself as a comment when it does nothing in a script.
  private func script(of entry: SessionRecord.Entry) -> [String] {
    guard let script = entry.script, !isHelp(entry) else { return LuaText.comment(entry.text) }
    return script
  }

  private func isHelp(_ entry: SessionRecord.Entry) -> Bool {
    HelpRequest.read(entry.text) != nil
      || PromptCommand.helpCommands.contains {
        PromptCommand.isCommand(entry.text)
          && entry.text.split(separator: " ").first == ":\($0.name)"
      }
  }

  private func code(_ item: Item) -> String {
    let number = item.entry.number
    var replaced = item.source.uses.map { use, range in
      (range, replacement(of: use, usedBy: number))
    }
    if let semicolon = item.source.lastSemicolon { replaced.append((semicolon, "")) }
    guard let place = item.source.putReturn else {
      let text = item.source.text(replacing: replaced)
      guard item.source.isExpression else { return text }
      let (start, end) = frame(of: item)
      return start + text + end
    }
    let (start, end) = frame(of: item)
    replaced.append((place, start))
    return item.source.text(replacing: replaced.sorted { $0.0.lowerBound < $1.0.lowerBound }) + end
  }

  /// What stands before and behind the expression that an entry is, or that ends it.
  private func frame(of item: Item) -> (start: String, end: String) {
    let number = item.entry.number
    let end = item.source.endsInComment ? "\n)" : ")"
    if item.makesComponent { return ("local out_\(number) = ", "") }
    if used.contains(number) { return ("local out_\(number) = \(Self.keeper)(", end) }
    if item.isShown { return ("print(", end) }
    return item.source.endsInCall ? ("", "") : ("local _ = ", "")
  }

  private func replacement(of use: TypedSource.Use, usedBy user: Int) -> String {
    if case .input(let number) = use {
      return record.entry(number).map { LuaText.quoted($0.text) } ?? "nil"
    }
    let number = (try? Self.result(use, of: user, results)) ?? nil
    return number.map { "out_\($0)" } ?? "nil"
  }
}
