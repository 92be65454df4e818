import Dispatch
import NewsAnalysis
import Synchronization
import Testing

struct LazilyTests {
  @Test func `what many threads ask for is made once`() throws {
    let count = Atomic(0)
    let lazily = Lazily { count.wrappingAdd(1, ordering: .relaxed).newValue }
    #expect(!lazily.isMade)
    DispatchQueue.concurrentPerform(iterations: 64) { _ in _ = try? lazily.get() }
    #expect(try lazily.get() == 1)
    #expect(count.load(ordering: .relaxed) == 1)
    #expect(lazily.isMade)
  }

  @Test func `a failure is the same each time`() {
    let count = Atomic(0)
    let lazily = Lazily { () throws(AnalysisError) -> Int in
      let number = count.wrappingAdd(1, ordering: .relaxed).newValue
      throw .badModel("m", "\(number)")
    }
    for _ in 0..<3 {
      #expect(throws: AnalysisError.badModel("m", "1")) { try lazily.get() }
    }
  }
}
