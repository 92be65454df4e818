import CLuaBridge

/// A Lua 5.4 interpreter.
///
/// A state belongs to one thread at a time and is closed when it is released; references into it
/// that live longer throw. ``interrupter`` may be used from any thread.
public final class LuaState {
  let core: LuaCore
  private let stack: LuaStack
  /// What the state may do.
  public let policy: LuaPolicy
  /// Stops what the state runs, from any thread.
  public let interrupter: LuaInterrupter

  /// Opens a state under a policy; throws when there is no memory.
  public init(policy: LuaPolicy) throws(LuaError) {
    core = try LuaCore()
    guard let state = core.main else { throw .closed }
    stack = LuaStack(state)
    self.policy = policy
    interrupter = LuaInterrupter(state)
    for library in policy.libraries {
      try Self.check(nl_open_library(state, library), stack)
    }
    if policy.isGuarded {
      try Self.check(nl_open_guards(state), stack)
      try Self.check(nl_open_random(state), stack)
      try GuardedLibraries.install(in: self)
    }
    try removeFunctions()
    try refuseFunctions()
    limits = policy.limits
  }

  deinit { close() }

  /// Closes the state: its memory is free, and whatever uses it from now on throws.
  ///
  /// A state that runs something cannot be closed; then false.
  @discardableResult
  public func close() -> Bool {
    guard let state = core.main else { return true }
    guard !nl_is_running(state) else { return false }
    interrupter.forget()
    core.close()
    return true
  }

  /// The stack of the open state.
  private func openStack() throws(LuaError) -> LuaStack {
    guard core.main != nil else { throw .closed }
    return stack
  }

  /// The limits of each call from here on, at first those of the policy.
  ///
  /// A call that goes on keeps the ones it began with, but for memory.
  public var limits: LuaLimits {
    get { core.limits }
    set {
      if newValue.time != nil { LuaWatchdog.shared.add(interrupter) }
      core.limits = newValue
    }
  }

  /// Whether `os.exit` ends the running call; the error then says with which status.
  public var mayExit: Bool {
    get { core.mayExit }
    set { core.mayExit = newValue }
  }

  /// Begins the random numbers of a guarded state anew, those that belong to a number.
  public func seedRandom(_ number: Int) {
    if let main = core.main { nl_seed_random(main, Int64(number)) }
  }

  /// The memory that Lua uses, in bytes.
  public var memoryUsed: Int { core.main.map { Int(nl_memory_used($0)) } ?? 0 }

  /// The number of values on the stack of the state: 0 while nothing runs, and once it is closed.
  package var stackCount: Int { core.main == nil ? 0 : stack.count }

  /// Collects all garbage now.
  public func collectGarbage() {
    guard core.main != nil else { return }
    let base = stack.count
    core.releaseReferences()
    _ = nl_collect(stack.state)
    nl_set_top(stack.state, Int32(base))
  }

  /// Says how many bytes an object keeps that is given to Lua, whose collector does not see them.
  public func noteHostMemory(_ bytes: Int) {
    if core.main != nil { stack.noteHostMemory(bytes) }
  }

  /// Makes an object of the host available to callbacks, by its type.
  public func attach<Object: AnyObject>(_ object: Object) {
    core.attached[ObjectIdentifier(Object.self)] = object
  }

  /// Compiles source text; bytecode is refused.
  ///
  /// A name that begins with `@` is a file, with `=` is shown as it is.
  public func load(_ source: [UInt8], name: String) throws(LuaError) -> LuaReference {
    let stack = try openStack()
    core.releaseReferences()
    let base = stack.count
    defer { nl_set_top(stack.state, Int32(base)) }
    try stack.load(source, name: name)
    if let environment = core.environment {
      try environment.push(to: stack)
      nl_set_environment(stack.state)
    }
    return try LuaReference(popping: stack)
  }

  /// Compiles source text; see ``load(_:name:)-([UInt8],_)``.
  public func load(_ source: String, name: String) throws(LuaError) -> LuaReference {
    try load(Array(source.utf8), name: name)
  }

  /// Calls a function and gives all its results.
  @discardableResult
  public func call(_ function: LuaReference, _ arguments: [any LuaPushable] = [])
    throws(LuaError) -> [LuaValue]
  {
    let stack = try openStack()
    return try watched { () throws(LuaError) in try stack.call(function, arguments) }
  }

  /// Sets a global variable.
  public func setGlobal(_ name: String, _ value: some LuaPushable) throws(LuaError) {
    let stack = try openStack()
    let base = stack.count
    defer { nl_set_top(stack.state, Int32(base)) }
    try stack.check(nl_push_globals(stack.state))
    try value.push(to: stack)
    try stack.setField(name, ofTableAt: -2)
  }

  /// Sets a field of a table, without metamethods; other values are left alone.
  func setField(_ name: String, of value: LuaValue, to field: some LuaPushable) throws(LuaError) {
    guard case .table(let table) = value else { return }
    let stack = try openStack()
    let base = stack.count
    defer { nl_set_top(stack.state, Int32(base)) }
    try table.push(to: stack)
    try field.push(to: stack)
    try stack.setField(name, ofTableAt: -2)
  }

  /// The value of a global variable, without metamethods.
  public func global(_ name: String) throws(LuaError) -> LuaValue {
    let stack = try openStack()
    let base = stack.count
    defer { nl_set_top(stack.state, Int32(base)) }
    try stack.check(nl_push_globals(stack.state))
    try stack.check(nl_raw_get_field(stack.state, -1, name, name.utf8.count))
    return try LuaValue.read(from: stack, at: -1)
  }

  /// A value that Swift makes, as a value of this state.
  public func value(of pushable: some LuaPushable) throws(LuaError) -> LuaValue {
    try reading { stack throws(LuaError) in
      try pushable.push(to: stack)
      return try LuaValue.read(from: stack, at: -1)
    }
  }

  /// The text that `tostring` gives for a value; runs a `__tostring` of the script, protected.
  public func text(of value: LuaValue) throws(LuaError) -> String {
    let stack = try openStack()
    let base = stack.count
    defer { nl_set_top(stack.state, Int32(base)) }
    try value.push(to: stack)
    return try watched { () throws(LuaError) in try stack.text(at: -1) }
  }

  /// Leaves the stack as it was before the body.
  func reading<Result>(_ body: (LuaStack) throws(LuaError) -> Result) throws(LuaError) -> Result {
    let stack = try openStack()
    let base = stack.count
    defer { nl_set_top(stack.state, Int32(base)) }
    return try body(stack)
  }

  private static func check(_ status: Int32, _ stack: LuaStack) throws(LuaError) {
    guard status != NL_OK else { return }
    defer { nl_set_top(stack.state, 0) }
    let text = try? String.read(from: stack, at: -1)
    throw LuaError(kind: .unavailable, message: text ?? "cannot open a library")
  }

  private func removeFunctions() throws(LuaError) {
    for path in policy.removed { try setLibraryFunction(path, to: LuaValue.nil) }
  }

  private func refuseFunctions() throws(LuaError) {
    for (path, grant) in policy.refused.sorted(by: { $0.key < $1.key }) {
      let hint = grant == LuaPolicy.nothing ? "" : ", grant it with \(grant)"
      let message = "not permitted: \(path)\(hint)"
      let stub = LuaFunction(path, "Refused by the policy.", parameters: []) { _ in
        throw LuaError(message)
      }
      try setLibraryFunction(path, to: stub)
    }
  }

  /// Sets `table.function` or a global function, making the table when there is none.
  private func setLibraryFunction(_ path: String, to value: some LuaPushable) throws(LuaError) {
    let parts = path.split(separator: ".").map(String.init)
    guard parts.count == 2 else { return try setGlobal(path, value) }
    if case .nil = try global(parts[0]) { try setGlobal(parts[0], LuaTable()) }
    try setField(parts[1], of: global(parts[0]), to: value)
  }
}
