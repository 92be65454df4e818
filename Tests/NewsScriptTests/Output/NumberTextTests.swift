import NewsScript
import Testing

struct NumberTextTests {
  @Test(arguments: [
    (0, "0"), (5, "5"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567"), (0.5, "0.5"),
    (1234.5678, "1,234.568"), (0.1 + 0.2, "0.3"), (-0.0, "0"), (0.0005, "0.0005"), (1e16, "1e+16"),
    (.infinity, "inf"),
  ])
  func `labels are short`(value: Double, text: String) {
    #expect(NumberText.label(value) == text)
  }

  @Test(arguments: [
    (0.75, 3, "0.750"), (-0.0004, 3, "0.000"), (2, 0, "2"), (-1.25, 1, "-1.3"),
    (1e300, 2, "1e+300"),
  ])
  func `a number has so many digits behind the point`(value: Double, places: Int, text: String) {
    #expect(NumberText.fixed(value, places: places) == text)
  }

  @Test(arguments: [(3, "3"), (0.1, "0.1"), (1e20, "1e+20"), (-7, "-7")])
  func `a number is written in full`(value: Double, text: String) {
    #expect(NumberText.exact(value) == text)
  }
}
