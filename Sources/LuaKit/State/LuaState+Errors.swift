import CLuaBridge

extension LuaState {
  /// The error whose value is on top of the stack, which is left there.
  func error(status: Int32) -> LuaError {
    guard let state = core.main else { return .closed }
    let stack = LuaStack(state)
    var error = LuaError(kind: .runtime, message: "")
    if status == NL_STOPPED {
      error.kind = .stopped(stopReason(state))
    } else if status == NL_ERROR_MEMORY {
      error.kind = .stopped(.memory)
    }
    let source = Self.shown(source: String(cString: nl_error_source(state)))
    let line = Int(nl_error_line(state))
    if line > 0 { error.location = LuaError.Location(source: source, line: line) }
    error.traceback = nl_error_traceback(state).map { String(cString: $0) }
    if let text = try? String.read(from: stack, at: -1) {
      error.message = text
      split(&error, source: source)
    } else {
      error.value = try? LuaValue.read(from: stack, at: -1)
      error.message = valueText(stack)
    }
    return error
  }

  /// The error of a chunk that does not compile; its message is on top of the stack.
  func syntaxError() -> LuaError {
    guard let state = core.main else { return .closed }
    let text = (try? String.read(from: LuaStack(state), at: -1)) ?? "cannot compile"
    var error = LuaError(kind: .syntax(isIncomplete: text.hasSuffix("<eof>")), message: text)
    if text == "not enough memory" { error.kind = .stopped(.memory) }
    split(&error, source: nil)
    return error
  }

  private func stopReason(_ state: OpaquePointer) -> LuaError.StopReason {
    switch nl_stop_reason(state) {
    case 2: .time
    case 3: .memory
    default: .interrupted
    }
  }

  /// A raised value that is not a string, as text; `nil` and tables too say something.
  private func valueText(_ stack: LuaStack) -> String {
    let type = stack.typeName(at: -1)
    guard nl_to_text(stack.state, -1) == NL_OK else {
      stack.pop()
      return "(error value is a \(type) that cannot be shown)"
    }
    defer { stack.pop() }
    let text = (try? String.read(from: stack, at: -1)) ?? ""
    return type == "table" && text.hasPrefix("table: ")
      ? "(error value is a table)" : type == "nil" ? "(error value is nil)" : text
  }

  /// Takes `source:line: ` from the front of a message into the location.
  ///
  /// With a known source the place must be in it; Lua shortens long names to `...end`.
  private func split(_ error: inout LuaError, source: String?) {
    let bytes = Array(error.message.utf8)
    var index = 0
    while let colon = bytes[index...].firstIndex(of: UInt8(ascii: ":")) {
      var end = colon + 1
      while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
      let isPlace =
        end > colon + 1 && end + 1 < bytes.count && bytes[end] == UInt8(ascii: ":")
        && bytes[end + 1] == UInt8(ascii: " ")
      if isPlace {
        let name = String(decoding: bytes[..<colon], as: UTF8.self)
        let line = Int(String(decoding: bytes[(colon + 1)..<end], as: UTF8.self)) ?? 0
        guard source == nil || Self.is(name, shortFormOf: source ?? "") else { return }
        error.location = LuaError.Location(source: source ?? name, line: line)
        error.message = String(decoding: bytes[(end + 2)...], as: UTF8.self)
        return
      }
      index = colon + 1
      if index >= bytes.count { return }
    }
  }

  private static func `is`(_ name: String, shortFormOf source: String) -> Bool {
    name == source || (name.hasPrefix("...") && source.hasSuffix(name.dropFirst(3)))
      || (name.hasPrefix("[string ") && source.hasPrefix("[string "))
  }

  /// The name of a chunk without Lua's mark in front.
  static func shown(source: String) -> String {
    guard let mark = source.first else { return "" }
    if mark == "@" || mark == "=" { return String(source.dropFirst()) }
    let line = source.split(separator: "\n", omittingEmptySubsequences: false).first ?? ""
    return "[string \"\(line)\"]"
  }
}
