import LuaKit
import Testing

struct NearestNameTests {
  @Test(arguments: [
    ("titel", "title"), ("Title", "title"), ("titl", "title"), ("x", "y"), ("mentoins", "mentions"),
    ("zzz", nil), ("title", nil), ("", "y"),
  ])
  func `finds what was probably meant`(name: String, nearest: String?) {
    #expect(NearestName.of(name, in: ["title", "mentions", "y"]) == nearest)
  }

  @Test func `of equally near names the first in the alphabet wins`() {
    #expect(NearestName.of("cat", in: ["rat", "bat", "hat"]) == "bat")
  }
}
