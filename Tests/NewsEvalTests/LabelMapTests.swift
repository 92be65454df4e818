import NewsEval
import Testing

struct LabelMapTests {
  @Test(arguments: [
    ("PERSON", "PER"), ("politician", "PER"), ("per", "PER"), ("geo", "LOC"), ("GPE", "LOC"),
    ("FAC", "LOC"), ("country", "LOC"), ("corporation", "ORG"), ("politicalparty", "ORG"),
    ("ORG", "ORG"), ("LOC", "LOC"), ("gpe", nil), ("MISC", nil), ("NORP", nil),
  ])
  func `knows the labels of the usual data`(label: String, name: String?) {
    #expect(LabelMap.perOrgLoc[label] == name)
  }

  @Test func `reads classes with their labels`() throws {
    let map = try LabelMap(parsing: ["PER=PERSON", "LOC=GPE+LOC+FAC"])
    #expect(
      ["PER", "PERSON", "GPE", "LOC", "ORG"].map { map[$0] } == ["PER", "PER", "LOC", "LOC", nil])
    #expect(map.classes == ["LOC", "PER"])
    #expect(map.entries == ["LOC=FAC+GPE", "PER=PERSON"])
  }

  @Test func `adds entries to a map that has a name`() throws {
    let map = try LabelMap(parsing: ["per-org-loc", "NORP=gpe", "LOC=org"])
    #expect(map["gpe"] == "NORP")
    #expect(map["org"] == "LOC")
    #expect(map["PERSON"] == "PER")
    #expect(try LabelMap(parsing: map.entries) == map)
  }

  @Test(arguments: [
    ("PER", "expected CLASS=LABEL+LABEL or one of kinds, per-org-loc, got 'PER'"),
    (
      "kind",
      "expected CLASS=LABEL+LABEL or one of kinds, per-org-loc, got 'kind'; did you mean 'kinds'?"
    ),
    ("=X", "expected CLASS=LABEL+LABEL or one of kinds, per-org-loc, got '=X'"),
    ("A=", "expected CLASS=LABEL+LABEL or one of kinds, per-org-loc, got 'A='"),
    ("A=B+", "expected CLASS=LABEL+LABEL or one of kinds, per-org-loc, got 'A=B+'"),
    ("A=B=C", "expected CLASS=LABEL+LABEL or one of kinds, per-org-loc, got 'A=B=C'"),
  ])
  func `says what it cannot read`(entry: String, message: String) {
    #expect {
      try LabelMap(parsing: [entry])
    } throws: {
      "\($0)" == message
    }
  }
}
