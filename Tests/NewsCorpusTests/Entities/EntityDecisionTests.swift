import NewsCorpus
import Testing

struct EntityDecisionTests {
  @Test(arguments: [
    "person:lavrov\tmerge\tperson:sergei-lavrov\tada",
    "person:sergei-lavrov\talias\tMinister Lavrov\tada",
    "person:sergei-lavrov\tkind\tPERSON",
    "person:sergei-lavrov\tname\tSergei Lavrov\tGrace Hopper",
    "org:sco\tsplit\tShanghai\tada",
  ])
  func `a line reads back as it was written`(line: String) throws {
    #expect(try EntityDecision(line: line).line == line)
  }

  @Test(arguments: [
    (
      "person:a",
      "expected entity, decision, value and who decided with tabs between, found 1 column"
    ),
    (
      "a\tb\tc\td\te",
      "expected entity, decision, value and who decided with tabs between, found 5 columns"
    ),
    (
      "person:a\tmerg\tperson:b",
      "expected one of merge, split, alias, name, kind in column 2, found 'merg'; did you mean 'merge'?"
    ),
    ("Ada\talias\tB", "entity: expected an id such as person:ada-byron, found 'Ada'"),
    ("person:\talias\tB", "entity: expected an id such as person:ada-byron, found 'person:'"),
    ("person:a b\talias\tB", "entity: expected an id such as person:ada-byron, found 'person:a b'"),
    ("person:a\tmerge\tB", "merge: expected an id such as person:ada-byron, found 'B'"),
    ("person:a\tmerge\tperson:a", "merge: 'person:a' is the same entity"),
    ("person:a\tkind\tPRESON", "kind: there is no kind 'PRESON'; did you mean 'PERSON'?"),
    ("person:a\talias\t ", "alias: expected a name, found nothing"),
    (
      "person:a\tsplit\tA",
      "split: 'A' is the name of 'person:a' itself, which cannot be split from it"
    ),
    ("person:a\talias\tB\u{9B}2J", "a name may not have tabs, line breaks or control characters"),
    ("person:a\talias\tB\ta\u{85}", "a name may not have tabs, line breaks or control characters"),
    (
      "person:a\u{9B}\talias\tB",
      "entity: expected an id such as person:ada-byron, found 'person:a\u{9B}'"
    ),
    ("person:a\talias\tB\u{1}", "a name may not have tabs, line breaks or control characters"),
  ])
  func `says what is wrong with a line`(line: String, problem: String) {
    #expect(throws: EntityDecisionProblem.self) { try EntityDecision(line: line) }
    do {
      _ = try EntityDecision(line: line)
    } catch {
      #expect(error.description == problem)
    }
  }

  @Test func `who is split off has the kind of the id and the name as its slug`() throws {
    let decision = try EntityDecision("person:sergei-lavrov", .split, "Lavrov, Jr.", by: "ada")
    #expect(decision.splitID == "person:lavrov-jr")
  }
}
