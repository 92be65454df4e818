import ScriptTestSupport
import Testing

/// Patterns and matches as scripts see them.
struct PatternTypeTests {
  private static let start =
    "local a = newslab.article('Ada Byron said that it rains. \"It rains,\" Ada Byron said.') "

  @Test(arguments: [
    ("tostring(newslab.pattern('\"it\"'))", "Pattern \"it\" (longest, case ignored)"),
    ("newslab.pattern('\"it\"', {case='exact', mode='all'}).mode", "all"),
    ("newslab.pattern('\"it\"', {case='exact'}).case", "exact"),
    ("newslab.pattern('(?first) \"it\"').mode", "first"),
    ("table.concat(newslab.pattern('a:[] b:([] c:[])').labels, ' ')", "a b c"),
    ("newslab.pattern(' [] ').source", " [] "),
  ])
  func `a pattern tells what it is`(expression: String, expected: String) throws {
    #expect(try ScriptBench.text(of: "return " + expression) == expected)
  }

  @Test(arguments: [
    ("#a:match('\"it\"')", "2"), ("#a:match(newslab.pattern('\"it\"', {case='exact'}))", "1"),
    ("a:match('[ent]+ [lemma=\"say\"]')[1].text", "Ada Byron said"),
    ("a:match('who:[ent]+ [lemma=\"say\"]')[2].labels.who.text", "Ada Byron"),
    ("a:match('who:[ent]+ x:\"no\"? [lemma=\"say\"]')[1].labels.x", "nil"),
    ("a:match('[lemma=\"rain\"]')[1].sentence.text", "Ada Byron said that it rains."),
    ("a:match('[ent]+')[1].entity.id", "person:ada-byron"),
    ("a:match('[ent]+')[1].first_token .. '-' .. a:match('[ent]+')[1].last_token", "1-2"),
    ("a:match('[ent]+')[1].first .. '-' .. a:match('[ent]+')[1].last", "1-9"),
    ("#a:match('<quote/>')[1].tokens", "3"), ("a:has_match('\"snow\"')", "false"),
    ("#a:match(newslab.pattern('[ent]+', {mode='all'}))", "6"),
    ("#a:match(newslab.pattern('[ent]+', {mode='first'}))", "4"), ("#a:match('[ent]+')", "2"),
    ("a:match('<s/> containing \"that\"')[1].text", "Ada Byron said that it rains."),
    ("#a:match('(\"said\" []* within <s/>) []')", "2"),
    ("tostring(a:match('\"it\"'))", "List of 2 matches, case ignored"),
  ])
  func `matches have words, labels and places`(expression: String, expected: String) throws {
    #expect(try ScriptBench.text(of: Self.start + "return " + expression) == expected)
  }

  @Test(arguments: [
    ("'[lema=\"say\"]'", "unknown attribute 'lema' (did you mean 'lemma'?) (column 2)"),
    ("'\"a\" ('", "(column"), ("'[ent.kind=\"PERSN\"]'", "(did you mean 'PERSON'?) (column 12)"),
    ("'\"a\" \"[\"'", "(column 6)"), ("'A:[] :: B.word = A.word'", "no label 'B'"),
    ("'\"a\" within <x/>'", "(column 13)"), ("''", "expected a pattern, found nothing"),
    ("'\"a\"', {mode='longst'}", "longest"), ("'\"a\"', {cas='exact'}", "case"),
  ])
  func `what is wrong is said with its column`(arguments: String, message: String) throws {
    let code = "local _, m = pcall(newslab.pattern, \(arguments)) return m"
    #expect(try ScriptBench.text(of: code).contains(message))
  }
}
