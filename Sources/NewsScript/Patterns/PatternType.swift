import LuaKit
import TokenPatterns

/// `Pattern`: a pattern of tokens.
enum PatternType {
  private static let sample = "newslab.pattern('A:[lemma=\"say\"] \"that\"')"

  static let type: LuaClass<ScriptPattern> = LuaClass(
    "Pattern", "A pattern of tokens, see help patterns; articles and corpora match it.",
    properties: [
      LuaProperty("source", "The pattern as it was written.") { $0.object.pattern.source },
      LuaProperty("mode", "longest, first or all.") { $0.object.mode.rawValue },
      LuaProperty("case", "ignore or exact: whether upper and lower case differ.") {
        $0.object.pattern.ignoresCase ? "ignore" : "exact"
      },
      LuaProperty("labels", "The names of its labels.", isCached: true) {
        $0.object.pattern.labels
      },
    ],
    examples: [
      LuaExample(sample + ".mode", yields: "longest"),
      LuaExample(sample + ".case", yields: "ignore"),
      LuaExample(sample + ".labels[1]", yields: "A"),
    ],
    text: { handle in
      let casing = handle.object.pattern.ignoresCase ? "case ignored" : "case exact"
      return "Pattern \(handle.object.pattern.source) (\(handle.object.mode.rawValue), \(casing))"
    })
}

extension NewslabModule {
  /// `newslab.pattern`: reads a pattern of tokens.
  static let pattern = LuaFunction(
    "pattern", "Reads a pattern of tokens, such as [ent.kind=\"PERSON\"] [lemma=\"say\"].",
    parameters: [
      LuaParameter("source", "string", "The pattern; see help patterns."),
      LuaParameter(
        "options", "table?", "mode (longest, first, all), case (ignore, exact)."),
    ],
    returns: ["Pattern"],
    examples: [
      LuaExample("newslab.pattern('[lemma=\"say\"] \"that\"').mode", yields: "longest"),
      LuaExample(
        "#newslab.article('It rains.'):match(newslab.pattern('[]', {mode='all'}))", yields: "3"),
    ]
  ) { call in
    let source = try call.argument(1, "source", as: String.self)
    let value = try call.argument(2, "options", as: LuaValue.self)
    var (mode, casing) = (PatternMode.longest, PatternCase.ignore)
    if case .table(let table) = value {
      let reader = TableReader(table, name: "pattern")
      try reader.check(known: ["mode", "case"])
      mode = try reader.choice("mode", default: mode)
      casing = try reader.choice("case", default: casing)
    } else if value.typeName != "nil" {
      throw call.bad(2, "options", "expected table, got \(value.typeName)")
    }
    guard let host = call.stack.attached(ScriptHost.self) else { throw LuaError("no newslab host") }
    let pattern = try host.patterns.pattern(source, ignoresCase: casing == .ignore)
    return try call.results(PatternType.type.object(ScriptPattern(pattern, mode: mode)))
  }

  /// Whether upper and lower case differ.
  private enum PatternCase: String, CaseIterable { case ignore, exact }
}
