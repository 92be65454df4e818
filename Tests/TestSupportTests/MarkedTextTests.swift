import TestSupport
import Testing

struct MarkedTextTests {
  @Test func `takes the marks out of the text`() {
    let marked = MarkedText("Then [Judge Ada Byron](PERSON) spoke.")
    #expect(marked.text == "Then Judge Ada Byron spoke.")
    #expect(marked.spans("PERSON") == [5..<20])
    #expect(marked.marks.map(\.text) == ["Judge Ada Byron"])
  }

  @Test func `counts bytes and takes nested marks`() {
    let marked = MarkedText("é [Bank of [Łódź](GPE)](ORG)")
    #expect(marked.text == "é Bank of Łódź")
    #expect(
      marked.marks.map(\.description) == [
        "[Bank of Łódź](ORG) at 3..<18", "[Łódź](GPE) at 11..<18",
      ])
  }

  @Test(arguments: ["[no label]", "a [b] (c)", "[x](two words)", "]](A)", "[[", ""])
  func `leaves other brackets alone`(text: String) {
    let marked = MarkedText(text)
    #expect(marked.text == text)
    #expect(marked.marks.isEmpty)
  }

  @Test(arguments: ["Then [Ada](PERSON) of [Bank of [Łódź](GPE)](ORG) spoke.", "[a](A)[b](B)", "x"])
  func `renders what it reads`(text: String) {
    let marked = MarkedText(text)
    #expect(MarkedText.render(marked.text, marked.marks.map { ($0.span, $0.label) }) == text)
  }
}
