import NewsModel
import NewsScript
import ScriptTestSupport
import TestSupport
import Testing

/// What all types of accumulators have in common.
struct AccumulatorTests {
  /// A type at work: what `start` makes, and what `each` does with an item of chance.
  struct Work: Sendable, CustomStringConvertible {
    let name: String
    let start: String
    let each: String
    let isCommutative: Bool
    let item: @Sendable (inout Generator) -> PlainData

    var description: String { name }
  }

  static let works: [Work] = [
    Work(
      name: "counter", start: "function() return newslab.counter() end",
      each: "function(acc, item) acc:add(item[1], item[2]) end", isCommutative: true
    ) { Generator.list($0.key(), $0.amount()) }
  ]

  private static let seeds: Range<UInt64> = 0..<40

  @Test func `every type is at work here`() {
    #expect(Set(Self.works.map(\.name)) == Set(Accumulators.all.map(\.name)))
    let names = Accumulators.all.map(\.name)
    #expect(names == names.sorted())
  }

  @Test(arguments: works)
  func `parts in any grouping give the bytes of one pass`(work: Work) throws {
    let bench = try AccumulatorBench(start: work.start, each: work.each)
    for seed in Self.seeds {
      var generator = Generator(seed: seed)
      let count = Int.random(in: 0...60, using: &generator)
      let items = (0..<count).map { _ in work.item(&generator) }
      try bench.checkParts(of: items, isCommutative: work.isCommutative, &generator)
    }
  }

  @Test(arguments: works)
  func `a malformed form is an error or a form of its own`(work: Work) throws {
    let bench = try AccumulatorBench(start: work.start, each: work.each)
    for seed in Self.seeds {
      var generator = Generator(seed: seed)
      let items = (1...12).map { (position: $0, item: work.item(&generator)) }
      let good = try bench.gathered(items)
      for _ in 0..<60 {
        let damaged = generator.damaged(good.serialised)
        do {
          let read = try Accumulators.read(damaged)
          // What is read can be used, merged and written.
          var merged = good
          try? merged.merge(Gathered(serialised: read.serialised))
          _ = try AccumulatorBench.sent(Gathered(serialised: read.serialised))
        } catch let error as AccumulatorError {
          #expect(error.problem != "")
        }
      }
      let text = Array(AccumulatorBench.json(good.serialised).utf8)
      for _ in 0..<20 {
        let damaged = String(decoding: generator.damaged(text), as: UTF8.self)
        guard let value = try? AccumulatorBench.value(ofJSON: damaged) else { continue }
        if let read = try? Accumulators.read(value) { _ = read.serialised }
      }
    }
  }

  @Test(arguments: works)
  func `an emptied one is as it was made`(work: Work) throws {
    let bench = try AccumulatorBench(start: work.start, each: work.each)
    var generator = Generator(seed: 1)
    let fresh = try bench.gathered([])
    let full = try bench.gathered((1...9).map { (position: $0, item: work.item(&generator)) })
    let emptied = try Accumulators.read(full.serialised).emptied()
    #expect(AccumulatorBench.json(emptied.serialised) == AccumulatorBench.json(fresh.serialised))
    #expect(full.byteCount > fresh.byteCount)
  }

  @Test(arguments: [
    (#"1"#, "expected a serialised accumulator, got number"),
    (#"{}"#, "expected a serialised accumulator, got object"),
    (
      #"{"accumulator":"conter/1"}"#, "there is no accumulator 'conter/1' (did you mean 'counter'?)"
    ),
    (#"{"accumulator":"counter/2"}"#, "expected counter/1, got 'counter/2'"),
    (#"{"accumulator":"counter/1"}"#, "'counts' is missing"),
    (
      #"{"accumulator":"counter/1","count":[]}"#,
      "there is no field 'count' (did you mean 'counts'?)"
    ),
    (#"{"accumulator":"counter/1","counts":5}"#, ".counts: expected list, got number"),
    (
      #"{"accumulator":"counter/1","counts":[["a",1],["b"]]}"#,
      ".counts[2]: expected [key, count], got a list of 1"
    ),
    (
      #"{"accumulator":"counter/1","counts":[["a",1.5]]}"#,
      ".counts[1]: expected integer, got number"
    ),
    (
      #"{"accumulator":"counter/1","counts":[["b",1],["a",1]]}"#,
      "element 2 does not come after the one before it"
    ),
  ])
  func `an error says what was expected where`(json: String, message: String) throws {
    let value = try AccumulatorBench.value(ofJSON: json)
    let error = #expect(throws: AccumulatorError.self) { try Accumulators.read(value) }
    #expect(error?.description == message)
  }
}
