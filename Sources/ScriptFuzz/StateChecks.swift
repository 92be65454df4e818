import LuaKit
import NewsScript

/// What must hold of a state whatever a program did.
package struct StateChecks {
  /// How a state was before the program.
  package struct Start {
    let memory: Int
    /// Puts the globals and libraries back; gives whether it could.
    let restore: LuaReference
  }

  private static let calm = LuaLimits(time: .seconds(15))

  /// The bytes that a state may have more afterwards.
  let slack: Int

  /// Checks that allow so many bytes more than at the start.
  package init(slack: Int) { self.slack = slack }

  /// Sees how a state is before a program.
  package func begin(_ state: ScriptState) throws(LuaError) -> Start {
    let chunk = try state.lua.load(Self.restorer, name: "=restore")
    guard case .function(let restore)? = try state.lua.call(chunk, [], limits: Self.calm).first
    else {
      throw LuaError("no function")
    }
    state.lua.collectGarbage()
    return Start(memory: state.lua.memoryUsed, restore: restore)
  }

  /// Looks at a result from Swift in all ways.
  func look(at value: LuaValue, in state: ScriptState, _ outcome: inout FuzzOutcome) {
    do {
      checkText(try state.lua.text(of: value), "tostring", &outcome)
    } catch {
      judge(error, state.lua.limits, isStopped: false, &outcome)
    }
    switch value {
    case .table(let reference), .object(let reference), .function(let reference),
      .coroutine(let reference):
      use(reference)
    default: break
    }
  }

  private func use(_ reference: LuaReference) {
    _ = try? reference.field("x")
    _ = try? reference.element(.min)
    _ = reference.rawCount < 1000 ? try? reference.elements() : nil
    _ = try? reference.pairs(atMost: 20)
    _ = (reference.identity, reference.objectClass)
  }

  /// A value of a state that is closed can be asked, and released; it never answers.
  package func checkAfterClose(_ held: [LuaValue], _ outcome: inout FuzzOutcome) {
    for value in held {
      switch value {
      case .table(let reference), .object(let reference), .function(let reference),
        .coroutine(let reference):
        use(reference)
        if (try? reference.field("x")) != nil {
          outcome.report("a value of a closed state has a field")
        }
      default: break
      }
    }
  }

  /// The error of a chunk says something that can be.
  package func judge(
    _ error: LuaError, _ limits: LuaLimits, isStopped: Bool, _ outcome: inout FuzzOutcome
  ) {
    checkText(error.message, "an error", &outcome)
    checkText(error.traceback ?? "", "a traceback", &outcome)
    switch error.kind {
    case .syntax: outcome.report("the program is no Lua: \(error)")
    case .exited: outcome.report("a script has ended itself")
    case .unavailable: outcome.count("unavailable")
    case .runtime: outcome.count("error")
    case .stopped(let reason):
      outcome.count("stopped: \(reason.rawValue)")
      let isPossible =
        switch reason {
        case .interrupted: isStopped
        case .time: limits.time != nil
        case .memory: limits.memory != nil
        case .steps: limits.steps != nil
        case .depth: limits.depth != nil
        case .output: limits.output != nil
        }
      if !isPossible { outcome.report("stopped without a reason: \(reason.rawValue)") }
    }
  }

  /// Texts show no addresses and no errors of newslab itself.
  func checkText(_ text: String, _ what: String, _ outcome: inout FuzzOutcome) {
    for type in ["table", "function", "userdata", "thread", "builtin"]
    where Self.showsAddress(text, of: type) {
      outcome.report("\(what) shows an address of a \(type)")
    }
    for words in ["internal error", "error in error handling"] where text.contains(words) {
      outcome.report("\(what) says '\(words)'")
    }
  }

  /// Guarded states number their objects instead: a number has eight digits, an address has more.
  private static func showsAddress(_ text: String, of type: String) -> Bool {
    let mark = type + ": 0x"
    guard text.contains(mark) else { return false }
    return text.ranges(of: mark).contains { range in
      text[range.upperBound...].prefix { $0.isHexDigit }.count > 9
    }
  }

  /// The state works, and has given its memory back unless values are kept elsewhere.
  package func checkEnd(
    _ state: ScriptState, _ start: Start, keeping kept: Int, _ outcome: inout FuzzOutcome
  ) {
    do {
      let sum = try state.lua.load("return 1 + 1", name: "=sum")
      let results = try state.lua.call(sum, [], limits: Self.calm)
      if case .integer(2)? = results.first {} else { outcome.report("1 + 1 is \(results)") }
      let isRestored =
        try state.lua.call(start.restore, [], limits: Self.calm).first?.isTrue == true
      var more = Int.max
      for _ in 0..<8 where more > slack {
        state.lua.collectGarbage()  // each time Lua gives half of the records of deep calls back
        more = state.lua.memoryUsed - start.memory
      }
      if isRestored, kept == 0, more > slack {
        outcome.report("the state keeps \(more >> 10) KiB more than at the start")
      }
    } catch {
      outcome.report("the state is of no use afterwards: \(error)")
    }
    if state.lua.stackCount != 0 { outcome.report("values are left on the stack at the end") }
  }

  private static let restorer = """
    local next, rawset, rawget, rawequal, type, getmetatable, globals =
      next, rawset, rawget, rawequal, type, getmetatable, _G
    local saved, metatables = {}, {}
    local function save(t)
      local copy = {}
      for k, v in next, t do copy[k] = v end
      saved[t], metatables[t] = copy, getmetatable(t)
      for _, v in next, copy do
        if type(v) == "table" and not saved[v] then save(v) end  -- package.loaded, newslab.text
      end
    end
    save(globals)
    return function()
      local is_restored = true
      for t, copy in next, saved do
        for k, v in next, t do
          if not rawequal(copy[k], v) then rawset(t, k, copy[k]) end
        end
        for k, v in next, copy do
          if rawget(t, k) == nil then rawset(t, k, v) end
        end
        if not rawequal(getmetatable(t), metatables[t]) then is_restored = false end
      end
      return is_restored
    end
    """
}
