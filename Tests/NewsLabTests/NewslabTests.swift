import NewsLab
import TestSupport
import Testing

struct NewslabTests {
  private static let newslab = Result { try Newslab(data: Checkout.path) }

  /// Three articles, of which the second is about something else.
  private static func corpus() throws -> (ArticleCorpus, TemporaryFolder) {
    let folder = try TemporaryFolder()
    try folder.write(
      " date 2017-04-06 PARIS (Reuters) - NATO met.\n\n\"We agree,\" Ada Byron said.", to: "a.txt")
    try folder.write("It rains.", to: "b.txt")
    try folder.write("NATO left.", to: "c.txt")
    return (try newslab.get().corpus(at: folder.path), folder)
  }

  @Test func `iterates the articles of a corpus as often as one likes`() throws {
    let (corpus, folder) = try Self.corpus()
    #expect(corpus.map(\.id) == ["a", "b", "c"])
    #expect(corpus.map(\.id) == corpus.ids)
    #expect(try corpus.article(id: "a").agency == "Reuters")
    _ = folder
  }

  @Test func `says what cannot be read`() throws {
    let folder = try TemporaryFolder()
    try folder.write("{\"id\":\"a\",\"text\":\"x\"}\nno json\n", to: "wire.jsonl")
    let corpus = try Self.newslab.get().corpus(at: folder.path)
    #expect(corpus.map(\.id) == ["a"])
    #expect(corpus.unreadable.map(\.place) == [folder.file("wire.jsonl:2")])
  }

  @Test func `a corpus or an article that is not there is an error`() throws {
    let (corpus, folder) = try Self.corpus()
    #expect(throws: NewslabError.self) {
      try Self.newslab.get().corpus(at: folder.file("nowhere"))
    }
    #expect(throws: NewslabError.self) { try corpus.article(id: "x") }
  }

  @Test func `analyzes an article`() throws {
    let newslab = try Self.newslab.get()
    let date = NewsDate(iso8601: "2017-04-06")
    let article = newslab.article("NATO met today.\n\n\"We agree,\" Ada Byron said.", date: date)
    let analysis = newslab.analyze(article)
    #expect(analysis.mentions.first.map { analysis.text($0.span) } == "NATO")
    #expect(analysis.mentions.first.flatMap { analysis.entity(of: $0) }?.kind == .org)
    #expect(analysis.quotes.first.flatMap { analysis.speaker(of: $0) }?.name == "Ada Byron")
    #expect(analysis.times.first?.value == "2017-04-06")
    #expect(analysis.sentences.count == 2)
  }

  @Test func `a table of roles of one's own says who is meant`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "of\troles\tholder\tfrom\tto\tsource\n"
        + "Chad\tPresident\tQuorlan Zebrask\t2010\t2020\tmy notes\n",
      to: "roles.tsv")
    let newslab = try Newslab(data: Checkout.path, roles: [folder.file("roles.tsv")])
    let date = NewsDate(iso8601: "2017-04-06")
    let analysis = newslab.analyze(newslab.article("The Chadian President left.", date: date))
    #expect(analysis.entities.first?.name == "Quorlan Zebrask")
    #expect(analysis.mentions.first?.linkedBy == "role-by-date")
  }

  @Test func `a table of profiles of one's own says what stories look like`() throws {
    let text = ">> Qorvald << [Zarafpress] The road is open.\n\nIt is wide.\n\nfrom the Zaraf desk"
    let plain = try Self.newslab.get().article(text)
    #expect(plain.dateline == nil && plain.agency == nil)
    let folder = try TemporaryFolder()
    try folder.write(
      "agency\tkind\tplace\tform\n"
        + "Zarafpress\tdateline\t\t>> PLACE << \\[AGENCY\\]\n"
        + "Zarafpress\tboilerplate\t\tfrom the {Zaraf|Qorvald} desk\n",
      to: "wire_profiles.tsv")
    let newslab = try Newslab(
      data: Checkout.path, profiles: [folder.file("wire_profiles.tsv")])
    let article = newslab.article(text)
    #expect(article.dateline?.place == "Qorvald")
    #expect(article.agency == "Zarafpress")
    #expect(article.dateline?.foundBy == "profile:Zarafpress")
    #expect(article.body == "The road is open.\n\nIt is wide.")
    #expect(article.blocks.last?.kind == .boilerplate)
  }

  @Test func `a table of profiles that cannot be read is named with its line`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "agency\tkind\tplace\tform\nZarafpress\tdateline\t\tPLACE [AGENCY\n", to: "p.tsv")
    let error = #expect(throws: NewslabError.self) {
      try Newslab(data: Checkout.path, profiles: [folder.file("p.tsv")])
    }
    let words = "p.tsv:2: the form 'PLACE [AGENCY' has a bracket that is not closed"
    #expect(error?.description.contains(words) == true)
  }

  @Test func `a table of roles that cannot be read is named with its line`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "of\troles\tholder\tfrom\tto\tsource\nChad\tPresident\tX\tsoon\t2020\t\n", to: "r.tsv")
    let path = folder.file("r.tsv")
    let error = #expect(throws: NewslabError.self) {
      try Newslab(data: Checkout.path, roles: [path])
    }
    #expect(error?.description.contains(path + ":2") == true)
  }

  @Test func `runs shipped components and plugins over a corpus`() throws {
    let (corpus, folder) = try Self.corpus()
    let result = try Self.newslab.get().run(
      ["mentions-organisation", "security-topic", "sourcing:sources", "who-said-what"], on: corpus,
      settings: ["names": "NATO", "security-topic.min": "1"])
    #expect(result.keptIDs == ["a", "c"])
    #expect(result.articles.map(\.failure) == [nil, nil, nil])
    #expect(result.articles[0].labels.map(\.label) == ["other"])
    #expect(result.articles[0].labels.map(\.why) == ["North Atlantic Treaty Organization (1)"])
    #expect(result.reports.map(\.name) == ["who-said-what"])
    #expect(result.reports[0].text?.contains("— Ada Byron (said)") == true)
    #expect(result.reports[0].markdown?.hasPrefix("# Who said what\n") == true)
    _ = folder
  }

  @Test func `an article that fails does not stop the others`() throws {
    let (corpus, folder) = try Self.corpus()
    let script = try folder.write(
      "return newslab.filter{name='f', summary='S.',\n"
        + "keep=function(a) return a.id ~= 'b' or a.titel end}", to: "f.lua")
    let result = try Self.newslab.get().run([script], on: corpus)
    #expect(result.keptIDs == ["a", "c"])
    let failure = try #require(result.articles[1].failure)
    #expect(failure.hasPrefix("filter 'f': "))
    #expect(failure.hasSuffix("f.lua:2: Article has no field 'titel' (did you mean 'title'?)"))
  }

  @Test(arguments: [
    (["who-siad-what"], [:], "no component 'who-siad-what'; did you mean 'who-said-what'?"),
    (
      ["who-said-what"], ["indirct": "yes"],
      "no component that runs has the option 'indirct'; did you mean 'indirect'?"
    ),
    (["who-said-what"], ["indirect": "maybe"], "option 'indirect': expected boolean, got 'maybe'"),
  ])
  func `a wrong component or setting is an error`(
    components: [String], settings: [String: String], message: String
  ) throws {
    let (corpus, folder) = try Self.corpus()
    let error = #expect(throws: NewslabError.self) {
      try Self.newslab.get().run(components, on: corpus, settings: settings)
    }
    #expect(error?.description.hasSuffix(message) == true)
    _ = folder
  }

  @Test func `without lists there is an error that says where they were looked for`() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: NewslabError.self) { try Newslab(data: folder.path) }
    #expect(error?.description.contains(folder.path) == true)
  }
}
