import LuaKit

/// Makes programs: the same one for the same seed.
///
/// A program uses what the interface describes, so a new function is fuzzed without a change here.
/// `_at(n)` in it says that symbol n is used next, `_ok(n, object)` that this came to its end.
package final class ProgramGrammar {
  let chance: Chance
  let symbols: [FuzzSymbol]
  private let functions: [FuzzSymbol]
  let sources: ObjectSources
  /// Global variables of the program so far, by the class they should hold.
  var variables: [String: [String]] = [:]
  private var named = 0
  /// How deep the statement that is being made lies in others.
  var depth = 0

  /// Prepares for one program.
  package init(seed: UInt64, _ symbols: [FuzzSymbol], _ sources: ObjectSources) {
    chance = Chance(seed: seed)
    (self.symbols, self.sources) = (symbols, sources)
    functions = symbols.filter { $0.function != nil }
  }

  /// Makes the program.
  package func program() -> FuzzProgram {
    var program = FuzzProgram()
    program.policy = chance.percent(50) ? "plugin" : "script"
    for number in 0..<chance.number(1...3) { program.chunks.append(chunk(number)) }
    return program
  }

  private func chunk(_ number: Int) -> FuzzProgram.Chunk {
    var chunk = FuzzProgram.Chunk()
    let isFirst = number == 0
    chunk.limits = limits(isFirst: isFirst)
    if chance.percent(isFirst ? 5 : 20) { chunk.stopAfter = chance.number(0...20_000) }
    chunk.use = chance.percent(15) ? .components : .call
    if isFirst { chunk.statements += opening() }
    let hasGuard = chance.percent(85)
    for _ in 0..<chance.number(2...10) {
      let isGuarded = hasGuard && chance.percent(90)
      let made = statement()
      chunk.statements.append(isGuarded ? "pcall(function(...) \(made) end)" : "do \(made) end")
    }
    chunk.statements.append(chunk.use == .components ? componentReturn() : valueReturn())
    return chunk
  }

  /// Steps end most of what is endless, the same in every run; the rest is left to the clock.
  private func limits(isFirst: Bool) -> LuaLimits {
    let tight = isFirst ? 10 : 30
    let time = isFirst || chance.percent(80) ? 200_000...500_000 : 1...60_000
    var limits = LuaLimits(time: .microseconds(chance.number(time)))
    limits.memory = chance.percent(tight) ? chance.number(0...400_000) : chance.number(1...24) << 20
    if chance.percent(75) {
      limits.steps =
        chance.percent(tight) ? chance.number(1...5000) : chance.number(1...10) * 50_000
    }
    if chance.percent(70) {
      limits.depth = chance.percent(tight) ? chance.number(1...2000) : 100_000
    }
    if chance.percent(tight) { limits.output = chance.number(0...4000) }
    return limits
  }

  /// Objects to begin with, each in a variable.
  private func opening() -> [String] {
    var lines: [String] = []
    let classes = sources.expressions.keys.sorted()
    for _ in 0..<chance.number(2...5) {
      let type = chance.pick(classes)
      let expression = chance.pick(sources.expressions[type] ?? [], else: "nil")
      lines.append("\(newVariable(of: type)) = \(expression)")
    }
    lines.append(use(chance.pick(symbols, else: symbols[0]), isPlain: true))
    return lines
  }

  func newVariable(of type: String) -> String {
    named += 1
    let name = "v\(named)"
    variables[type, default: []].append(name)
    return name
  }

  /// A name that nothing else has.
  func newName(_ letter: String) -> String {
    named += 1
    return "\(letter)\(named)"
  }

  /// One or more statements that are complete in themselves.
  func statement() -> String {
    depth += 1
    defer { depth -= 1 }
    if depth > 4 { return use(anySymbol()) }
    return switch chance.below(100) {
    case 0..<40: use(anySymbol())
    case 40..<62: control()
    case 62..<74: library()
    case 74..<82: metatable()
    case 82..<93: coroutine()
    case 93..<95: endless()
    default: "local _ = \(value(of: "any")) print(_, \(value(of: "string"))) tostring(_)"
    }
  }

  func statements(_ most: Int = 2) -> String {
    (0..<chance.number(1...most)).map { _ in statement() }.joined(separator: " ")
  }

  /// Functions and methods come more often than fields.
  func anySymbol() -> FuzzSymbol {
    chance.pick(chance.percent(30) ? functions : symbols, else: symbols[0])
  }

  private func valueReturn() -> String {
    let values = (0..<chance.number(0...4)).map { _ in value(of: "any") }
    return "return \(values.joined(separator: ", "))"
  }

  /// A component whose functions are made of statements, with options and examples now and then.
  private func componentReturn() -> String {
    let kind = chance.pick(["filter", "classifier", "annotator", "report"])
    let main =
      ["filter": "keep", "classifier": "classify", "annotator": "annotate"][kind] ?? "each"
    let first = kind == "report" ? "acc, article" : "article"
    variables["Article", default: []].append("article")
    defer { variables["Article"]?.removeLast() }
    var fields = [
      "name='c\(named)'", "summary=\(chance.percent(95) ? "'S.'" : value(of: "any"))",
      "\(main)=function(\(first), options) \(statements(3)) return \(value(of: "any")), 0.5 end",
    ]
    if kind == "classifier" { fields.append("labels={'rain', 'sun'}") }
    if kind == "report" {
      fields.append("finish=function(acc, out) out:paragraph('p') \(statements()) end")
      if chance.percent(50) { fields.append("start=function() \(statements()) return {} end") }
    }
    if chance.percent(40) {
      fields.append(
        "options={n={type='integer', default=2, summary='N.'}, bad=\(value(of: "any"))}")
    }
    if chance.percent(40) {
      fields.append("examples={{keeps=\(value(of: "string"))}, \(value(of: "any"))}")
    }
    if chance.percent(20) {
      fields.append("\(chance.pick(sources.words + ["x"]).filter(\.isLetter))_=1")
    }
    return "return newslab.\(kind){\(fields.joined(separator: ", "))}"
  }
}
