import NewsScript
import ScriptTestSupport
import TestSupport
import Testing

struct StatsTests {
  private static let start =
    "local s = newslab.stats() local function add(...) for _, n in ipairs{...} do s:add(n) end end "

  @Test(arguments: [
    ("return s:total()", "0"), ("return s:mean()", "nil"), ("return s:median()", "nil"),
    ("return s:min()", "nil"), ("add(3) return s:sd()", "nil"), ("add(3, 3) return s:sd()", "0.0"),
    ("add(2, 4, 4, 4, 5, 5, 7, 9) return s:mean()", "5.0"),
    ("add(2, 4, 4, 4, 5, 5, 7, 9) return s:sd()", "2.1380899352994"),
    ("add(1, 2, 3) return s:total()", "6"), ("add(1, 2, 3.0) return s:total()", "6.0"),
    ("add(1, 2) return s:median()", "1.5"), ("add(5, 1, 3) return s:median()", "3.0"),
    ("add(1, 2, 3, 4) return s:quantile(0.25)", "1.75"), ("add(7, 9) return s:quantile(0)", "7.0"),
    ("add(7, 9) return s:quantile(1)", "9.0"), ("add(9, 7) return s:min() .. s:max()", "79"),
    ("add(9.0, 7) return s:min()", "7.0"), ("add(0.1, 0.2, 0.3) return s:total()", "0.6"),
    // What floats lose when they are added one after the other.
    ("add(1e100, 1, -1e100) return s:total()", "1.0"),
    ("add(1e16, 1, 1) return s:total() == 1e16 + 2", "true"),
    ("for i = 1, 10 do add(0.1) end return s:total() == 1.0", "true"),
    ("add(5e-324, -5e-324) return s:total()", "0.0"),
    ("add(5e-324) return s:total() == 5e-324", "true"),
    ("add(1e308, 1e308) return s:total()", "inf"), ("add(1e308, 1e308) return s:mean()", "1e+308"),
    ("add(-1e308, 1e308) return s:median()", "0.0"),
    ("add(math.maxinteger, 1) return s:total()", "9.2233720368548e+18"),
    ("add(math.maxinteger, 1, -1) return s:total() == math.maxinteger", "true"),
    ("add(math.mininteger, math.mininteger) return s:total() == -2^64", "true"),
    // A naive difference of squares is nothing but rounding here.
    ("add(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16) return s:sd()^2", "30.0"),
    ("add(1e200, 3e200) return s:sd() == math.sqrt(2) * 1e200", "true"),
    ("add(1e-200, 3e-200) return s:sd() > 1.41e-200 and s:sd() < 1.42e-200", "true"),
    ("for i = 1, 4096 do add(i) end return s:is_exact()", "true"),
    ("for i = 1, 4097 do add(i) end return s:is_exact()", "false"),
    ("add(1, 2) return s:rows()[1][1] .. #s:rows()", "count9"),
    ("add(4) local t = newslab.stats() t:add(6) s:merge(t) return s:mean()", "5.0"),
    ("return tostring(s)", "Stats of 0 numbers"),
  ])
  func `says what there is to say`(code: String, expected: String) throws {
    #expect(try ScriptBench.text(of: Self.start + code) == expected)
  }

  @Test(arguments: [
    ("s:add('1')", "bad argument #1 'number': expected number, got string"),
    ("s:add(0/0)", "bad argument #1 'number': expected a finite number, got -nan"),
    ("s:add(-1/0)", "bad argument #1 'number': expected a finite number, got -inf"),
    ("s:quantile(1.5)", "bad argument #1 'part': expected 0 to 1, got 1.5"),
    ("s:quantile(0/0)", "bad argument #1 'part': expected 0 to 1, got -nan"),
  ])
  func `misuse is an error`(code: String, message: String) throws {
    #expect(try ScriptBench.failure(of: Self.start + code)?.message == message)
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `quantiles of many numbers are less than a 64th off`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let numbers = (0..<6000).map { _ in
      let size = Double.random(in: -8...8, using: &generator)
      return Double.random(in: -1...1, using: &generator) * size * size * size
    }
    let state = try ScriptBench.state()
    try state.lua.setGlobal("numbers", numbers)
    let code =
      "s = newslab.stats() for i = 1, #numbers do s:add(numbers[i]) end return s:is_exact()"
    #expect(try ScriptBench.text(of: code, in: state) == "false")
    let sorted = numbers.sorted()
    for part in [0, 0.01, 0.25, 0.5, 0.75, 0.9, 0.999, 1] {
      let position = Int((part * 5999).rounded(.down))
      let text = try ScriptBench.text(of: "return ('%.17g'):format(s:quantile(\(part)))", in: state)
      let found = try #require(Double(text))
      let (low, high) = (sorted[position], sorted[min(position + 1, 5999)])
      #expect(found >= low - abs(low) / 64 && found <= high + abs(high) / 64)
    }
  }
}
