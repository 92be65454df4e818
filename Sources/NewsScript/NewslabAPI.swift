import LuaKit

/// Everything that scripts see: the lists from which binding, help, stubs and tests are made.
package enum NewslabAPI {
  /// The version of newslab.
  package static let version = "0.1.0"

  /// The global `newslab`.
  package static let module = NewslabModule.module

  /// The types of values, in alphabetical order.
  package static let types: [LuaClassBox] = [
    ArticleType.type.box, BlockType.type.box, ClaimType.type.box, ComponentType.type.box,
    CorpusType.type.box,
    CorpusEntityType.type.box, CounterType.type.box, CursorType.type.box, DatelineType.type.box,
    DistinctType.type.box, EntityType.type.box, GazetteerType.type.box, ReaderInputType.type.box,
    ListType.type.box, MatchType.type.box, MatchCursorType.type.box, CorpusMatchesType.type.box,
    MentionType.type.box, NumberType.type.box, OutputType.type.box, PairCounterType.type.box,
    SpanType.paragraph.box,
    PatternType.type.box,
    QuoteType.type.box, RowTableType.type.box, SampleType.type.box, SpanType.sentence.box,
    StatsType.type.box, TallyType.type.box, TimeType.type.box, TimelineType.type.box,
    TokenType.type.box, TopListType.type.box,
  ]

  /// Modules, types and globals as plain data; help, stubs, reference and completion read only this.
  package static let description = LuaAPIDescription(
    modules: [module], classes: types,
    globals: [LuaAPIDescription.Field("corpus", "Corpus", "The articles that are worked on.")])

  /// `print`: writes where the host of the state says.
  static let print = LuaFunction(
    "print", "Prints values, with tabs between them.",
    parameters: [LuaParameter("...", "any", "The values.")],
    examples: [LuaExample("print('rain', 1)")]
  ) { call in
    guard let host = call.stack.attached(ScriptHost.self) else { return 0 }
    var parts: [String] = []
    for index in 0..<call.count { parts.append(try call.stack.text(at: index + 1)) }
    let line = Array((parts.joined(separator: "\t") + "\n").utf8)
    try call.stack.spendOutput(line.count)
    try host.emit(line, on: call.stack)
    return 0
  }
}
