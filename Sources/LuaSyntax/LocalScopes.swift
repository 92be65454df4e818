/// Keeps the local variables of a source while it is read.
struct LocalScopes {
  /// All that were declared, in the order of their declarations.
  private(set) var locals: [LocalVariable] = []
  /// Those that can be used now; nil for those of a `for` loop that have no name.
  private var active: [Int?] = []
  private var byName: [String: [Int]] = [:]
  /// How many could be used where each open block and function began.
  private var blocks: [Int] = []
  private var functions: [Int] = []
  /// Declared, and not to be used yet; for each open function, as those of an outer one stay so while
  /// an inner one is read.
  private var waiting: [[Int?]] = []

  /// How many local variables a function may have.
  private static let limit = 200

  /// How many variables can be used.
  var count: Int { active.count }
  /// How many blocks are open.
  var depth: Int { blocks.count }

  mutating func openFunction() {
    functions.append(active.count)
    waiting.append([])
  }

  mutating func closeFunction() {
    functions.removeLast()
    waiting.removeLast()
  }

  mutating func openBlock() { blocks.append(active.count) }

  mutating func closeBlock(at offset: Int) {
    let first = blocks.popLast() ?? 0
    while active.count > first {
      guard let number = active.removeLast() else { continue }
      let start = locals[number].scope.lowerBound
      locals[number].scope = start..<max(start, offset)
      byName[locals[number].name]?.removeLast()
    }
  }

  /// Declares a variable, which cannot be used yet; false when there are too many.
  mutating func declare(_ name: String, at range: Range<Int>, _ kind: LocalVariable.Kind) -> Bool {
    guard hasRoom else { return false }
    wait(locals.count)
    locals.append(
      LocalVariable(
        name: name, declaration: range, scope: range.upperBound..<range.upperBound, kind: kind))
    return true
  }

  /// Declares variables that have no name; false when there are too many.
  mutating func declareHidden(_ count: Int) -> Bool {
    for _ in 0..<count {
      guard hasRoom else { return false }
      wait(nil)
    }
    return true
  }

  private var hasRoom: Bool {
    active.count + (waiting.last?.count ?? 0) - (functions.last ?? 0) < Self.limit
  }

  private mutating func wait(_ number: Int?) {
    if let function = waiting.indices.last { waiting[function].append(number) }
  }

  /// Gives the latest declared variable its attribute.
  mutating func setKind(_ kind: LocalVariable.Kind) {
    if let number = waiting.last?.last ?? nil { locals[number].kind = kind }
  }

  /// From an offset on, what was declared can be used.
  mutating func activate(from offset: Int) {
    for number in waiting.last ?? [] {
      active.append(number)
      guard let number else { continue }
      locals[number].scope = offset..<offset
      byName[locals[number].name, default: []].append(number)
    }
    forgetWaiting()
  }

  /// Gives up what was declared and cannot be used yet, as the statement is wrong.
  mutating func forgetWaiting() {
    if let function = waiting.indices.last { waiting[function] = [] }
  }

  /// The variable that a name means; nil for a global one.
  func variable(_ name: String) -> LocalVariable? {
    byName[name]?.last.map { locals[$0] }
  }

  /// The name of the variable behind so many that can be used.
  func name(at place: Int) -> String {
    place < active.count ? active[place].map { locals[$0].name } ?? "?" : "?"
  }
}
