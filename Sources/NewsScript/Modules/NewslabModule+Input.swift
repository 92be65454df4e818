import LuaKit
import NewsCorpus

extension NewslabModule {
  /// `newslab.input`.
  static let input = LuaFunction(
    "input", "Makes an input as readers get it, to try things on.",
    parameters: [LuaParameter("text", "string", "What there is to read.")], returns: ["Input"],
    examples: [LuaExample("newslab.input('a\\nb'):line()", yields: "a")]
  ) { call in
    let text = try call.argument(1, "text", as: LuaString.self)
    let source = MemorySource(text.bytes)
    return try call.results(
      ReaderInputType.type.object(ReaderInput(path: "input", name: "input", source: source)))
  }
}
