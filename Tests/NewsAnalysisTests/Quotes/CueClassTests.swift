import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct CueClassTests {
  @Test(arguments: [
    ("Ann Lee said that it was over.", CueClass.say, false),
    ("Ann Lee denied that it was over.", .deny, false),
    ("Ann Lee did not deny that it was over.", .deny, true),
    ("Ann Lee warned that it was over.", .warn, false),
    ("Ann Lee claimed that it was over.", .claim, false),
    ("Ann Lee asked whether it was over.", .ask, false),
    ("Ann Lee vowed to end it.", .promise, false),
    ("Ann Lee refused to say whether it was over.", .refuse, true),
    ("Ann Lee refused to leave the town.", .refuse, false),
    ("Ann Lee has never said that it was over.", .say, true),
    ("Ann Lee doubts that it was over.", .think, false),
    ("Ann Lee praised the plan of the town.", .praise, false),
  ])
  func `a cue has a class and may be negated`(
    text: String, kind: CueClass, isNegated: Bool
  ) throws {
    let quotes = try Workbench.paragraph(text).quotes
    #expect(quotes.map(\.cueClass) == [kind])
    #expect(quotes.map(\.isNegated) == [isNegated])
  }

  @Test func `classes have a summary of one sentence`() {
    for kind in CueClass.allCases {
      #expect(kind.summary.hasSuffix(".") && kind.summary.utf8.count <= 80)
    }
  }

  @Test func `rules have a meaning, and quotes know their rule`() throws {
    #expect(Set(QuoteRule.all.map(\.name)).count == QuoteRule.all.count)
    #expect(QuoteRule.all.allSatisfy { !$0.meaning.isEmpty })
    let quotes = try Workbench.paragraph("\"We go,\" Ann Lee said. She said it rained.").quotes
    #expect(quotes.allSatisfy { QuoteRule(rawValue: $0.foundBy) != nil })
  }
}
