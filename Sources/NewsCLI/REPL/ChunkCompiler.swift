import LuaKit
import LuaSyntax

/// Tells whether what was typed is a whole chunk, and compiles it with the locals of the session.
package struct ChunkCompiler {
  /// What the lines so far are.
  package enum Outcome {
    /// A chunk that can be called.
    case complete(LuaReference)
    /// More lines could make a chunk of them.
    case incomplete(LuaError)
    /// No further line makes a chunk of them.
    case wrong(LuaError)
  }

  private let lua: LuaState
  /// The local variables of the entries so far.
  package let locals: SessionLocals

  /// Compiles for a state; one compiler serves a whole session.
  package init(lua: LuaState) {
    self.lua = lua
    locals = SessionLocals(lua: lua)
  }

  /// Compiles the input as an expression whose value is wanted, else as statements.
  ///
  /// `= expression` is the same as the expression alone. Of statements with an expression behind them
  /// its value is wanted. Errors call the input by the name.
  package func compile(_ input: String, name: String = "=stdin") -> Outcome {
    let (text, isMarked) = Self.withoutMark(input)
    let values = LuaSource(text, asValues: true)
    let expression: LuaError
    do throws(LuaError) {
      return .complete(try load(values, asValues: true, name))
    } catch {
      expression = error
    }
    if isMarked { return outcome(of: expression, values) }
    let statements = LuaSource(values.list)
    let whole = statements.returningLastExpression?.source
    if let whole, whole.status == .complete,
      let chunk = try? load(whole, asValues: false, name)
    {
      return .complete(chunk)
    }
    do throws(LuaError) {
      return .complete(try load(statements, asValues: false, name))
    } catch {
      if let method = MethodWithoutCall(values) {
        var hinted = error
        hinted.message = method.message(isKnown: isKnown(method.receiver))
        return .wrong(hinted)
      }
      if statements.status == .unfinished || whole?.status == .unfinished {
        return .incomplete(error)
      }
      if values.status == .unfinished { return .incomplete(expression) }
      let isExpression =
        Self.isAboutStart(error, of: text) && !Self.isAboutStart(expression, of: text)
      return .wrong(Self.readable(isExpression ? expression : error, in: text))
    }
  }

  /// Whether more lines are needed: Return begins another one then.
  package static func isUnfinished(_ input: String) -> Bool {
    let (text, isMarked) = withoutMark(input)
    let values = LuaSource(text, asValues: true)
    if values.status == .complete { return false }
    if isMarked { return values.status == .unfinished }
    if MethodWithoutCall(values) != nil { return false }
    let statements = LuaSource(values.list)
    if text.hasSuffix("\n\n"), waitsForCall(statements) || waitsForCall(values) { return false }
    switch statements.returningLastExpression?.source.status {
    case .complete: return false
    case .unfinished: return true
    case .wrong, nil: break
    }
    return statements.status == .unfinished
      || statements.status != .complete && values.status == .unfinished
  }

  /// Whether all that is missing are the arguments of a method; two empty lines give up on them.
  private static func waitsForCall(_ source: LuaSource) -> Bool {
    source.status == .unfinished
      && source.problems[0].message.hasPrefix("function arguments expected")
  }

  /// Whether a name is that of a variable.
  private func isKnown(_ name: String) -> Bool {
    if locals.value(of: name) != nil { return true }
    if case .nil? = try? lua.global(name) { return false }
    return true
  }

  /// Compiles an entry, with the locals of the session where it names them.
  ///
  /// Lua sees the entry alone first: what is wrong with it is said of what was typed.
  private func load(_ source: LuaSource, asValues: Bool, _ name: String) throws(LuaError)
    -> LuaReference
  {
    let alone = try lua.load(
      asValues ? Array("return ".utf8) + source.list.bytes : source.list.bytes, name: name)
    let entry = EntrySource(source, asValues: asValues, locals: locals)
    guard let bytes = entry.bytes else { return alone }
    let outer = try lua.load(bytes, name: name)
    var arguments: [any LuaPushable] = [locals.keeper]
    for name in entry.names {
      if case .constant(let value)? = locals.variable(name) {
        arguments.append(value)
      } else {
        arguments.append(LuaValue.nil)
      }
    }
    guard case .function(let function)? = try lua.call(outer, arguments).first else { return alone }
    for (index, name) in function.upvalueNames.enumerated() {
      guard case .variable(let keeper, let number)? = locals.variable(name) else { continue }
      try function.joinUpvalue(index + 1, with: keeper, number)
    }
    return function
  }

  private func outcome(of error: LuaError, _ source: LuaSource) -> Outcome {
    source.status == .unfinished
      ? .incomplete(error) : .wrong(Self.readable(error, in: source.list.text(0..<Int.max)))
  }

  private static func withoutMark(_ input: String) -> (text: String, isMarked: Bool) {
    let start = input.drop { $0 == " " || $0 == "\t" }
    guard start.first == "=", start.dropFirst().first != "=" else { return (input, false) }
    return (String(start.dropFirst()), true)
  }

  /// The error with a character where Lua names the first byte of one, as for a curly quote.
  private static func readable(_ error: LuaError, in text: String) -> LuaError {
    let parts = error.message.split(separator: "'<\\", omittingEmptySubsequences: false)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].hasSuffix(">'"), let byte = UInt8(parts[1].dropLast(2)),
      let number = error.location?.line, lines.indices.contains(number - 1),
      let character = lines[number - 1].first(where: { $0.utf8.first == byte })
    else { return error }
    var readable = error
    let hint = byte < 0x80 ? "" : "; only strings and comments may hold such characters"
    readable.message = "\(parts[0])'\(character)'\(hint)"
    return readable
  }

  /// Whether the first word already is what is wrong: then it begins no statement.
  private static func isAboutStart(_ error: LuaError, of text: String) -> Bool {
    guard let start = error.message.firstRange(of: "near '"), error.message.hasSuffix("'") else {
      return false
    }
    let word = error.message[start.upperBound...].dropLast()
    let isFirstLine = error.location?.line == 1
    return isFirstLine && text.drop { $0 == " " || $0 == "\t" }.hasPrefix(word)
  }
}
