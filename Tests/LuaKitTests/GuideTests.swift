import Foundation
import LuaKit
import Synchronization
import TestSupport
import Testing

/// The code of the guide to LuaKit; what stands between the marks is on the page, word for word.
@Suite(.timeLimit(.minutes(1)))
struct GuideTests {
  @Test func `opens a state and calls a function`() throws {
    // snippet
    let state = try LuaState(policy: .plugin)
    let chunk = try state.load("local a, b = ... return a + b, 'sum'", name: "@sum.lua")
    let (sum, word) = try state.call(chunk, [20, 22], as: Int.self, String.self)
    print(sum, word)  // 42 sum
    // end
    #expect(sum == 42 && word == "sum")
  }

  @Test func `keeps any results`() throws {
    let state = try LuaState(policy: .plugin)
    let chunk = try state.load("return nil, 1, 'x'", name: "@any.lua")
    // snippet
    let results = try state.call(chunk)
    for result in results { print(result.typeName) }  // nil, number, string
    // end
    #expect(results.map(\.typeName) == ["nil", "number", "string"])
  }

  // snippet
  static let area = LuaFunction(
    "area", "Computes the area of a rectangle.",
    Parameter("width", Double.self, "Its width."),
    Parameter("height", Double?.self, "Its height; the width unless given."),
    examples: [LuaExample("shapes.area(2, 3)", yields: "6.0")]
  ) { width, height in
    width * (height ?? width)
  }

  static let shapes = LuaModule("shapes", "Computes with shapes.", functions: [area])
  // end

  @Test func `registers functions`() throws {
    // snippet
    let state = try LuaState(policy: .plugin)
    try state.setGlobal("shapes", Self.shapes)
    let chunk = try state.load("return shapes.area(2, 3)", name: "@area.lua")
    let area = try state.call(chunk, as: Double.self)
    // end
    #expect(area == 6)
    let wrong = try state.load("\nshapes.area('2')", name: "@area.lua")
    let error = #expect(throws: LuaError.self) { try state.call(wrong) }
    #expect(
      error?.description == "area.lua:2: bad argument #1 'width': expected number, got string")
  }

  // snippet
  final class Account: Sendable {
    let owner: String
    let payments: [Int]
    init(owner: String, payments: [Int]) { (self.owner, self.payments) = (owner, payments) }
  }

  static let account: LuaClass<Account> = LuaClass(
    "Account", "Somebody's money.",
    properties: [LuaProperty("owner", "Whose it is.") { $0.object.owner }],
    methods: [total], hasIdentity: true,
    count: { handle, _ in handle.object.payments.count },
    locate: { handle, position in
      position <= handle.object.payments.count
        ? LuaElement(payment, handle.object, position - 1) : nil
    },
    text: { "Account of \($0.object.owner)" })

  static let payment = LuaClass<Account>(
    "Payment", "A payment, which is a position in an account.",
    properties: [LuaProperty("amount", "How much.") { $0.object.payments[$0.index] }])

  static let total = LuaFunction(
    "total", "Adds the payments that are large enough.",
    parameters: [LuaParameter("least", "integer?", "The least amount that counts.")],
    returns: ["integer"], isMethod: true
  ) { call in
    let payments = try call.object(account).object.payments
    let least = try call.argument(2, "least", as: Int?.self) ?? 0
    return try call.results(payments.filter { $0 >= least }.reduce(0, +))
  }
  // end

  @Test func `registers classes`() throws {
    let state = try LuaState(policy: .plugin)
    // snippet
    let ada = Account(owner: "Ada", payments: [5, 20, 7])
    try state.setGlobal("account", Self.account.object(ada))
    let chunk = try state.load(
      "return #account, account[2].amount, account:total(6), tostring(account)", name: "@a.lua")
    let (count, second, total, text) = try state.call(
      chunk, as: Int.self, Int.self, Int.self, String.self)
    // end
    #expect((count, second, total, text) == (3, 20, 27, "Account of Ada"))
    let wrong = try state.load("return account.onwer", name: "@a.lua")
    let error = #expect(throws: LuaError.self) { try state.call(wrong) }
    #expect(error?.message == "Account has no field 'onwer' (did you mean 'owner'?)")
  }

  @Test func `holds references and iterates tables`() throws {
    let state = try LuaState(policy: .plugin)
    // snippet
    let source = "return {name = 'wire', 10, 20}, function(t) return #t end"
    let made = try state.call(state.load(source, name: "@made.lua"))
    guard case .table(let table) = made[0], case .function(let measure) = made[1] else {
      throw LuaError("expected a table and a function")
    }
    try table.setElement(3, to: 30)
    let name = try state.read(table.field("name"), as: String.self)
    let numbers = try state.read(made[0], as: [Int].self)
    let keys = try table.pairs().map { try state.text(of: $0.key) }.sorted()
    let count = try state.call(measure, [table], as: Int.self)
    // end
    #expect((name, count) == ("wire", 3))
    #expect(numbers == [10, 20, 30])
    #expect(keys == ["1", "2", "3", "name"])
  }

  // snippet
  struct OutOfStock: Error { let item: String }

  static let order = LuaFunction(
    "order", "Orders something.", Parameter("item", String.self, "What.")
  ) { item throws -> Int in
    throw OutOfStock(item: item)
  }
  // end

  @Test func `errors have a context`() throws {
    let state = try LuaState(policy: .plugin)
    try state.setGlobal("order", Self.order)
    var seen: LuaError?
    // snippet
    do throws(LuaError) {
      try state.call(state.load("\norder('paper')", name: "@orders.lua"))
    } catch {
      print(error)  // orders.lua:2: OutOfStock(item: "paper")
      print(error.location?.source ?? "", error.location?.line ?? 0)  // orders.lua 2
      print(error.traceback ?? "")
      print((error.cause as? OutOfStock)?.item ?? "")  // paper
      // end
      seen = error
    }
    #expect(seen?.description == "orders.lua:2: OutOfStock(item: \"paper\")")
    #expect((seen?.cause as? OutOfStock)?.item == "paper")
    #expect(seen?.traceback?.contains("orders.lua:2: in main chunk") == true)
  }

  @Test func `errors keep values`() throws {
    let state = try LuaState(policy: .plugin)
    let chunk = try state.load("error({code = 7})", name: "@raise.lua")
    var code: Int?
    // snippet
    do throws(LuaError) {
      try state.call(chunk)
    } catch {
      if case .table(let table)? = error.value {
        code = try state.read(table.field("code"), as: Int.self)
      }
    }
    // end
    #expect(code == 7)
  }

  @Test func `limits stop a call`() throws {
    let state = try LuaState(policy: .plugin)
    let endless = try state.load("while true do end", name: "@endless.lua")
    var kind: LuaError.Kind?
    // snippet
    state.limits = LuaLimits(time: .milliseconds(50), memory: 16 << 20)
    do throws(LuaError) {
      try state.call(endless)
    } catch {
      print(error)  // endless.lua:1: stopped by the time limit (0.05 s)
      kind = error.kind
    }
    // end
    #expect(kind == .stopped(.time))
    #expect(try state.call(state.load("return 1", name: "=x"), as: Int.self) == 1)
  }

  @Test func `a cancelled task stops its call`() async throws {
    // snippet
    let task = Task.detached {
      let state = try LuaState(policy: .plugin)
      let endless = try state.load("while true do end", name: "@endless.lua")
      return try await state.callCancellable(endless, as: Int?.self)
    }
    task.cancel()
    // end
    let error = await #expect(throws: LuaError.self) { _ = try await task.value }
    #expect(error?.kind == .stopped(.interrupted))
  }

  @Test func `help and stubs come from the same values`() throws {
    // snippet
    let description = LuaAPIDescription(
      modules: [Self.shapes], classes: [Self.account.box, Self.payment.box])
    print(try HelpRenderer(description).text(for: "shapes.area"))
    print(LuaCATSRenderer(description).text(generator: "my program"))
    // end
    #expect(try HelpRenderer(description).text(for: "shapes.area").contains("width"))
    #expect(LuaCATSRenderer(description).text(generator: "x").contains("---@class Account"))
  }

  @Test func `the page shows this code`() throws {
    let code = Self.pieces(
      of: try Checkout.read("Tests/LuaKitTests/GuideTests.swift"), from: "// snippet", to: "// end")
    var shown: [String] = []
    for file in Checkout.files(below: "Sources/LuaKit/LuaKit.docc", withExtension: "md") {
      shown += Self.pieces(of: try Checkout.read(file), from: "```swift", to: "```")
    }
    #expect(!shown.isEmpty)
    for block in shown { #expect(code.contains(block), "the page has code that is not tested") }
    for block in code { #expect(shown.contains(block), "the page lacks code that is tested") }
  }

  /// What stands between lines, without the margin of its first line.
  private static func pieces(of text: String, from start: String, to end: String) -> [String] {
    var pieces: [String] = []
    var lines: [Substring]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let word = line.drop { $0 == " " }
      if word == start {
        lines = []
      } else if word == end, let piece = lines {
        let margin = piece.first.map { $0.count - $0.drop { $0 == " " }.count } ?? 0
        pieces.append(piece.map { String($0.dropFirst(margin)) }.joined(separator: "\n"))
        lines = nil
      } else {
        lines?.append(line)
      }
    }
    return pieces
  }
}
