import LuaKit
import NewsScript
import TerminalText

/// `newslab help accumulators`: what reports gather with.
enum AccumulatorHelp {
  /// The word behind `help`.
  static let topic = "accumulators"

  /// Writes every type with the function that makes it, and its methods.
  static func write(in session: Session) throws {
    var lines = ["What reports gather with; one made of these alone runs on many workers:", ""]
    for kind in Accumulators.all {
      let parameters = kind.make.parameters.map { $0.isOptional ? "[\($0.name)]" : $0.name }
      lines.append("  newslab.\(kind.name)(\(parameters.joined(separator: ", ")))")
      lines += wrapped(kind.box.summary, in: session)
      let methods = kind.box.methods.map { ":" + $0.name }
      lines += wrapped((methods + ["#"]).joined(separator: " "), in: session)
    }
    lines += ["", "'newslab help lua NAME' explains one: newslab.top, TopList or TopList:add."]
    try session.output.write(lines.joined(separator: "\n") + "\n")
  }

  private static func wrapped(_ text: String, in session: Session) -> [String] {
    let indent = String(repeating: " ", count: 6)
    return DisplayText.wrap(text, width: session.columns, first: indent, rest: indent)
  }
}
