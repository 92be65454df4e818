import ScriptTestSupport
import Testing

struct MentionTableTests {
  /// `é` takes the bytes 1 and 2.
  private static let start = "local a = newslab.article('élan x') return a:add_mention"

  @Test(arguments: [
    ("{kind='ORG', first=1, last=5}", "élan"), ("{kind='ORG', first=1, last=2}", "é"),
    ("{kind='ORG', first=7, last=7}", "x"), ("{kind='ORG', tokens={1, 2}}", "élan x"),
    ("{kind='ORG', tokens={2, 2}}", "x"),
  ])
  func `takes whole characters inside the text`(table: String, text: String) throws {
    #expect(try ScriptBench.text(of: Self.start + table + ".text") == text)
  }

  @Test(arguments: [
    ("{kind='ORG', first=2, last=5}", "bytes must not cut a character"),
    ("{kind='ORG', first=1, last=1}", "bytes must not cut a character"),
    ("{kind='ORG', first=0, last=5}", "bytes must lie between 1 and 7"),
    ("{kind='ORG', first=1, last=8}", "bytes must lie between 1 and 7"),
    ("{kind='ORG', first=5, last=3}", "bytes must lie between 1 and 7"),
    ("{kind='ORG', first=math.mininteger, last=math.maxinteger}", "bytes must lie between 1 and 7"),
    ("{kind='ORG', tokens={0, 1}}", "tokens must lie between 1 and 2"),
    ("{kind='ORG', tokens={2, 3}}", "tokens must lie between 1 and 2"),
    ("{kind='ORG', tokens={2, 1}}", "tokens must lie between 1 and 2"),
    ("{kind='ORG', tokens={1}}", "expected first and last, or tokens = {first, last}"),
    ("{kind='ORG', first=1}", "expected first and last, or tokens = {first, last}"),
    ("{kind='ORG'}", "expected first and last, or tokens = {first, last}"),
  ])
  func `refuses a place that is none`(table: String, problem: String) throws {
    let error = try #require(try ScriptBench.failure(of: Self.start + table))
    #expect(error.message == "bad argument #1 'mention': " + problem)
  }

  @Test(arguments: [
    ("{first=1, last=2}", "mention: 'kind' is missing"),
    ("{kind='ORGS', first=1, last=2}", "mention: 'kind' is 'ORGS' (did you mean 'ORG'?); known: "),
    (
      "{kind='ORG', form='nam', first=1, last=2}",
      "mention: 'form' is 'nam' (did you mean 'name'?); known: "
    ),
    ("{kind='ORG', first='1', last=2}", "mention: 'first': expected integer, got string"),
    ("{kind='ORG', frst=1, last=2}", "mention has no field 'frst' (did you mean 'first'?)"),
    ("{kind='ORG', tokens={1, 'x'}}", "mention: 'tokens': expected a list of integers"),
    ("(1)", "bad argument #1 'mention': expected table, got number"),
  ])
  func `refuses a wrong field`(table: String, problem: String) throws {
    let error = try #require(try ScriptBench.failure(of: Self.start + table))
    #expect(error.message.hasPrefix(problem))
  }

  @Test func `a mention is seen by what comes later, behind those that were found`() throws {
    let code =
      "local a = newslab.article('NATO met Zork.') local n = #a.mentions "
      + "a:add_mention{kind='PERSON', first=10, last=13} "
      + "return #a.mentions - n .. a.mentions[#a.mentions].text .. a.mentions[n + 1].found_by"
    #expect(try ScriptBench.text(of: code) == "1Zorkscript")
  }
}
