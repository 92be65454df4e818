import LuaKit
import NewsScript
import Spelling

extension REPL {
  /// How values are written.
  var format: ValueFormat { ValueFormat(rawValue: settings[.format]) ?? .table }

  /// What shows values in a format, as wide as the terminal, until Ctrl-C.
  func printer(_ format: ValueFormat) -> ValuePrinter {
    ValuePrinter(
      reader: values, width: columns, format: format, rows: settings.number(.rows)
    ) { [signals] in signals.isInterrupted }
  }

  /// Sets how values are written, or shows a value in a format once.
  func useFormat(_ argument: String) {
    let words = argument.split(separator: " ", maxSplits: 1).map(String.init)
    let known = ValueFormat.allCases.map(\.rawValue)
    guard let name = words.first else {
      let others = known.joined(separator: ", ")
      return show("values are shown as \(format.rawValue); there are \(others)\n")
    }
    guard let wanted = ValueFormat(rawValue: name) else {
      let hint = NearestName.nearest(to: name, among: known).map { " (did you mean '\($0)'?)" }
      return complain([
        "no format '\(name)'" + (hint ?? "; there are " + known.joined(separator: ", "))
      ])
    }
    attempt {
      guard words.count > 1 else { return try settings.set("format", to: name) }
      let given = try values(of: words[1])
      state.host.endLine()
      show(try printer(wanted).text(of: given))
    }
  }

  /// Shows a value whole, the last one unless an expression says which: in a pager where there is a
  /// terminal that can do with one.
  func page(_ expression: String) {
    attempt {
      let given = expression.isEmpty ? [try state.lua.global("_")] : try values(of: expression)
      state.host.endLine()
      let isPlain = ["", "dumb"].contains(session.environment["TERM"] ?? "")
      guard Terminal.isOutput, !isPlain,
        let pager = Pager(settings[.pager], environment: session.environment)
      else { return try printer.write(given) { self.show($0) } }
      try pager.show { emit in
        try withoutActuallyEscaping(emit) { emit in try printer.write(given, to: emit) }
      }
    }
  }
}
