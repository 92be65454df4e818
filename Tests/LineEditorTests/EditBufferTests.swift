import LineEditor
import Testing

struct EditBufferTests {
  @Test func `begins behind its text`() { #expect(EditBuffer("ab").cursor == 2) }
}
