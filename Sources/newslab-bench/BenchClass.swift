import LuaKit

/// A class of objects like those of the peer module.
final class BenchThing {
  let number = 7
  let name = "GPE"
  let text = String(repeating: "x", count: 1024)

  static let type: LuaClass<BenchThing> = LuaClass(
    "Thing", "Something to read fields of.",
    properties: [
      LuaProperty("number", "A number.") { $0.object.number },
      LuaProperty("name", "A short text.") { $0.object.name },
      LuaProperty("text", "A text of 1024 bytes.") { $0.object.text },
    ], methods: [add])

  private static let add = LuaFunction(
    "add", "Adds.", parameters: [LuaParameter("n", "integer", "What to add.")], isMethod: true
  ) { call in
    let number = try call.object(type).object.number
    return try call.results(number + call.argument(2, "n", as: Int.self))
  }
}
