import CLuaBridge
import Synchronization

/// What a state, its references and its callbacks share: the C state and the objects that it needs.
///
/// Belongs to one thread at a time, as the state does.
final class LuaCore {
  /// The C state; nil once closed.
  private(set) var main: OpaquePointer?
  #if PLANTED_BUGS
    /// A bug that may be planted: references go on with a state that is closed.
    private(set) var closed: OpaquePointer?
  #endif
  /// Classes whose metatables exist in the state, and functions that it calls: kept alive.
  private var classes: [ObjectIdentifier: LuaClassBox] = [:]
  private var functions: [ObjectIdentifier: LuaFunctionBox] = [:]
  private var completeClasses: Set<ObjectIdentifier> = []
  private var latestClass: ObjectIdentifier?
  /// References that Swift no longer needs; the state lets them go when it is next used.
  private let released = Mutex<[Int32]>([])
  /// The table of globals of chunks that are compiled, or nil for the globals of the state.
  var environment: LuaReference?
  /// The limits of each call.
  var limits = LuaLimits() {
    didSet {
      guard let main, limits != oldValue else { return }
      nl_set_limits(main, limits.bridged)
      nl_set_memory_limit(main, limits.memory ?? 0)
    }
  }
  /// Whether a script may end itself, and the status with which it did.
  var mayExit = false
  var exitStatus: Int32 = 0
  /// The latest error of the host that a script got as a text, and that text.
  var cause: (text: String, error: any Error)?
  /// Objects of the host that callbacks ask for, by type.
  var attached: [ObjectIdentifier: AnyObject] = [:]

  init() throws(LuaError) {
    let host = nl_Host(
      call: hostCall, get: hostGet, missing: hostMissing, locate: hostLocate,
      release: hostRelease)
    guard nl_set_signal(LuaInterrupter.signal), let state = nl_open(host, 0) else {
      throw LuaError(kind: .unavailable, message: "cannot open a Lua state")
    }
    main = state
    nl_set_owner(state, Unmanaged.passUnretained(self).toOpaque())
  }

  func close() {
    guard let state = main else { return }
    main = nil
    #if PLANTED_BUGS
      if nl_planted_bug() == 2 { closed = state }
    #endif
    let remains = nl_close(state)
    assert(remains.objects == 0 && remains.bytes == 0, "a closed Lua state keeps \(remains)")
    attached = [:]
    cause = nil
    environment = nil
  }

  deinit { close() }

  /// The core that a running callback belongs to.
  static func of(_ state: OpaquePointer) -> LuaCore? {
    nl_owner(state).map { Unmanaged<LuaCore>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Keeps a function for as long as the state lives and gives its address to C.
  func keep(_ function: LuaFunctionBox) -> UnsafeMutableRawPointer {
    functions[ObjectIdentifier(function)] = function
    return Unmanaged.passUnretained(function).toOpaque()
  }

  /// Gives a reference up, from any thread.
  func release(_ reference: Int32) { released.withLock { $0.append(reference) } }

  /// Lets Lua collect what released references kept.
  func releaseReferences() {
    guard let main else { return }
    let references = released.withLock { list in
      defer { list.removeAll(keepingCapacity: list.count < 1024) }
      return list
    }
    for reference in references { nl_unref(main, reference) }
  }

  /// Makes the metatable of a class unless the state has it.
  func ensure(_ box: LuaClassBox, on stack: LuaStack) throws(LuaError) {
    let key = ObjectIdentifier(box)
    guard key != latestClass else { return }
    guard !completeClasses.contains(key) else {
      latestClass = key
      return
    }
    classes[key] = box
    let top = stack.count
    defer { nl_set_top(stack.state, Int32(top)) }
    let address = Unmanaged.passUnretained(box).toOpaque()
    let hasElements = box.behaviour.locate != nil
    guard nl_new_class(stack.state, address, box.name, hasElements) == NL_OK else {
      throw .noRoom
    }
    for property in box.properties {
      let pointer = Unmanaged.passUnretained(property.box).toOpaque()
      try stack.check(nl_add_property(stack.state, property.name, pointer, property.isCached))
    }
    for method in box.methods {
      try method.push(to: stack)
      try stack.setField(method.name, ofTableAt: -2)
    }
    for (name, function) in box.metamethods {
      try function.push(to: stack)
      try stack.check(nl_add_metamethod(stack.state, address, name))
    }
    completeClasses.insert(key)
  }
}

/// Runs a host function; an error becomes a value on Lua's stack and ``NL_RAISE``.
private func hostCall(_ state: OpaquePointer?, _ function: UnsafeMutableRawPointer?) -> Int32 {
  guard let state, let function else { return NL_RAISE }
  let stack = LuaStack(state)
  do {
    return try Unmanaged<LuaFunctionBox>.fromOpaque(function)._withUnsafeGuaranteedRef { box in
      try box.body(LuaCall(stack: stack, isMethod: box.isMethod))
    }
  } catch {
    return stack.raise(error)
  }
}

private func hostGet(
  _ state: OpaquePointer?, _ property: UnsafeMutableRawPointer?,
  _ object: UnsafeMutableRawPointer?, _ index: Int64
) -> Int32 {
  guard let state, let property, let object else { return NL_RAISE }
  let stack = LuaStack(state)
  do {
    // Lua keeps both meanwhile, and counting references would take longer than the rest.
    try Unmanaged<LuaPropertyBox>.fromOpaque(property)._withUnsafeGuaranteedRef { box in
      try Unmanaged<AnyObject>.fromOpaque(object)._withUnsafeGuaranteedRef { object in
        try box.get(object, Int(index), stack)
      }
    }
    return 1
  } catch {
    return stack.raise(error)
  }
}

private func hostMissing(
  _ state: OpaquePointer?, _ classAddress: UnsafeMutableRawPointer?,
  _ object: UnsafeMutableRawPointer?, _ index: Int64
) -> Int32 {
  guard let state, let classAddress, let object else { return NL_RAISE }
  let box = Unmanaged<LuaClassBox>.fromOpaque(classAddress).takeUnretainedValue()
  let owner = Unmanaged<AnyObject>.fromOpaque(object).takeUnretainedValue()
  let stack = LuaStack(state)
  do {
    var key: Int64 = 0
    if nl_to_integer(state, 2, &key) {
      if let locate = box.behaviour.locate {
        let element = key < 1 ? nil : locate(owner, Int(index), Int(key))
        try element.push(to: stack)
        return 1
      }
      if let element = box.behaviour.element {
        try element(owner, Int(index), Int(key), stack)
        return 1
      }
    }
    throw box.unknownField(stack.keyText(at: 2), of: (owner, Int(index)))
  } catch {
    return stack.raise(error)
  }
}

private func hostLocate(
  _ classAddress: UnsafeMutableRawPointer?, _ object: UnsafeMutableRawPointer?, _ index: Int64,
  _ key: Int64, _ found: UnsafeMutablePointer<nl_Element>?
) -> Int32 {
  guard let classAddress, let object, let found else { return -1 }
  if key < 1 { return 0 }
  return Unmanaged<LuaClassBox>.fromOpaque(classAddress)._withUnsafeGuaranteedRef { box in
    Unmanaged<AnyObject>.fromOpaque(object)._withUnsafeGuaranteedRef { object in
      guard let locate = box.behaviour.locate else { return -1 }
      guard let element = locate(object, Int(index), Int(key)) else { return 0 }
      return element.write(to: found) ? 1 : -1
    }
  }
}

private func hostRelease(_ object: UnsafeMutableRawPointer?) {
  if let object { Unmanaged<AnyObject>.fromOpaque(object).release() }
}
