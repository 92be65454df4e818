import LuaKit
import NewsCorpus
import NewsModel
import NewsScript
import ScriptTestSupport
import TestSupport
import Testing

/// What a report gathers over articles, as the parts of a run make it: each part begins with `start`
/// and is given its articles in order.
struct AccumulatorBench {
  private let state: ScriptState
  private let start: LuaReference
  private let each: LuaReference

  /// Takes two functions of Lua: `function() return acc end` and `function(acc, item) … end`.
  init(start: String, each: String) throws {
    state = try ScriptBench.state()
    self.start = try Self.function(start, in: state)
    self.each = try Self.function(each, in: state)
  }

  private static func function(_ code: String, in state: ScriptState) throws -> LuaReference {
    let results = try state.run(Array("return \(code)".utf8), name: "@bench.lua")
    guard case .function(let function)? = results.first else {
      throw LuaError("expected a function, got \(code)")
    }
    return function
  }

  /// What is gathered over some articles, each with its number in the corpus.
  func gathered(_ items: some Sequence<(position: Int, item: PlainData)>) throws -> Gathered {
    let acc = try state.lua.call(start).first ?? .nil
    for (position, item) in items {
      state.host.position = position
      try state.lua.call(each, [acc, item])
    }
    state.host.position = nil
    return try Gathered(acc)
  }

  /// Checks that cutting the articles into parts, and merging neighbours in a chance order, some
  /// through JSON, gives the same bytes as one part.
  ///
  /// Where the order does not matter, any two are merged in any order.
  func checkParts(
    of items: [PlainData], isCommutative: Bool, _ generator: inout Generator
  ) throws {
    let all = items.enumerated().map { (position: $0.offset + 1, item: $0.element) }
    let whole = Self.json(try gathered(all).serialised)
    var parts: [Gathered] = []
    var rest = all[...]
    repeat {
      let count = min(rest.count, Int.random(in: 0...8, using: &generator))
      parts.append(try gathered(rest.prefix(count)))
      rest = rest.dropFirst(count)
    } while !rest.isEmpty
    while parts.count > 1 {
      let index = Int.random(in: 0..<parts.count - 1, using: &generator)
      var earlier = parts[index]
      var later = parts.remove(at: index + 1)
      if isCommutative, generator.chance(oneIn: 2) { swap(&earlier, &later) }
      if generator.chance(oneIn: 2) { later = try Self.sent(later) }
      try earlier.merge(later)
      parts[index] = generator.chance(oneIn: 4) ? try Self.sent(earlier) : earlier
      if isCommutative { parts.shuffle(using: &generator) }
    }
    let merged = Self.json(try #require(parts.first).serialised)
    #expect(merged == whole)
  }

  /// The same after it was written as JSON and read.
  static func sent(_ gathered: Gathered) throws -> Gathered {
    let text = json(gathered.serialised)
    let received = try Gathered(serialised: try value(ofJSON: text))
    #expect(json(received.serialised) == text)
    return received
  }

  /// A value as JSON in one line.
  static func json(_ value: MetaValue) -> String {
    var writer = JSONWriter(layout: .compact)
    writer.value(value)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The value of a text of JSON.
  static func value(ofJSON text: String) throws -> MetaValue {
    try JSONValue.parse(Array(text.utf8)).metaValue
  }
}

extension Generator {
  /// A name out of few, so that it comes again; some look like another one, are long, or no UTF-8.
  mutating func key() -> PlainData {
    switch Int.random(in: 0..<12, using: &self) {
    case 0: .text(pick(["é", "e\u{301}", "", " ", "\u{0}", "1", "true", "É"]) ?? "")
    case 1: .bytes(pick([[0xFF], [0x61, 0xC3], [0xED, 0xA0, 0x80]]) ?? [0xFF])
    case 2: .integer(pick([0, 1, .max, .min]) ?? 0)
    case 3: .number(pick([1.5, 0.1, -0.0]) ?? 0.1)
    case 4: .boolean(chance(oneIn: 2))
    case 5: .text(String(repeating: pick(["long", "länger"]) ?? "", count: 300))
    default: .text(word())
    }
  }

  /// An amount: mostly a small one, sometimes one of the largest.
  mutating func amount() -> PlainData {
    if chance(oneIn: 6) { return .integer(pick([.max, .min, -1, 0]) ?? 0) }
    return .integer(Int.random(in: 0...5, using: &self))
  }

  /// A finite number: small ones, ones of very different size, and the ends of both sorts.
  mutating func number() -> PlainData {
    switch Int.random(in: 0..<8, using: &self) {
    case 0: .integer(pick([.max, .min, 0, 1 << 53, (1 << 53) + 1]) ?? 0)
    case 1:
      .number(
        pick([1e308, -1e308, .leastNonzeroMagnitude, -0.0, 1e-300, 0.1, 9_223_372_036_854_775_808])
          ?? 0)
    case 2: .number(Double.random(in: -1e20...1e20, using: &self))
    case 3: .number(Double.random(in: -1...1, using: &self))
    default: .integer(Int.random(in: -5...50, using: &self))
    }
  }

  /// Plain data of all sorts.
  mutating func data(depth: Int = 0) -> PlainData {
    if depth == 3 || !chance(oneIn: 3) { return chance(oneIn: 3) ? number() : key() }
    let count = Int.random(in: 0...3, using: &self)
    if chance(oneIn: 2) {
      return .table((0..<count).map { (.integer($0 + 1), data(depth: depth + 1)) })
    }
    let keys: [PlainData.Key] = [
      .integer(-7), .integer(3), .text(KeyText("a b")), .text(KeyText("x")),
    ]
    return .table(keys.prefix(count).map { ($0, data(depth: depth + 1)) })
  }

  /// A list of Lua.
  static func list(_ values: PlainData...) -> PlainData {
    .table(values.enumerated().map { (.integer($0.offset + 1), $0.element) })
  }

  /// A part of it, chosen by chance, is replaced by something else, left out or doubled.
  mutating func damaged(_ value: MetaValue) -> MetaValue {
    if chance(oneIn: 6) { return strange() }
    switch value {
    case .list(var values):
      guard let index = values.indices.randomElement(using: &self) else { return strange() }
      switch Int.random(in: 0..<6, using: &self) {
      case 0: values.remove(at: index)
      case 1: values.insert(values[index], at: index)
      case 2: values.shuffle(using: &self)
      default: values[index] = damaged(values[index])
      }
      return .list(values)
    case .table(var values):
      guard let name = values.keys.sorted().randomElement(using: &self) else { return strange() }
      switch Int.random(in: 0..<8, using: &self) {
      case 0: values[name] = nil
      case 1: values[name + "s"] = values[name]
      default: values[name] = damaged(values[name] ?? .null)
      }
      return .table(values)
    case .integer(let number):
      return .integer(chance(oneIn: 2) ? number &+ 1 : 0 &- number)
    default: return strange()
    }
  }

  private mutating func strange() -> MetaValue {
    let values: [MetaValue] = [
      .null, .bool(true), .integer(-1), .integer(.max), .integer(.min), .number(0.5),
      .number(1e308), .string(""), .string("counter/1"), .string("-9"), .string("zz"), .list([]),
      .string(String(repeating: "9", count: 80)), .table([:]), .list([.list([])]),
      .table(["keys": .list([]), "values": .list([])]), .integer(1 << 40),
    ]
    return pick(values) ?? .null
  }
}
