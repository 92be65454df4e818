import NewsAnalysis
import NewsModel
import TestSupport
import Testing

/// Stories of other agencies, about other people, in other words and another order.
struct OtherStoriesTests {
  /// What a story is made of.
  struct Story: Sendable, CustomTestStringConvertible {
    /// The line before the first sentence.
    let head: String
    let place: String?
    let agency: String?
    let president: String
    let surname: String
    let people: String
    let minister: String
    let ministerSurname: String
    let cue: String
    var testDescription: String { head }
  }

  static let stories = [
    Story(
      head: " date 2018-02-03 MINSK. BELTA -", place: "Minsk", agency: "BelTA",
      president: "Anton Vershik", surname: "Vershik", people: "Belarusian",
      minister: "Piotr Malko", ministerSurname: "Malko", cue: "said"),
    Story(
      head: "TASHKENT, 5 September. /UzA/.", place: "Tashkent", agency: "UzA",
      president: "Rustam Olimov", surname: "Olimov", people: "Uzbek", minister: "Aziz Karimzoda",
      ministerSurname: "Karimzoda", cue: "stressed"),
    Story(
      head: "AKIPRESS.COM -", place: nil, agency: "AKIpress", president: "Askar Toktogul",
      surname: "Toktogul", people: "Kyrgyz", minister: "Nurlan Bekov", ministerSurname: "Bekov",
      cue: "noted"),
    Story(
      head: "SEOUL, Sept. 3 (Yonhap) --", place: "Seoul", agency: "Yonhap",
      president: "Moon Jae-in", surname: "Moon", people: "South Korean",
      minister: "Lee Nak-yon", ministerSurname: "Lee", cue: "added"),
    Story(
      head: "LONDON/PARIS (Reuters) -", place: "London", agency: "Reuters",
      president: "Jean-Luc Marchand", surname: "Marchand", people: "French",
      minister: "Theresa May", ministerSurname: "May", cue: "told reporters"),
    Story(
      head: "SPRINGFIELD, Ill. (AP) —", place: "Springfield", agency: "AP",
      president: "George W. Bush", surname: "Bush", people: "American", minister: "Gordon Brown",
      ministerSurname: "Brown", cue: "declared"),
    Story(
      head: "QORVALD, 3 Oct (EFE).-", place: "Qorvald", agency: "EFE", president: "Ana Ruiz Vega",
      surname: "Vega", people: "Peruvian", minister: "Tomas Quiroga", ministerSurname: "Quiroga",
      cue: "underlined"),
  ]

  private static func paragraphs(_ story: Story) -> [String] {
    [
      "President \(story.president) met Prime Minister \(story.minister) here on Friday.",
      "\"Our talks were of great use,\" \(story.surname) \(story.cue).",
      "\"We will meet again soon,\" \(story.ministerSurname) \(story.cue) after the talks.",
      "\"This is a day of joy for all of us,\" the \(story.people) leader \(story.cue).",
      "The Prime Minister \(story.cue): \"There is much to do.\"",
    ]
  }

  private static func check(_ story: Story, order: [Int], speakers: [String]) throws {
    let parts = paragraphs(story)
    let text = story.head + " " + parts[0] + order.map { "\n\n" + parts[$0] }.joined()
    let analysis = try Workbench.analysis(text)
    #expect(analysis.article.dateline?.place == story.place)
    #expect(analysis.article.agency == story.agency)
    let found = analysis.quotes.filter(\.isDirect).map { quote in
      quote.speaker.map { analysis.entities[$0].name } ?? "nobody"
    }
    #expect(found == speakers, "\(text)")
  }

  @Test(arguments: stories)
  func `each quote has its speaker`(story: Story) throws {
    let (one, two) = (story.president, story.minister)
    try Self.check(story, order: [1, 2, 3, 4], speakers: [one, two, one, two])
  }

  @Test(arguments: stories)
  func `paragraphs in another order have the same speakers`(story: Story) throws {
    let (one, two) = (story.president, story.minister)
    try Self.check(story, order: [3, 4, 2, 1], speakers: [one, two, two, one])
  }
}
