import Spelling
import Testing

struct NearestNameTests {
  @Test(arguments: [
    ("titel", "title"), ("tite", "title"), ("titlee", "title"), ("Title", "title"),
    ("mentoins", "mentions"), ("agancy", "agency"), ("frobnicate", nil), ("", nil), ("x", nil),
    ("kewyrods", "keywords"),
  ])
  func `finds the known name that is fewest edits away`(name: String, nearest: String?) {
    let known = ["agency", "keywords", "mentions", "text", "title"]
    #expect(NearestName.nearest(to: name, among: known) == nearest)
  }

  @Test(arguments: [["cat", "bat", "rat"], ["rat", "cat", "bat"]])
  func `takes the first by name of those that are equally near`(known: [String]) {
    #expect(NearestName.nearest(to: "mat", among: known) == "bat")
  }

  @Test func `allows more edits in a long name`() {
    let known = ["shanghai-cooperation-organisation"]
    #expect(NearestName.nearest(to: "shanghai-coop-organization", among: known) == known[0])
    #expect(NearestName.nearest(to: "shanghai", among: known) == nil)
  }

  @Test func `asks a question or says nothing`() {
    #expect(NearestName.question("title") == "; did you mean 'title'?")
    #expect(NearestName.question(nil) == "")
  }

  @Test func `is quick with names of absurd length`() {
    let long = String(repeating: "x", count: 1_000_000)
    #expect(NearestName.nearest(to: long, among: ["title"]) == nil)
  }
}
