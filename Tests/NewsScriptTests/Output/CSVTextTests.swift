import NewsScript
import Testing

struct CSVTextTests {
  @Test(arguments: [
    ("a", "a"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("\"\u{301},", "\"\"\"\u{301},\""),
    ("a\nb", "a b"), ("=1", "'=1"), ("-5", "-5"), ("-5.5e3", "-5.5e3"), ("-5+1", "'-5+1"),
    (" =1", "' =1"), ("+a", "'+a"), ("@a", "'@a"), ("'=1", "''=1"), ("'tis", "'tis"),
    ("\u{FF1D}1", "'\u{FF1D}1"),
  ])
  func `quotes and marks a cell where it is needed`(cell: String, written: String) {
    #expect(CSVText.of([[cell, "b"]]) == written + ",b\r\n")
  }
}
