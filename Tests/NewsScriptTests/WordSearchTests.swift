import ScriptTestSupport
import Testing

struct WordSearchTests {
  @Test(arguments: [
    ("It rains in Paris.", "rains", true), ("It RAINS.", "rains", true),
    ("It rains.", "Rain", false),
    ("rainstorm", "rain", false), ("brain", "rain", false), ("rain", "rain", true),
    ("Zoë spoke.", "zoë", true), ("élan", "lan", false), ("the U.S. army", "u.s.", true),
    ("a b", "a b", true), ("a  b", "a b", false), ("x", "", false), ("", "x", false),
    ("counter-terrorism", "terrorism", true), ("aaab", "aab", false), ("aab aaab", "aaab", true),
    ("abababab", "abab", false), ("ababab abab", "abab", true), ("aabaac aabaab", "aabaab", true),
  ])
  func `finds whole words`(text: String, words: String, isFound: Bool) throws {
    let code = "return newslab.article([[\(text)]]):has([[\(words)]])"
    #expect(try ScriptBench.text(of: code) == String(isFound))
  }

  @Test func `looks into the body only`() throws {
    let code = "return newslab.article(' date 2017-04-06 PARIS (Reuters) - It rains.'):has('paris')"
    #expect(try ScriptBench.text(of: code) == "false")
  }
}
