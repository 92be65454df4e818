/// A reader of stubs in the notation of LuaCATS that knows exactly what ours may hold.
struct StubFile {
  /// The names of everything that the file declares: classes, `Class.field`, functions, globals.
  private(set) var symbols: [String] = []
  /// What does not parse, and types that nothing declares.
  private(set) var problems: [String] = []
  private var classes: Set<String> = []
  private var used: [(type: String, line: Int)] = []
  private var owner: String?
  private var parameters: [String] = []
  private var hasType = false

  private static let basic: Set<String> = [
    "any", "boolean", "false", "function", "integer", "nil", "number", "string", "table", "thread",
    "true", "userdata",
  ]

  init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.first != "---@meta" {
      problems.append("line 1: the file does not begin with ---@meta")
    }
    for (number, line) in lines.enumerated().dropFirst() { read(String(line), number + 1) }
    for (type, line) in used where !Self.basic.contains(type) && !classes.contains(type) {
      problems.append("line \(line): there is no type '\(type)'")
    }
  }

  private mutating func read(_ line: String, _ number: Int) {
    if line.isEmpty || line.hasPrefix("-- ") || line.hasPrefix("--- ") { return }
    if line.hasPrefix("---@") { return annotation(String(line.dropFirst(4)), number) }
    if let match = line.wholeMatch(of: /function ([a-z_A-Z.:0-9]+)\((.*)\) end/) {
      let names = match.2.split(separator: ",").map { $0.filter { $0 != " " } }
      if names != parameters { problems.append("line \(number): parameters differ: \(names)") }
      symbols.append(String(match.1))
      parameters = []
    } else if let match = line.wholeMatch(of: /(?:local )?([a-zA-Z_.]+) = (?:\{\}|nil)/) {
      if hasType { symbols.append(String(match.1)) }
      if !hasType, owner != String(match.1) {
        problems.append("line \(number): the table of no class")
      }
      hasType = false
    } else {
      problems.append("line \(number): neither annotation nor declaration: \(line)")
    }
  }

  private mutating func annotation(_ text: String, _ number: Int) {
    if let match = text.wholeMatch(of: /class ([a-zA-Z_.]+)/) {
      owner = String(match.1)
      if !classes.insert(String(match.1)).inserted {
        problems.append("line \(number): class \(match.1) is there twice")
      }
      symbols.append(String(match.1))
    } else if let match = text.wholeMatch(of: /field ([a-z_0-9]+) (.+)/) {
      symbols.append("\(owner ?? "").\(match.1)")
      type(at: String(match.2), number)
    } else if let match = text.wholeMatch(of: /param ([a-z_0-9]+|\.\.\.)\?? (.+)/) {
      parameters.append(String(match.1))
      type(at: String(match.2), number)
    } else if let match = text.wholeMatch(of: /(?:return|type) (.+)/) {
      hasType = text.hasPrefix("type")
      if type(at: String(match.1), number) != "" {
        problems.append("line \(number): something stands behind the type: \(text)")
      }
    } else if text != "field [integer] any", text != "operator len: integer" {
      problems.append("line \(number): no annotation that is known: \(text)")
    }
  }

  /// Reads a type and gives the text behind it.
  @discardableResult
  private mutating func type(at text: String, _ number: Int) -> String {
    var reader = StubTypeReader(text)
    if !reader.union() { problems.append("line \(number): no type: \(text)") }
    for name in reader.names { used.append((name, number)) }
    return reader.rest
  }
}

/// Reads types: `integer|integer[]?`, `fun(a: Article): boolean`, `table<string, any>`.
struct StubTypeReader {
  private(set) var names: [String] = []
  private var text: Substring

  init(_ text: String) { self.text = text[...] }

  var rest: String { String(text.drop { $0 == " " }) }

  /// Types with bars between them.
  mutating func union() -> Bool {
    repeat {
      guard single() else { return false }
    } while take("|")
    return true
  }

  private mutating func single() -> Bool {
    if take("fun(") {
      guard take(")") || parameters() else { return false }
      if take(": ") {
        repeat { guard union() else { return false } } while take(", ")
      }
    } else {
      let name = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
      guard !name.isEmpty else { return false }
      text = text.dropFirst(name.count)
      names.append(String(name))
      if take("<") {
        repeat { guard union() else { return false } } while take(", ")
        guard take(">") else { return false }
      }
    }
    while take("[]") || take("?") {}
    return true
  }

  private mutating func parameters() -> Bool {
    repeat {
      let name = text.prefix { $0.isLetter || $0 == "_" || $0 == "." || $0 == "?" }
      text = text.dropFirst(name.count)
      guard !name.isEmpty, take(": "), union() else { return false }
    } while take(", ")
    return take(")")
  }

  private mutating func take(_ prefix: String) -> Bool {
    guard text.hasPrefix(prefix) else { return false }
    text = text.dropFirst(prefix.count)
    return true
  }
}
