import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct EntityTableWriterTests {
  @Test func `articles meet in one entity`() throws {
    let bench = try TableBench()
    try bench.update(1, [("person:ada-byron", "Ada Byron", 2), ("person:ada-byron", "Byron", 1)])
    try bench.update(2, [("person:ada-byron", "Ada Byron", 1), ("org:sco", "SCO", 3)])
    #expect(
      try bench.rows("SELECT id, kind, name, articles, mentions FROM entities ORDER BY id") == [
        "org:sco|ORG|SCO|1|3", "person:ada-byron|PERSON|Ada Byron|2|4",
      ])
    #expect(
      try bench.rows(
        "SELECT name, mentions, articles, given_by FROM entity_names ORDER BY name") == [
          "Ada Byron|3|2|inferred", "Byron|1|1|inferred", "SCO|3|1|inferred",
        ])
  }

  @Test func `the kind is that of most articles`() throws {
    let bench = try TableBench()
    for (article, kind) in [(1, Entity.Kind.org), (2, .product), (3, .product)] {
      let name = FoundName(id: "list:q1", kind: kind, name: "Apollo")
      try bench.update(article, FoundNames([(name, FoundNames.Use(mentions: 1, isBest: true))]))
    }
    #expect(try bench.rows("SELECT kind, articles FROM entities") == ["PRODUCT|3"])
  }

  @Test func `an article that is gone takes its entities along`() throws {
    let bench = try TableBench()
    try bench.update(1, [("person:ada-byron", "Ada Byron", 2)])
    try bench.update(2, [("person:ada-byron", "Ada", 1)])
    try bench.remove(1)
    #expect(try bench.rows("SELECT name, articles, mentions FROM entities") == ["Ada|1|1"])
    try bench.remove(2)
    for table in ["entities", "entity_names", "found_names", "article_entities"] {
      #expect(try bench.rows("SELECT * FROM \(table)") == [])
    }
  }

  @Test func `a removed row of articles takes the counts along`() throws {
    let bench = try TableBench()
    try bench.database.execute("PRAGMA foreign_keys = ON")
    try bench.update(1, [("person:ada-byron", "Ada Byron", 2)])
    try bench.update(2, [("person:ada-byron", "Ada", 1)])
    try bench.database.execute("DELETE FROM articles WHERE article = 1")
    #expect(try bench.rows("SELECT articles, mentions FROM entities") == ["1|1"])
  }

  @Test func `a merge moves articles, names and quotes, and can be undone`() throws {
    let bench = try TableBench()
    try bench.update(1, [("person:lavrov", "Lavrov", 2)])
    try bench.update(2, [("person:sergei-lavrov", "Sergei Lavrov", 1)])
    try bench.update(
      3, [("person:lavrov", "Lavrov", 2), ("person:sergei-lavrov", "Sergei Lavrov", 1)])
    let before = try bench.dump()
    try bench.take("person:lavrov\tmerge\tperson:sergei-lavrov")
    #expect(
      try bench.rows("SELECT id, name, articles, mentions FROM entities") == [
        "person:sergei-lavrov|Sergei Lavrov|3|6"
      ])
    #expect(
      try bench.rows("SELECT name, mentions FROM entity_names ORDER BY name") == [
        "Lavrov|4", "Sergei Lavrov|2",
      ])
    try bench.take()
    #expect(try bench.dump() == before)
  }

  @Test func `a split moves the mentions of one wording`() throws {
    let bench = try TableBench()
    try bench.update(
      1, [("person:sergei-lavrov", "Sergei Lavrov", 2), ("person:sergei-lavrov", "Lavrov", 3)])
    try bench.take("person:sergei-lavrov\tsplit\tLavrov\tada")
    #expect(
      try bench.rows("SELECT id, name, mentions FROM entities ORDER BY id") == [
        "person:lavrov|Lavrov|3", "person:sergei-lavrov|Sergei Lavrov|2",
      ])
  }

  @Test func `what was decided is not overwritten by what is inferred`() throws {
    let bench = try TableBench()
    try bench.update(1, [("person:ada", "Ada", 1)])
    try bench.take(
      "person:ada\tname\tAda Byron", "person:ada\tkind\tORG", "person:ada\talias\tCountess")
    for article in 2...5 { try bench.update(article, [("person:ada", "Adah", 9)]) }
    #expect(
      try bench.rows("SELECT name, kind, name_by, kind_by FROM entities") == [
        "Ada Byron|ORG|decided|decided"
      ])
    #expect(
      try bench.rows("SELECT name, mentions, given_by FROM entity_names ORDER BY name") == [
        "Ada|1|inferred", "Ada Byron|0|decided", "Adah|36|inferred", "Countess|0|decided",
      ])
  }

  @Test func `identifiers and roles are kept, the commonest first`() throws {
    let bench = try TableBench()
    func found(_ role: String) -> FoundNames {
      var name = FoundName(
        id: "person:x", kind: .person, name: "X Y", identifiers: #"{"wikidata":"Q1"}"#)
      let best = name
      (name.sort, name.name) = (.role, role)
      return FoundNames([
        (best, FoundNames.Use(mentions: 1, isBest: true)), (name, FoundNames.Use()),
      ])
    }
    for (article, role) in ["Minister", "President", "President"].enumerated() {
      try bench.update(article + 1, found(role))
    }
    #expect(
      try bench.rows("SELECT identifiers, roles FROM entities") == [
        #"{"wikidata":"Q1"}|["President","Minister"]"#
      ])
  }

  @Test(arguments: 0..<80 as Range<UInt64>)
  func `any history gives the same table as from scratch`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let bench = try TableBench()
    var state: [Int: FoundNames] = [:]
    var decisions: [EntityDecision] = []
    for _ in 0..<25 {
      let article = Int.random(in: 1...TableBench.articles, using: &generator)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0:
        state[article] = nil
        try bench.remove(article)
      case 1, 2:
        decisions = RandomEntities.decisions(&generator)
        try bench.take(decisions)
      default:
        let found = RandomEntities.found(&generator)
        state[article] = found
        try bench.update(article, found)
      }
    }
    let other = try TableBench()
    let takesFirst = generator.chance(oneIn: 2)
    if takesFirst { try other.take(decisions) }
    for article in state.keys.shuffled(using: &generator) {
      if let found = state[article] { try other.update(article, found) }
    }
    if !takesFirst { try other.take(decisions) }
    #expect(try bench.dump() == other.dump())
    try bench.rebuild()
    #expect(try bench.dump() == other.dump())
    try other.rebuild()
    for table in ["entities", "entity_names", "article_entities"] {
      #expect(
        try bench.rows("SELECT * FROM \(table) ORDER BY 1, 2")
          == other.rows("SELECT * FROM \(table) ORDER BY 1, 2"))
    }
    #expect(
      try bench.rows(
        """
        SELECT e.id FROM entities e WHERE e.articles <> (SELECT count(*) FROM article_entities l
          WHERE l.entity = e.entity) OR e.articles = 0
        """) == [])
  }
}

/// An empty store in memory with some articles, and what tests do with its entity table.
struct TableBench {
  static let articles = 6
  let database: SQLiteDatabase
  private let writer: EntityTableWriter

  init() throws {
    database = try SQLiteDatabase(temporaryFor: "entities")
    try StoreFile.create(database)
    for number in 1...Self.articles {
      try database.execute(
        """
        INSERT INTO articles (article, id, version, hash, origin, text)
        VALUES (\(number), 'a\(number)', 1, '', '', '')
        """)
    }
    writer = try EntityTableWriter(database)
  }

  /// Says what an article calls whom, the best name of each id first.
  func update(_ article: Int, _ names: [(id: String, name: String, mentions: Int)]) throws {
    var seen: Set<String> = []
    let uses = names.map { id, name, mentions in
      let kind: Entity.Kind = id.hasPrefix("person") ? .person : .org
      let use = FoundNames.Use(mentions: mentions, isBest: seen.insert(id).inserted)
      return (FoundName(id: id, kind: kind, name: name), use)
    }
    try update(article, FoundNames(uses))
  }

  func update(_ article: Int, _ found: FoundNames) throws {
    try database.transaction { () throws(SQLiteError) in
      try writer.update(article, found)
      try writer.finish()
    }
  }

  func remove(_ article: Int) throws {
    try database.transaction { () throws(SQLiteError) in
      try writer.remove(article)
      try writer.finish()
    }
  }

  func take(_ lines: String...) throws { try take(lines.map { try EntityDecision(line: $0) }) }

  func take(_ decisions: [EntityDecision]) throws {
    try database.transaction { () throws(SQLiteError) in _ = try writer.take(decisions) }
  }

  func rebuild() throws {
    try database.transaction { () throws(SQLiteError) in try writer.rebuild() }
  }

  /// The rows of a question, columns between `|`, null as `-`.
  func rows(_ sql: String) throws -> [String] {
    let statement = try database.prepare(sql)
    var rows: [String] = []
    while try statement.step() {
      rows.append(
        (0..<statement.columnCount).map { statement.string($0) ?? "-" }.joined(separator: "|"))
    }
    return rows
  }

  /// All that the table says, without the numbers of its rows.
  func dump() throws -> [String] {
    try rows(
      """
      SELECT id, kind, name, articles, mentions, identifiers, roles, name_by, kind_by
      FROM entities ORDER BY id
      """)
      + rows(
        """
        SELECT id, n.name, n.mentions, n.articles, given_by
        FROM entity_names n JOIN entities USING (entity) ORDER BY 1, 2
        """)
      + rows(
        """
        SELECT article, id, l.mentions FROM article_entities l JOIN entities USING (entity)
        ORDER BY 1, 2
        """)
      + rows(
        """
        SELECT f.id, f.kind, f.sort, f.name, f.identifiers, f.articles, f.mentions, f.best, e.id
        FROM found_names f JOIN entities e USING (entity) ORDER BY 1, 2, 3, 4, 5
        """)
      + rows("SELECT entity, decision, value, given_by FROM entity_decisions ORDER BY 1, 2, 3, 4")
      + rows("SELECT * FROM stale_entities")
  }
}

/// Entities and decisions that meet often.
enum RandomEntities {
  private static let ids = [
    "person:sergei-lavrov", "person:lavrov", "person:s-lavrov", "org:sco", "org:lavrov",
    "person:ada",
  ]
  private static let names = ["Sergei Lavrov", "Lavrov", "S. Lavrov", "SCO", "Ada", "Minister"]

  static func found(_ generator: inout Generator) -> FoundNames {
    var uses: [(FoundName, FoundNames.Use)] = []
    for _ in 0..<Int.random(in: 0...4, using: &generator) {
      let id = generator.pick(ids) ?? ""
      let kind: Entity.Kind = generator.chance(oneIn: 5) ? .product : .person
      let sort: FoundName.Sort = generator.chance(oneIn: 6) ? .role : .name
      let name = FoundName(
        id: id, kind: kind, sort: sort, name: generator.pick(names) ?? "",
        identifiers: generator.chance(oneIn: 4) ? #"{"wikidata":"Q1"}"# : "")
      let mentions = sort == .role ? 0 : Int.random(in: 0...3, using: &generator)
      uses.append((name, FoundNames.Use(mentions: mentions, isBest: generator.chance(oneIn: 2))))
    }
    return FoundNames(uses)
  }

  static func decisions(_ generator: inout Generator) -> [EntityDecision] {
    var decisions: [EntityDecision] = []
    for _ in 0..<Int.random(in: 0...5, using: &generator) {
      guard let verb = generator.pick(EntityDecision.Verb.allCases) else { continue }
      let value =
        switch verb {
        case .merge: generator.pick(ids)
        case .kind: generator.pick(["PERSON", "ORG"])
        case .split, .alias, .name: generator.pick(names)
        }
      let decision = try? EntityDecision(
        generator.pick(ids) ?? "", verb, value ?? "", by: generator.pick(["ada", "grace"]) ?? "")
      if let decision { decisions.append(decision) }
    }
    return decisions
  }
}
