import NewsScript

/// What was typed at the prompt, and what came of it, for `:history`, `:save` and `:export`.
final class SessionRecord {
  /// Something that an entry showed.
  enum Part {
    /// Text that was printed.
    case printed(String)
    /// A value as the prompt shows it, and what a document shows in its place, if anything.
    case value(String, blocks: [Document.Block])
    /// Lines that say what is wrong.
    case complaint([String])
  }

  /// One input.
  struct Entry {
    /// Its number, from 1.
    let number: Int
    /// What was typed.
    let text: String
    /// What it showed, in order.
    var parts: [Part] = []
    /// Whether it went wrong.
    var hasFailed = false
    /// Whether it gave a value that `Out` keeps.
    var hasResult = false
    /// Whether that value is a component.
    var isComponent = false
    /// The statements of Lua that do what a command did, for a script, or nil.
    var script: [String]?
    /// The expression that a command evaluated, or nil.
    var chunk: String?
    /// The variables that a command made of components.
    var bound: [String] = []
    /// How much of what it showed is kept, in bytes, and whether there was more.
    fileprivate(set) var size = 0
    fileprivate(set) var isCut = false

    /// The Lua in it: all of it, or what stands behind a command.
    var source: String {
      if let chunk { return chunk }
      guard PromptCommand.isCommand(text) else { return text }
      return String(text.drop { $0 == " " }.drop { $0 != " " }.drop { $0 == " " })
    }

    /// Whether it is Lua, or a command that evaluates some.
    var isCode: Bool {
      // What asked for help is only a comment in a script.
      chunk != nil || !PromptCommand.isCommand(text) && script == nil
    }
  }

  /// The entries, oldest first.
  private(set) var entries: [Entry] = []
  /// How many there were.
  private(set) var count = 0
  private static let most = 10_000
  private static let largestEntry = 1 << 18
  private static let largest = 1 << 26
  private var size = 0

  /// Begins an entry and gives its number.
  func begin(_ text: String) -> Int {
    count += 1
    entries.append(Entry(number: count, text: text))
    size += text.utf8.count
    while entries.count > Self.most || (size > Self.largest && entries.count > 1) {
      let first = entries.removeFirst()
      size -= first.size + first.text.utf8.count
    }
    return count
  }

  /// The entry of a number, or nil.
  func entry(_ number: Int) -> Entry? {
    guard let first = entries.first, number >= first.number, number <= count else { return nil }
    return entries[number - first.number]
  }

  /// Adds what the latest entry shows; of very much, the beginning.
  func add(_ part: Part) {
    change { entry in
      let size: Int
      switch part {
      case .printed(let text), .value(let text, _): size = text.utf8.count
      case .complaint(let lines): size = lines.reduce(0) { $0 + $1.utf8.count }
      }
      if entry.isCut { return }
      guard entry.size + size <= Self.largestEntry else { return entry.isCut = true }
      entry.size += size
      self.size += size
      if case .printed(let text) = part, case .printed(let before)? = entry.parts.last {
        entry.parts[entry.parts.count - 1] = .printed(before + text)
      } else {
        entry.parts.append(part)
      }
    }
  }

  /// Says that the latest entry went wrong.
  func fail() { change { $0.hasFailed = true } }

  /// Says that the latest entry gave a value, and whether that is a component.
  func noteResult(isComponent: Bool) {
    change {
      $0.hasResult = true
      $0.isComponent = isComponent
    }
  }

  /// Says what a script has to do for the latest entry, a command, and which variables have become
  /// components with that.
  func translate(_ statements: [String], bound: [String] = []) {
    change {
      $0.script = ($0.script ?? []) + statements
      $0.bound += bound
    }
  }

  /// Says what the latest entry, a command, evaluates.
  func translate(expression: String) { change { $0.chunk = expression } }

  private func change(_ body: (inout Entry) -> Void) {
    guard !entries.isEmpty else { return }
    body(&entries[entries.count - 1])
  }
}
