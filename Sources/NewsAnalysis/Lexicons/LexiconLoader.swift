import NewsModel

/// Reads the lists in the order in which they are believed.
struct LexiconLoader {
  let folder: String

  /// Reads every list.
  mutating func load(into lexicons: inout Lexicons) throws(AnalysisError) {
    try loadWords(into: &lexicons)
    try loadTitles(into: &lexicons)
    try loadCountries(into: &lexicons)
    try loadPeoples(into: &lexicons)
    for list in Self.lists { try load(list, into: &lexicons) }
    try lexicons.addRoles(
      TableFile(folder: folder, name: "roles.tsv", columns: RoleTable.columns))
  }

  /// How one list of names is laid out.
  struct NameList {
    let file: String
    let columns: [String]
    let list: LexiconList
    var kind: Entity.Kind = .gpe
    /// The columns of the kind, the code, the strength and of further names.
    var kindColumn: Int?
    var codeColumn: Int?
    var weakColumn: Int?
    var aliasColumns: [Int] = []
    /// Whether the code is a name as well (an acronym, an abbreviation).
    var codeIsName = false
  }

  static let lists = [
    NameList(
      file: "us_states.tsv", columns: ["name", "code", "ap"], list: .states, codeColumn: 1,
      aliasColumns: [2]),
    NameList(
      file: "regions.tsv", columns: ["name", "kind", "aliases"], list: .regions, kindColumn: 1,
      aliasColumns: [2]),
    NameList(
      file: "organisations.tsv", columns: ["name", "kind", "acronym", "aliases"],
      list: .organisations, kind: .org, kindColumn: 1, codeColumn: 2, aliasColumns: [3],
      codeIsName: true),
    NameList(
      file: "news_agencies.tsv", columns: ["name", "country", "code", "aliases"], list: .agencies,
      kind: .org, codeColumn: 2, aliasColumns: [3], codeIsName: true),
    NameList(file: "outlets.tsv", columns: ["name", "domain"], list: .outlets, kind: .org),
    NameList(
      file: "cities.tsv", columns: ["name", "country", "thousands", "strength", "aliases"],
      list: .cities, codeColumn: 1, weakColumn: 3, aliasColumns: [4]),
    NameList(
      file: "admin1.tsv", columns: ["name", "country"], list: .provinces, codeColumn: 1),
    NameList(
      file: "companies.tsv", columns: ["name", "symbol", "aliases"], list: .companies, kind: .org,
      aliasColumns: [2]),
  ]

  private func load(_ list: NameList, into lexicons: inout Lexicons) throws(AnalysisError) {
    let file = try TableFile(folder: folder, name: list.file, columns: list.columns)
    let isListCode = list.list == .cities || list.list == .provinces
    try file.forEachRow { (line, fields) throws(AnalysisError) in
      var entry = PhraseEntry(
        list: list.list, kind: list.kind, name: lexicons.keep(file.bytes[fields[0]]))
      if let column = list.kindColumn {
        guard let kind = Entity.Kind(rawValue: file.text(fields[column])) else {
          let found = "unknown kind '\(file.text(fields[column]))'"
          throw AnalysisError.badResource(file.name, line: line, problem: found)
        }
        entry.kind = kind
      }
      if let column = list.weakColumn { entry.isWeak = !fields[column].isEmpty }
      if let column = list.codeColumn, isListCode || list.list == .states {
        entry.code = lexicons.keep(file.bytes[fields[column]])
      }
      lexicons.add(fields[0], of: file, entry)
      if list.codeIsName, let column = list.codeColumn, !fields[column].isEmpty {
        lexicons.add(fields[column], of: file, entry)
      }
      for column in list.aliasColumns {
        for part in file.parts(fields[column]) { lexicons.add(part, of: file, entry) }
      }
    }
  }

  private func loadCountries(into lexicons: inout Lexicons) throws(AnalysisError) {
    let file = try TableFile(
      folder: folder, name: "countries.tsv",
      columns: ["name", "iso2", "capital", "region", "wikidata", "aliases"])
    try file.forEachRow { (_, fields) throws(AnalysisError) in
      var entry = PhraseEntry(
        list: .countries, kind: .gpe, name: lexicons.keep(file.bytes[fields[0]]))
      entry.code = lexicons.keep(file.bytes[fields[1]])
      lexicons.countryByCode[file.text(fields[1])] = lexicons.phrases.entries.count
      lexicons.wikidata[file.text(fields[1])] = lexicons.keep(file.bytes[fields[4]])
      lexicons.add(fields[0], of: file, entry)
      for part in file.parts(fields[5]) { lexicons.add(part, of: file, entry) }
    }
  }

  private func loadPeoples(into lexicons: inout Lexicons) throws(AnalysisError) {
    for (list, column) in [(LexiconList.demonyms, "iso2"), (.groups, "of")] {
      let file = try TableFile(folder: folder, name: "\(list).tsv", columns: ["word", column])
      try file.forEachRow { (line, fields) throws(AnalysisError) in
        var entry = PhraseEntry(list: list, kind: .norp, name: lexicons.keep(file.bytes[fields[0]]))
        entry.code = lexicons.keep(file.bytes[fields[1]])
        let country = file.text(fields[1])
        if list == .demonyms, lexicons.countryByCode[country] == nil {
          throw AnalysisError.badResource(
            file.name, line: line, problem: "unknown country '\(country)'")
        }
        lexicons.add(fields[0], of: file, entry)
        lexicons.addPlural(file.bytes[fields[0]], entry)
      }
    }
  }
}
