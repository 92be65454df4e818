import LuaKit
import NewsScript
import ScriptTestSupport
import TestSupport
import Testing

struct APIExampleTests {
  /// An example with the name of what it stands for.
  struct Item: Sendable, CustomStringConvertible {
    let owner: String
    let example: LuaExample

    var description: String { "\(owner): \(example.code)" }
  }

  static let functions: [(owner: String, function: LuaFunction)] =
    NewslabAPI.module.functions.map { ("newslab." + $0.name, $0) }
    + NewslabAPI.types.flatMap { type in type.methods.map { (type.name + ":" + $0.name, $0) } }

  static let items: [Item] =
    functions.flatMap { owner, function in
      function.examples.map { Item(owner: owner, example: $0) }
    }
    + NewslabAPI.types.flatMap { type in
      type.examples.map { Item(owner: type.name, example: $0) }
    }

  @Test(arguments: items)
  func `runs and gives what it says`(item: Item) throws {
    let folder = try TemporaryFolder()
    try folder.write(" date 2017-04-06 PARIS (Reuters) - NATO met.", to: "a.txt")
    try folder.write("It rains.", to: "b.txt")
    let state = try ScriptBench.state(ScriptBench.host(corpus: folder.path))
    let code = item.example.code
    let isStatement = (try? state.lua.load("return " + code, name: "=example")) == nil
    let found = try ScriptBench.text(of: isStatement ? code : "return " + code, in: state)
    if let expected = item.example.yields { #expect(found == expected) }
  }

  @Test(arguments: functions.map(\.owner))
  func `every function has an example`(owner: String) throws {
    let function = try #require(Self.functions.first { $0.owner == owner }).function
    #expect(!function.examples.isEmpty)
  }

  @Test(arguments: NewslabAPI.types.map(\.name))
  func `every type with fields has an example, and everything a summary`(name: String) throws {
    let type = try #require(NewslabAPI.types.first { $0.name == name })
    #expect(type.properties.isEmpty || !type.examples.isEmpty)
    let summaries = [type.summary] + type.properties.map(\.summary) + type.methods.map(\.summary)
    #expect(summaries.allSatisfy { $0.hasSuffix(".") || $0.hasSuffix("…") })
  }

  @Test func `types are in alphabetical order`() {
    let names = NewslabAPI.types.map(\.name)
    #expect(names == names.sorted())
  }
}
