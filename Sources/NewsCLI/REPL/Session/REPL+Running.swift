import LuaKit
import NewsScript
import TerminalText

extension REPL {
  /// What shows values as the settings say.
  var printer: ValuePrinter { printer(format) }

  /// Runs something that Ctrl-C stops, and shows the values that it gives.
  func run(_ body: () throws -> [LuaValue]) {
    attempt {
      let given = try body()
      state.host.endLine()
      try present(given)
    }
  }

  /// Runs something that Ctrl-C stops, and says what goes wrong; whether all went well.
  @discardableResult
  func attempt(_ body: () throws -> Void) -> Bool {
    defer { results.makeRoom() }
    do {
      try signals.whileStoppable {
        defer { state.host.endLine() }
        try body()
      }
      // Ctrl-C that came too late: the terminal has shown ^C where the prompt comes.
      if signals.isInterrupted, Terminal.isOutput { write("\n") }
      return true
    } catch {
      complain(about: error)
    }
    return false
  }

  /// Says what an error is; nothing more is typed by the prompt itself then.
  func complain(about error: any Error) {
    script = []
    if let error = error as? LuaError { return report(error) }
    let start = signals.isInterrupted && Terminal.isOutput ? [""] : []
    guard let failure = error as? CommandFailure else {
      return complain(start + [DisplayText.visible("\(error)")])
    }
    let lines = [failure.message].compactMap { $0 } + failure.notes
    complain(start + lines.map(DisplayText.visible))
  }

  /// Keeps the first of some values, unless it is nil, and shows all.
  func present(_ given: [LuaValue]) throws(LuaError) {
    try keep(given.first)
    let text = try printer.text(of: given)
    if text.isEmpty { return }
    let chart = given.count == 1 ? DocumentChart.of(given[0]) : nil
    record.add(.value(text, blocks: [chart].compactMap { $0 }))
    write(text)
  }

  /// Makes a value what `_` and `Out` give, unless it is nil.
  func keep(_ value: LuaValue?) throws(LuaError) {
    guard let value else { return }
    if case .nil = value { return }
    try results.keep(value, as: record.count)
    record.noteResult(isComponent: values.component(value) != nil)
  }

  /// The values of an expression, or of statements that return some.
  func values(of text: String) throws(LuaError) -> [LuaValue] {
    try state.lua.call(try chunk(of: text))
  }

  /// What an expression, or statements, become when they are compiled; nothing more can follow.
  func chunk(of text: String) throws(LuaError) -> LuaReference {
    switch chunks.compile(text, name: chunkName) {
    case .complete(let chunk): return chunk
    case .incomplete(let error), .wrong(let error): throw error
    }
  }
}
