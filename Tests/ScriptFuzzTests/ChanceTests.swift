import ScriptFuzz
import Testing

struct ChanceTests {
  @Test func `a seed always gives the same numbers`() {
    let (one, other) = (Chance(seed: 7), Chance(seed: 7))
    #expect((0..<100).map { _ in one.next() } == (0..<100).map { _ in other.next() })
    #expect(Chance(seed: 0).next() == 0xE220_A839_7B1D_CDAF)
  }

  @Test func `numbers lie in their range and reach its ends`() {
    let chance = Chance(seed: 1)
    let numbers = Set((0..<500).map { _ in chance.number(-2...3) })
    #expect(numbers == Set(-2...3))
    #expect(chance.below(0) == 0)
    #expect(chance.pick([]) == "")
  }

  @Test func `programs of a run have seeds of their own`() {
    #expect(Set((0..<1000).map { Chance.seed(1, program: $0) }).count == 1000)
    #expect(Chance.seed(1, program: 0) != Chance.seed(2, program: 0))
  }
}
