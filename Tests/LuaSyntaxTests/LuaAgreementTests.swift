import LuaKit
import LuaSyntax
import NewsScript
import ScriptFuzz
import ScriptTestSupport
import TestSupport
import Testing

/// `LuaSource` against Lua itself.
struct LuaAgreementTests {
  private let lua: LuaState

  init() throws { lua = try ScriptBench.state().lua }

  /// What Lua says of a source; nil when it compiles it.
  private func error(_ source: [UInt8]) -> LuaError? {
    do throws(LuaError) {
      _ = try lua.load(source, name: "=test")
      return nil
    } catch {
      return error
    }
  }

  /// Whether Lua waits for more; in a string only when a line feed is no mistake.
  private func isUnfinished(_ source: [UInt8]) -> Bool {
    guard let first = error(source), first.kind == .syntax(isIncomplete: true) else { return false }
    guard first.message.hasPrefix("unfinished string") else { return true }
    return error(source + [0x0A])?.kind == .syntax(isIncomplete: true)
  }

  private func check(_ source: [UInt8], _ location: SourceLocation = #_sourceLocation) {
    let read = LuaSource(source)
    let expected = error(source)
    // Limits of the code that Lua makes are not looked at.
    if let message = expected?.message, message.contains("registers") { return }
    let isTaken = read.problems.isEmpty == (expected == nil)
    let isWaiting = (read.status == .unfinished) == isUnfinished(source)
    if isTaken, isWaiting { return }
    let shown = String(decoding: source.prefix(500), as: UTF8.self)
    Issue.record(
      "\(shown)\n\(expected?.description ?? "-") \(read.problems.prefix(2))",
      sourceLocation: location)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `takes the programs of the fuzzer, and what is left of them when words change`(
    seed: UInt64
  ) {
    #expect(!FuzzPrograms.sources(seed: seed).isEmpty)
    for number in 0..<50 as Range<UInt64> {
      for source in FuzzPrograms.sources(seed: seed * 50 + number) {
        check(Array(source.utf8))
        check(Array(TokenSoup(seed: seed &* 7919 &+ number).changed(source).utf8))
      }
    }
  }

  @Test func `takes every Lua file of the project`() throws {
    let files = Checkout.files(below: ".", withExtension: "lua")
    #expect(!files.isEmpty)
    for file in files { check(Array(try Checkout.read(file).utf8)) }
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `takes and refuses what Lua does of words in no order`(seed: UInt64) {
    for number in 0..<40 as Range<UInt64> {
      check(TokenSoup(seed: seed * 40 + number).bytes())
    }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `waits after the same prefixes as Lua`(seed: UInt64) {
    for source in FuzzPrograms.sources(seed: 9000 + seed) {
      let bytes = Array(source.utf8.prefix(500))
      for end in bytes.indices { check(Array(bytes[..<end])) }
    }
  }

  @Test(arguments: [
    ("do ", " end"), ("(", ")"), ("{", "}"), ("x = function() ", " end "), ("not ", "x"),
    ("x, ", "= 1"), ("x = 1 .. ", "2"), ("f(", ")"), ("if x then ", " end"), ("-", "1"),
  ])
  func `is as deep as Lua`(opening: String, closing: String) {
    let isBalanced = ["do ", "x = function() ", "if x then "].contains(opening)
    for depth in [10, 90, 180, 190] + Array(192...202) + [1000, 20_000] {
      let inner = String(repeating: opening, count: depth)
      let outer =
        isBalanced || "({f".contains(opening.prefix(1))
        ? String(repeating: closing, count: depth) : closing
      let start = isBalanced || opening == "x, " || opening.hasPrefix("x = 1") ? "" : "x = "
      let value = ["(", "f("].contains(opening) ? "1" : ""
      check(Array((start + inner + value + outer).utf8))
    }
  }

  @Test func `has as many local variables as Lua`() {
    for count in 190...205 {
      let names = (0..<count).map { "v\($0)" }
      check(Array(names.map { "local \($0)" }.joined(separator: "\n").utf8))
      check(Array("local function f(\(names.joined(separator: ", "))) end".utf8))
      check(Array("local \(names.joined(separator: ", ")) = 1".utf8))
      check(Array("for \(names.joined(separator: ", ")) in x do end".utf8))
    }
  }
}
