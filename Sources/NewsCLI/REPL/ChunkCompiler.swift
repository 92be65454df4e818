import LuaKit

/// Tells whether what was typed is a whole chunk, and compiles it.
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
  /// What errors call the input.
  private static let name = "=stdin"

  /// Compiles for a state.
  package init(lua: LuaState) { self.lua = lua }

  /// Compiles the input as an expression whose value is wanted, else as statements.
  ///
  /// `= expression` is the same as the expression alone.
  package func compile(_ input: String) -> Outcome {
    let (text, isMarked) = Self.withoutMark(input)
    let expression: LuaError
    do throws(LuaError) {
      return .complete(try lua.load("return " + text, name: Self.name))
    } catch {
      expression = error
    }
    if isMarked { return outcome(of: expression, text) }
    do throws(LuaError) {
      return .complete(try lua.load(text, name: Self.name))
    } catch {
      if Self.isUnfinished(error, text) { return .incomplete(error) }
      if Self.isUnfinished(expression, text) { return .incomplete(expression) }
      let isExpression =
        Self.isAboutStart(error, of: text) && !Self.isAboutStart(expression, of: text)
      return .wrong(Self.readable(isExpression ? expression : error, in: text))
    }
  }

  private func outcome(of error: LuaError, _ text: String) -> Outcome {
    Self.isUnfinished(error, text) ? .incomplete(error) : .wrong(Self.readable(error, in: text))
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

  /// Whether more lines can help; they cannot when a string lacks its end, unless a backslash takes
  /// it to the next line.
  private static func isUnfinished(_ error: LuaError, _ text: String) -> Bool {
    guard error.kind == .syntax(isIncomplete: true) else { return false }
    let isString = error.message.hasPrefix("unfinished string")
    return !isString || text.hasSuffix("\\") || text.hasSuffix("\\z")
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
