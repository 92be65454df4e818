import NewsAnalysis
import NewsModel
import Testing

/// Who holds an office that a text speaks of.
struct RoleHoldersTests {
  @Test(arguments: [
    (
      "French Foreign Minister Joan Zebrask met her Peruvian counterpart Hugo Zorin. "
        + "The Peruvian minister left.", "The Peruvian minister", "person:hugo-zorin"
    ),
    (
      "President Joan Zebrask called. Zebrask's Peruvian counterpart, Hugo Zorin, agreed. "
        + "The Peruvian president left.", "The Peruvian president", "person:hugo-zorin"
    ),
    (
      "The minister met his Peruvian counterpart Hugo Zorin. The Peruvian minister left.",
      "The Peruvian minister", "person:hugo-zorin"
    ),
  ])
  func `a counterpart has the office of the other one`(
    text: String, role: String, id: String
  ) throws {
    #expect(try NameBench.entity(of: role, .role, in: text) == id)
  }

  @Test(arguments: [
    (
      "President Joan Zebrask met Prime Minister Hugo Zorin. The Kyrgyz leader left.",
      "The Kyrgyz leader", "person:joan-zebrask"
    ),
    (
      "Prime Minister Hugo Zorin met Trade Minister Joan Zebrask. The Kyrgyz leader left.",
      "The Kyrgyz leader", "person:hugo-zorin"
    ),
    (
      "President Joan Zebrask met President Hugo Zorin. The Kyrgyz leader left.",
      "The Kyrgyz leader", "none"
    ),
    (
      "Prime Minister of India Hugo Zorin came. The Indian Prime Minister left.",
      "The Indian Prime Minister", "person:hugo-zorin"
    ),
    (
      "First President of Chad – Dr. Hugo Zorin came. The First President left.",
      "The First President", "person:hugo-zorin"
    ),
  ])
  func `the leader is the president before the premier`(
    text: String, role: String, id: String
  ) throws {
    #expect(try NameBench.entity(of: role, .role, in: text) == id)
  }

  @Test(arguments: [
    "A spokeswoman for Prime Minister Hugo Zorin came.",
    "Joan Vint, a spokeswoman for Prime Minister Hugo Zorin, came.",
  ])
  func `who speaks for somebody does not lend him the role`(text: String) throws {
    let person = try NameBench.analysis(text).entities.first { $0.name == "Hugo Zorin" }
    #expect(person?.roles == ["Prime Minister"])
  }
}
