import TestSupport
import Testing

struct LifetimeTrackerTests {
  @Test func `knows what lives`() {
    let tracker = LifetimeTracker()
    let kept = tracker.make("kept")
    do { _ = tracker.make("dropped") }
    #expect(tracker.alive == ["kept"])
    #expect((tracker.madeCount, tracker.aliveCount) == (2, 1))
    withExtendedLifetime(kept) {}
  }
}
