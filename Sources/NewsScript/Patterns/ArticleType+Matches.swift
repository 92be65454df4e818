import LuaKit

extension ArticleType {
  static let match = LuaFunction(
    "match", "Lists what a pattern of tokens matches; see help patterns.",
    parameters: [ScriptPattern.parameter],
    returns: ["List"],
    examples: [
      LuaExample(
        "newslab.article('Ada Byron said no.'):match('[ent] [lemma=\"say\"]')[1].text",
        yields: "Byron said"),
      LuaExample("#newslab.article('It rains.'):match('[lemma=\"rain\"]')", yields: "1"),
    ],
    isMethod: true
  ) { call in
    let article = try call.object(type).object
    let matches = try ScriptPattern(argument: call, at: 2).matches(
      in: article, for: call.stack)
    call.stack.noteHostMemory(matches.all.count * ScriptMatches.weight)
    return try call.results(ListType.type.object(ScriptList(article, .matches(matches), nil)))
  }

  static let hasMatch = LuaFunction(
    "has_match", "Whether a pattern of tokens matches somewhere; see help patterns.",
    parameters: [ScriptPattern.parameter],
    returns: ["boolean"],
    examples: [
      LuaExample(
        "newslab.article('It rains.'):has_match('\"it\" [pos=\"VERB\"]')", yields: "true")
    ],
    isMethod: true
  ) { call in
    let article = try call.object(type).object
    return try call.results(
      ScriptPattern(argument: call, at: 2).isFound(in: article, for: call.stack))
  }
}

extension ScriptMatches {
  /// About how many bytes a match takes.
  static var weight: Int { 48 }
}
