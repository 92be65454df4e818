import TestSupport
import Testing

struct AgencyMannerTests {
  private static let story = "Nursultan Nazarbayev came to Almaty. "

  @Test(arguments: [
    ("The Head of State noted that trade grew.", "noted|trade grew"),
    ("The Head of State underlined that trade grew.", "underlined|trade grew"),
    ("The Head of State dwelled on the state of trade.", "dwelled on|the state of trade"),
    ("Nursultan Nazarbayev informed that trade grew.", "informed|trade grew"),
    (
      "Nursultan Nazarbayev drew attention to the state of trade.",
      "drew attention|the state of trade"
    ),
    (
      "The President expressed confidence that trade will grow.",
      "expressed confidence|trade will grow"
    ),
  ])
  func `the Head of State speaks in many ways`(text: String, expected: String) throws {
    let lines = try QuoteProbe.lines(Self.story + text, direct: false)
    #expect(lines.map { $0.drop { $0 != "|" }.dropFirst() } == [Substring(expected)])
    #expect(lines.allSatisfy { $0.hasPrefix("Nursultan Nazarbayev") })
  }

  @Test(arguments: [
    ("\"Trade grew by a lot this year,\" the statement reads.", "the statement"),
    ("\"Trade grew by a lot this year,\" reads the statement.", "the statement"),
    ("\"Trade grew by a lot this year,\" the press release reads.", "the press release"),
    ("\"Trade grew by a lot this year,\" says the message.", "the message"),
  ])
  func `a statement or message may be read`(text: String, words: String) throws {
    #expect(try QuoteProbe.speakers(text, direct: true) == [words])
  }

  @Test func `nobody is named when it was noted`() throws {
    let lines = try QuoteProbe.lines("In the course of the meeting it was noted that trade grew.")
    #expect(lines == ["-|was noted|trade grew"])
  }
}
