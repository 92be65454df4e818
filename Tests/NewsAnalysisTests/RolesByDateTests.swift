import NewsAnalysis
import NewsModel
import Testing

/// Roles that the table resolves with the date of the article.
struct RolesByDateTests {
  private static func entity(_ role: String, in text: String, _ date: String?) throws -> String? {
    let analysis = try Workbench.analysis(text, date: date)
    let mention = analysis.mentions.first { analysis.text[$0.span] == role && $0.form == .role }
    let found = try #require(mention, "\(analysis.mentions.map { analysis.text[$0.span] })")
    return found.entity.map { analysis.entities[$0].id }
  }

  @Test(arguments: [
    ("2017-04-06", "person:nursultan-nazarbayev"), ("2021-04-06", "person:kassym-jomart-tokayev"),
    ("2019-02", "person:nursultan-nazarbayev"), ("2020", "person:kassym-jomart-tokayev"),
  ])
  func `the President is who it was then`(date: String, id: String) throws {
    let text =
      "ASTANA. KAZINFORM - The Kazakh President met guests. The Head of State thanked them."
    #expect(try Self.entity("The Kazakh President", in: text, date) == id)
    #expect(try Self.entity("The Head of State", in: text, date) == id)
  }

  @Test(arguments: [nil, "1985-01-01", "2019", "2019-03-20", "2090-01-01"])
  func `without a date, outside the table, or on the day of a change it is open`(
    date: String?
  ) throws {
    let text = "The Kazakh president met guests."
    #expect(try Self.entity("The Kazakh president", in: text, date) == nil)
  }

  @Test(arguments: [
    ("The Prime Minister of Japan called.", "The Prime Minister of Japan", "person:shinzo-abe"),
    ("Russian leader visits Paris.", "Russian leader", "person:vladimir-putin"),
    ("UN chief warns of war.", "UN chief", "person:ban-ki-moon"),
    ("The German chancellor agreed.", "The German chancellor", "person:angela-merkel"),
    ("France's president agreed.", "France's president", "person:françois-hollande"),
    (
      "The NATO Secretary General said so.", "The NATO Secretary General", "person:jens-stoltenberg"
    ),
    (
      "The EU foreign policy chief came.", "The EU foreign policy chief",
      "person:federica-mogherini"
    ),
    (
      "LONDON, May 1 (Reuters) - The prime minister left.", "The prime minister",
      "person:david-cameron"
    ),
  ])
  func `finds holders by country, organisation and dateline`(
    text: String, role: String, id: String
  ) throws {
    #expect(try Self.entity(role, in: text, "2015-05-01") == id)
  }

  @Test(arguments: [
    ("President Smith spoke. The Kazakh President left.", "person:smith"),
    ("Kazakh President Mary Zebrask spoke. The Kazakh President left.", "person:mary-zebrask"),
    (
      "President Trump met Nursultan Nazarbayev. The Kazakh President left.",
      "person:nursultan-nazarbayev"
    ),
    ("Nazarbayev spoke. The Kazakh President left.", "person:nazarbayev"),
  ])
  func `the words of the story win, the table completes them`(text: String, id: String) throws {
    #expect(try Self.entity("The Kazakh President", in: text, "2018-04-06") == id)
  }

  @Test(arguments: [
    ("The former Kazakh president came.", "The former Kazakh president"),
    ("The president of the club left.", "The president"),
  ])
  func `a role that is another one stays open`(text: String, role: String) throws {
    let analysis = try Workbench.analysis(text, date: "2018-04-06")
    let mention = analysis.mentions.first { analysis.text[$0.span] == role }
    #expect(mention?.entity.map { analysis.entities[$0].kind } != .person)
    #expect(analysis.entities.allSatisfy { $0.kind != .person })
  }

  @Test(arguments: ["A Russian leader spoke.", "Former Russian leader speaks."])
  func `a leader who is one of several is nobody`(text: String) throws {
    let analysis = try Workbench.analysis(text, date: "2018-04-06")
    #expect(analysis.mentions.allSatisfy { $0.form != .role })
  }

  @Test func `an office in a list of offices has its holder beside it`() throws {
    let text = "Guests were the NATO Secretary General, the Minister of Trade of Chad."
    let entity = try #require(
      Workbench.analysis(text, date: "2018-04-06").entities.first {
        $0.id == "role:nato-secretary-general"
      })
    #expect(entity.identifiers["holder"] == "Jens Stoltenberg")
  }

  @Test func `links say how sure they are`() throws {
    let text = "Nursultan Nazarbayev spoke. The Kazakh President left. The US president stayed."
    let analysis = try Workbench.analysis(text, date: "2018-04-06")
    for mention in analysis.mentions {
      #expect((mention.confidence != nil) == (mention.linkedBy != nil))
      #expect(mention.linkedBy.map { LinkRule(rawValue: $0) != nil } ?? true)
      #expect(mention.confidence.map { (0...1).contains($0) } ?? true)
    }
    let roles = analysis.mentions.filter { $0.form == .role }
    #expect(roles.map(\.linkedBy) == ["role-by-date", "role-by-date"])
    // A holder whom the story names is surer than one whom it does not.
    #expect(roles[0].confidence ?? 0 > roles[1].confidence ?? 1)
  }
}
