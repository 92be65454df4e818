import CLuaBridge

extension LuaStack {
  /// The error of a call or load that failed; its value is on top of the stack and left there.
  func error(status: Int32) -> LuaError {
    if status == NL_NO_STACK { return .noRoom }
    var error = LuaError(kind: .runtime, message: "")
    let line = Int(nl_error_line(state))
    if line > 0 {
      let source = LuaError.shown(source: String(cString: nl_error_source(state)))
      error.location = LuaError.Location(source: source, line: line)
    }
    error.traceback = nl_error_traceback(state).map { String(cString: $0) }
    if status == NL_STOPPED || status == NL_ERROR_MEMORY {
      takeStop(code: nl_stop_reason(state), into: &error)
    } else if let bytes = try? LuaString.read(from: self, at: -1).bytes {
      takeText(bytes, into: &error)
      if status == NL_ERROR_SYNTAX {
        error.kind = .syntax(isIncomplete: error.message.hasSuffix("<eof>"))
      }
    } else {
      error.value = try? LuaValue.read(from: self, at: -1)
      takeValueText(into: &error)
    }
    return error
  }

  private func takeStop(code: Int32, into error: inout LuaError) {
    if code == NL_STOP_EXIT {
      let status = LuaCore.of(state)?.exitStatus ?? 0
      (error.kind, error.message) = (.exited(status: status), "exit with \(status)")
    } else {
      let stop = stopped(LuaError.StopReason(code: code) ?? .memory)
      (error.kind, error.message) = (stop.kind, stop.message)
    }
  }

  /// Takes the message without the place that Lua put in front.
  private func takeText(_ bytes: [UInt8], into error: inout LuaError) {
    let place = String(cString: nl_error_place(state))
    if !place.isEmpty, bytes.starts(with: place.utf8) {
      error.place = place
      error.message = String(decoding: bytes.dropFirst(place.utf8.count), as: UTF8.self)
    } else {
      error.message = String(decoding: bytes, as: UTF8.self)
    }
    guard let core = LuaCore.of(state), let cause = core.cause else { return }
    if cause.text == error.message { error.cause = cause.error }
    core.cause = nil
  }

  /// Takes a raised value that is not a string, as text.
  ///
  /// `nil` and tables too say something. When its `__tostring` is stopped, the error is that.
  private func takeValueText(into error: inout LuaError) {
    let type = typeName(at: -1)
    let top = count
    defer { nl_set_top(state, Int32(top)) }
    let status = nl_to_text(state, -1)
    if status == NL_STOPPED {
      error.value = nil
      return takeStop(code: nl_stop_reason(state), into: &error)
    }
    guard status == NL_OK, let text = try? String.read(from: self, at: -1) else {
      error.message = "(error value is a \(type) that cannot be shown)"
      return
    }
    switch type {
    case "nil": error.message = "(error value is nil)"
    case "table" where text.hasPrefix("table: "): error.message = "(error value is a table)"
    default: error.message = text
    }
  }

  /// Pushes what an error is to a script and says so to C.
  func raise(_ error: any Error) -> Int32 {
    let error = LuaError(wrapping: error)
    LuaCore.of(state)?.cause = error.cause.map { (error.message, $0) }
    if let value = error.value, (try? value.push(to: self)) != nil { return NL_RAISE }
    let message = error.place + error.message
    if (try? message.push(to: self)) == nil {
      nl_set_top(state, 0)
      try? message.push(to: self)
    }
    return error.location == nil ? NL_RAISE : NL_RAISE_AS_IT_IS
  }
}

extension LuaError.StopReason {
  /// The reason as C numbers it; nil for none.
  init?(code: Int32) {
    switch Int(code) {
    case NL_STOP_INTERRUPT: self = .interrupted
    case NL_STOP_TIME: self = .time
    case NL_STOP_MEMORY: self = .memory
    case NL_STOP_STEPS: self = .steps
    case NL_STOP_DEPTH: self = .depth
    case NL_STOP_OUTPUT: self = .output
    default: return nil
    }
  }

  var code: Int32 {
    switch self {
    case .interrupted: Int32(NL_STOP_INTERRUPT)
    case .time: Int32(NL_STOP_TIME)
    case .memory: Int32(NL_STOP_MEMORY)
    case .steps: Int32(NL_STOP_STEPS)
    case .depth: Int32(NL_STOP_DEPTH)
    case .output: Int32(NL_STOP_OUTPUT)
    }
  }

  /// What a message says: "stopped by the time limit (1 s)".
  func text(limit: String?) -> String {
    if self == .interrupted { return "interrupted" }
    let name = self == .steps ? "step" : rawValue
    return "stopped by the \(name) limit" + (limit.map { " (\($0))" } ?? "")
  }
}

extension LuaError {
  /// The error itself when it is one of Lua, else one that has it as its cause.
  init(wrapping error: any Error) {
    if let known = error as? LuaError {
      self = known
    } else {
      self.init(String(describing: error))
      cause = error
    }
  }

  /// The name of a chunk without Lua's mark in front.
  static func shown(source: String) -> String {
    guard let mark = source.utf8.first else { return "" }
    if mark == UInt8(ascii: "@") || mark == UInt8(ascii: "=") { return String(source.dropFirst()) }
    let line = source.split(separator: "\n", omittingEmptySubsequences: false).first ?? ""
    return "[string \"\(line)\"]"
  }
}
