import NewsCLI
import NewsCorpus
import Testing

struct DiagnosticTests {
  @Test(arguments: [
    (Diagnostic(.error, "no 'x'"), "newslab: error: no 'x'\n"),
    (Diagnostic(.warning, "odd", at: Place(path: "w.jsonl", line: 3)), "w.jsonl:3: warning: odd\n"),
    (Diagnostic(Rejection("bad", at: Place(path: "a\nb"))), "a\\nb: error: bad\n"),
    (Diagnostic(Rejection("other", at: Place(path: "a"), isSkipped: true)), "a: note: other\n"),
  ])
  func `is one line`(diagnostic: Diagnostic, line: String) {
    #expect(diagnostic.line == line)
  }
}
