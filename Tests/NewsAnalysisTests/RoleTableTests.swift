import NewsAnalysis
import NewsModel
import TestSupport
import Testing

struct RoleTableTests {
  private static let header = RoleTable.columns.joined(separator: "\t") + "\n"

  private static func table(_ rows: String...) throws -> RoleTable {
    var table = RoleTable()
    for rows in rows {
      try table.add(
        TableFile(name: "x.tsv", bytes: Array((header + rows).utf8), columns: RoleTable.columns)
      ) { $0 }
    }
    return table
  }

  private static func holders(
    _ table: RoleTable, _ of: String, _ role: String, _ date: String
  ) throws -> [String] {
    let date = try #require(NewsDate(iso8601: date))
    return table.holdings(of: Lexicons.key(of: of), role: Lexicons.key(of: role), on: date)
      .map(\.holder)
  }

  @Test(arguments: [
    ("2001-05-01", ["Ada Byron"]), ("2001-12", ["Ada Byron"]), ("2002", ["Ada Byron", "Joe Vint"]),
    ("2002-06-01", ["Ada Byron", "Joe Vint"]), ("2002-06-02", ["Joe Vint"]),
    ("2000-12-31", []), ("2003-04", ["Joe Vint"]), ("2003-05-01", []), ("1999", []),
  ])
  func `says who held an office`(date: String, holders: [String]) throws {
    let table = try Self.table(
      "Chad\tBoss;Head\tAda Byron\t2001\t2002-06-01\tx\n"
        + "Chad\tBoss\tJoe Vint\t2002-06-01\t>2003-04\tx\n")
    #expect(try Self.holders(table, "Chad", "boss", date) == holders)
  }

  @Test func `a later table wins where it says anything`() throws {
    let table = try Self.table(
      "Chad\tBoss\tAda Byron\t2001\t2005\tx\n", "Chad\tBoss\tJoe Vint\t2003\t2004\tx\n")
    #expect(try Self.holders(table, "Chad", "Boss", "2003-07-01") == ["Joe Vint"])
    #expect(try Self.holders(table, "Chad", "Boss", "2001-07-01") == ["Ada Byron"])
    #expect(table.overlaps.isEmpty)
  }

  @Test func `a later table wins when a holder is asked for by name or role`() throws {
    let table = try Self.table(
      "Chad\tBoss\tAda Byron\t2001\t2005\tx\n", "Chad\tBoss\tJoe Vint\t2003\t2004\tx\n")
    let boss = Lexicons.key(of: "boss")
    for (year, holders) in [("2001", ["Ada Byron"]), ("2003-07-01", ["Joe Vint"]), ("2009", [])] {
      let date = try #require(NewsDate(iso8601: year))
      let named = [TextFolding.hash("byron"), TextFolding.hash("vint")].flatMap { word in
        table.holdings(nameWord: word, role: boss, on: date).map(\.holder)
      }
      #expect(named == holders)
      #expect(table.holdings(role: boss, on: date).map(\.holder) == holders)
    }
  }

  @Test(arguments: [
    ("Chad\t\tAda\t2001\t2002\tx\n", "expected a role, found none"),
    ("Chad\tBoss\t\t2001\t2002\tx\n", "expected a holder, found none"),
    (
      "Chad\tBoss\tAda\tsoon\t2002\tx\n",
      "expected a date such as 2017, 2017-04 or 2017-04-06 in 'from', found 'soon'"
    ),
    (
      "Chad\tBoss\tAda\t2001\t\tx\n",
      "expected a date or '>' and a date such as 2017, 2017-04 or 2017-04-06 in 'to', found ''"
    ),
    (
      "Chad\tBoss\tAda\t2003\t2002-01\tx\n", "the period ends (2002-01) before it begins (2003)"
    ),
  ])
  func `names the row that is wrong`(row: String, problem: String) {
    #expect(throws: AnalysisError.badResource("x.tsv", line: 2, problem: problem)) {
      try Self.table(row)
    }
  }

  @Test(arguments: [
    ("2001", "2003", "2003", "2005", false), ("2001", "2003-05", "2003-04-30", "2005", true),
    ("2001", "2003-05", "2003-05-20", "2005", false),
    ("2001-01-01", "2003-05-02", "2003-05-01", "2005-01-01", true),
    ("2001-01-01", "2003-05-02", "2003-05-02", "2005-01-01", false),
    ("2001", "2002", "2001", "2002", true), ("2001", "2009", "2003", "2004", true),
    ("2001", "2002", "2005", "2006", false),
  ])
  func `notices two holders at a time`(
    from: String, to: String, otherFrom: String, otherTo: String, overlap: Bool
  ) throws {
    let table = try Self.table(
      "Chad\tBoss\tAda Byron\t\(from)\t\(to)\tx\n"
        + "Chad\tHead;boss\tJoe Vint\t\(otherFrom)\t\(otherTo)\tx\n")
    #expect(table.overlaps.isEmpty != overlap)
  }

  @Test func `no office that ships has two holders at a time`() throws {
    let overlaps = try NameBench.lexicons.get().roles.overlaps
    #expect(overlaps.map { "\($0.0.description) and \($0.1.description)" } == [])
  }

  @Test func `every row that ships says where it comes from`() throws {
    let rows = try NameBench.lexicons.get().roles.holdings
    #expect(rows.count > 350)
    for row in rows where !row.source.hasPrefix("https://") {
      Issue.record("\(row.place): no source")
    }
  }

  @Test func `every role that ships is a title that texts are searched for`() throws {
    let lexicons = try NameBench.lexicons.get()
    for row in lexicons.roles.holdings {
      for word in row.words where (lexicons.titles[Lexicons.key(of: word)] ?? -1) < 0 {
        Issue.record("\(row.place): '\(word)' is not in titles.tsv")
      }
    }
  }

  @Test(arguments: [
    "Argentina", "Australia", "Brazil", "Canada", "China", "France", "Germany", "India",
    "Indonesia", "Italy", "Japan", "Mexico", "Russia", "Saudi Arabia", "South Africa",
    "South Korea", "Turkey", "United Kingdom", "United States", "Kazakhstan", "Kyrgyzstan",
    "Tajikistan", "Turkmenistan", "Uzbekistan",
  ])
  func `heads of countries are known since 1992`(country: String) throws {
    let table = try NameBench.lexicons.get().roles
    for year in 1992...2024 {
      let known = ["Head of State", "Head of Government", "Governor-General"].contains { role in
        (try? Self.holders(table, country, role, "\(year)"))?.isEmpty == false
      }
      #expect(known, "\(year)")
    }
  }

  @Test(arguments: [
    ("United Nations", "Secretary-General", "2017-04-06", "António Guterres"),
    (
      "North Atlantic Treaty Organization", "Secretary General", "2012-05-20",
      "Anders Fogh Rasmussen"
    ),
    ("European Commission", "President", "2015-06-01", "Jean-Claude Juncker"),
    ("European Council", "President", "2021", "Charles Michel"),
    ("European Union", "High Representative", "2016", "Federica Mogherini"),
    ("Shanghai Cooperation Organisation", "Secretary General", "2017-04-06", "Rashid Alimov"),
    (
      "Organization for Security and Co-operation in Europe", "Secretary General", "2013",
      "Lamberto Zannier"
    ),
  ])
  func `heads of organisations are known`(
    of: String, role: String, date: String, holder: String
  ) throws {
    let table = try NameBench.lexicons.get().roles
    #expect(try Self.holders(table, of, role, date) == [holder])
  }
}
