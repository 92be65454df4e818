import LuaKit

/// A small interface without a problem.
enum ToyAPI {
  static let repeatText = LuaFunction(
    "repeat_text", "Repeats a text.", Parameter("text", String.self, "Text to repeat."),
    Parameter("times", Int?.self, "How often."),
    examples: [LuaExample(#"kit.text.repeat_text("ab", 2)"#, yields: "abab")]
  ) { String(repeating: $0, count: $1 ?? 1) }

  static let log = LuaFunction(
    "log", "Writes values.", parameters: [LuaParameter("...", "any", "Values to write.")],
    examples: [LuaExample("local x = 1\nkit.log(x)")]
  ) { _ in 0 }

  static let open = LuaFunction(
    "open", "Opens a shelf.", parameters: [LuaParameter("name", "string", "Its name.")],
    returns: ["Shelf?", "string?"],
    examples: [LuaExample("kit.open('novel').name", yields: "novel")]
  ) { call in try call.results(call.argument(1, "name", as: String.self)) }

  static let module = LuaModule(
    "kit", "Things for a library.", functions: [open, log],
    modules: [LuaModule("kit.text", "Functions on texts.", functions: [repeatText])])

  static let description = LuaAPIDescription(
    modules: [module], classes: [Library.shelf.box],
    globals: [LuaAPIDescription.Field("shelf", "Shelf", "The first shelf.")])
}
