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
    ) { Generator.list($0.key(), $0.amount()) },
    Work(
      name: "distinct", start: "function() return newslab.distinct() end",
      // Now and then so many that the number becomes an estimate.
      each: """
        function(acc, item)
          acc:add(item[1])
          for i = item[2], item[2] + item[3] do acc:add(i) end
        end
        """, isCommutative: true
    ) { generator in
      let start = Int.random(in: 0...9000, using: &generator)
      let count = generator.chance(oneIn: 200) ? 12_000 : 3
      return Generator.list(generator.key(), .integer(start), .integer(count))
    },
    Work(
      name: "pairs", start: "function() return newslab.pairs() end",
      each: "function(acc, item) acc:add_all(item) end", isCommutative: true
    ) { generator in
      let count = Int.random(in: 0...6, using: &generator)
      return .table((0..<count).map { (.integer($0 + 1), generator.key()) })
    },
    Work(
      name: "sample", start: "function() return newslab.sample(7, 3) end",
      each: "function(acc, item) acc:add(item); acc:add(item[1]) end", isCommutative: true
    ) { Generator.list($0.key(), $0.data()) },
    Work(
      name: "stats", start: "function() return newslab.stats() end",
      each: """
        function(acc, item)
          acc:add(item[1])
          for i = 1, item[2] do acc:add(item[1] / i) end
        end
        """, isCommutative: true
    ) { generator in
      Generator.list(generator.number(), .integer(generator.chance(oneIn: 200) ? 5000 : 1))
    },
    Work(
      name: "table", start: "function() return newslab.table{'a', 'é', 'b c'} end",
      each: "function(acc, item) for i = 1, #item do acc:add(item[i]) end end", isCommutative: true
    ) { generator in
      let rows = (0..<Int.random(in: 0...3, using: &generator)).map { offset in
        let cells = [("a", generator.data()), ("b c", generator.data())]
        let kept = cells.filter { _ in !generator.chance(oneIn: 3) }
        return (
          PlainData.Key.integer(offset + 1),
          PlainData.table(kept.map { (.text(KeyText($0.0)), $0.1) })
        )
      }
      return .table(rows)
    },
    Work(
      name: "tally", start: "function() return newslab.tally() end",
      each: "function(acc, item) acc:add(item[1], item[2], item[3]) end", isCommutative: true
    ) { Generator.list($0.key(), $0.key(), $0.amount()) },
    Work(
      name: "timeline", start: "function() return newslab.timeline('week') end",
      each: "function(acc, item) acc:add(item[1], item[2]) end", isCommutative: true
    ) { generator in
      let dates = [
        "2017", "2017-04", "2017-04-06", "2017-12-31", "2018-01-01T10:00", "2015-W53", "2017-SU",
        "0001-01-01", "9999-12-31",
      ]
      return Generator.list(.text(generator.pick(dates) ?? "2017"), generator.amount())
    },
    Work(
      name: "top", start: "function() return newslab.top(5) end",
      each: "function(acc, item) acc:add(item[1], item[2]); acc:add(2, item[2]) end",
      isCommutative: true
    ) { Generator.list($0.chance(oneIn: 2) ? .integer(2) : $0.number(), $0.data()) },
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
    for seed in Self.seeds.prefix(15) {
      var generator = Generator(seed: seed)
      let items = (1...12).map { (position: $0, item: work.item(&generator)) }
      let good = try bench.gathered(items)
      for _ in 0..<40 {
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
