import LuaKit
import NewsScript
import Spelling

extension REPL {
  /// Shows a value whole, the last one unless an expression says which.
  func page(_ expression: String) {
    page(expression, format)
  }

  /// Sets how values are written, or shows a value in a format once.
  func useFormat(_ argument: String) {
    let words = argument.split(separator: " ", maxSplits: 1).map(String.init)
    guard let name = words.first else {
      return show(
        "values are shown as \(format.rawValue); there are "
          + ValueFormat.allCases.map(\.rawValue).joined(separator: ", ") + "\n")
    }
    guard let wanted = ValueFormat(rawValue: name) else {
      let known = ValueFormat.allCases.map(\.rawValue)
      let hint = NearestName.nearest(to: name, among: known).map { " (did you mean '\($0)'?)" }
      return complain([
        "no format '\(name)'" + (hint ?? "; there are " + known.joined(separator: ", "))
      ])
    }
    guard words.count > 1 else { return format = wanted }
    run {
      let given = try state.lua.call(try chunk(of: words[1]))
      show(try printer(wanted).text(of: given))
      return []
    }
  }

  private func page(_ expression: String, _ format: ValueFormat) {
    run {
      let given =
        expression.isEmpty
        ? [try state.lua.global("_")] : try state.lua.call(try chunk(of: expression))
      let printer = printer(format)
      guard Terminal.isOutput, !["", "dumb"].contains(session.environment["TERM"] ?? ""),
        let pager = Pager(environment: session.environment)
      else {
        try printer.write(given) { text in self.show(text) }
        return []
      }
      try pager.show { emit in
        try withoutActuallyEscaping(emit) { emit in try printer.write(given, to: emit) }
      }
      return []
    }
  }
}
