import SeededRandom
import Testing

struct SplitMixTests {
  @Test func `gives the numbers of the method`() {
    // The first ones of seed 0, as the authors' C program prints them.
    var random = SplitMix(seed: 0)
    #expect(random.next() == 0xE220_A839_7B1D_CDAF)
    #expect(random.next() == 0x6E78_9E6A_A1B9_65F4)
  }

  @Test func `a seed repeats its sequence, another one has another`() {
    func sequence(_ seed: UInt64) -> [UInt64] {
      var random = SplitMix(seed: seed)
      return (0..<20).map { _ in random.next() }
    }
    #expect(sequence(7) == sequence(7))
    #expect(sequence(7) != sequence(8))
  }
}
