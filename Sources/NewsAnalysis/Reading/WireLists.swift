import FoundationEssentials
import NewsModel

/// The names and words with which ``WireStory`` reads the beginning and the end of a story.
package struct WireLists: Sendable {
  /// A news agency with all its names.
  package struct Agency: Sendable {
    /// Its short name ("AFP").
    package var code: String
    /// Its name.
    package var name: String
    /// Other names.
    package var aliases: [String]
    /// Makes an agency.
    package init(code: String, name: String, aliases: [String] = []) {
      (self.code, self.name, self.aliases) = (code, name, aliases)
    }
  }

  let tokenizer: Tokenizer
  let languages: LanguageIdentifier
  private var agencies = SpellingTable(capacity: 512)
  /// The number of the agency that a usual spelling names.
  private var families: [String: Int] = [:]
  private var places: SpellingTable
  private let functionWords: WordTable
  /// What the stories of the agencies look like.
  private(set) var profiles = WireProfiles()

  /// Makes lists of names that are at hand; the word lists come from a folder of resources.
  ///
  /// - Parameters:
  ///   - folder: The folder with `wire_profiles.tsv`, `function_words.tsv` and the tokenizer's
  ///     lists.
  ///   - agencies: The news agencies.
  ///   - places: Cities and countries as they are usually written.
  ///   - profiles: The paths of tables of profiles of one's own; a later one counts first.
  ///   - tokenizer: A tokenizer of the same lists if there is one.
  /// - Throws: What is wrong with a list.
  package init(
    folder: String, agencies: [Agency], places: SpellingTable, profiles: [String] = [],
    tokenizer: Tokenizer? = nil
  ) throws(AnalysisError) {
    if let tokenizer {
      self.tokenizer = tokenizer
    } else {
      self.tokenizer = try Tokenizer(folder: folder)
    }
    languages = LanguageIdentifier(
      LanguageIdentifier.Place(
        lexicons: folder, environment: ProcessInfo.processInfo.environment))
    let words = try ListFile("function_words.tsv", in: folder).cells("word")
    functionWords = WordTable(words: words.compactMap(\.first))
    self.places = places
    for agency in agencies { add(agency) }
    var tables = [
      try TableFile(folder: folder, name: "wire_profiles.tsv", columns: WireProfiles.columns)
    ]
    for path in profiles { tables.append(try TableFile(path: path, columns: WireProfiles.columns)) }
    var forms = WireProfiles()
    for table in tables { try forms.addNames(of: table) }
    for (agency, name) in forms.names { add(name, to: agency) }
    for table in tables {
      for agency in try forms.agencies(of: table) { add(agency, to: agency) }
    }
    for table in tables { try forms.addForms(of: table) { family($0) } }
    self.profiles = forms
  }

  /// Reads all lists from a folder of resources and tables of profiles; a tokenizer of the same lists
  /// may be shared.
  package init(
    folder: String, profiles: [String] = [], tokenizer: Tokenizer? = nil
  ) throws(AnalysisError) {
    let rows = try ListFile("news_agencies.tsv", in: folder).cells("code", "name", "aliases")
    let agencies = rows.map {
      Agency(code: $0[0], name: $0[1], aliases: $0[2].split(separator: ";").map(String.init))
    }
    try self.init(
      folder: folder, agencies: agencies, places: try Self.places(in: folder), profiles: profiles,
      tokenizer: tokenizer)
  }

  private static func places(in folder: String) throws(AnalysisError) -> SpellingTable {
    var places = SpellingTable(capacity: 24_576)
    for name in ["countries.tsv", "cities.tsv"] {
      let file = try ListFile(name, in: folder)
      try file.forEachCell(of: "name") { places.add($0) }
      try file.forEachCell(of: "aliases") { cell in
        for alias in cell.split(separator: UInt8(ascii: ";")) { places.add(alias) }
      }
    }
    for row in try ListFile("dateline_cities.tsv", in: folder).cells("dateline") {
      for name in row { places.add(UsualCase.place(name).utf8) }
    }
    return places
  }

  private mutating func add(_ agency: Agency) {
    var forms = [agency.name]
    if UsualCase.agency(agency.code) == agency.code { forms.append(agency.code) }
    forms += agency.aliases + [UsualCase.agency(agency.code)]
    let family = families.count
    for form in forms where !form.isEmpty {
      agencies.add(form.utf8)
      if families[form] == nil { families[form] = family }
    }
  }

  /// Adds a name to an agency, which becomes known if it is not.
  private mutating func add(_ name: String, to agency: String) {
    let usual = agencies[agency] ?? agency
    if families[usual] == nil {
      agencies.add(usual.utf8)
      families[usual] = families.count
    }
    agencies.add(name.utf8, spelling: usual)
  }

  /// The number of an agency that has a name, or nil.
  func family(_ name: String?) -> Int? {
    name.flatMap { agency($0) }.flatMap { families[$0] }
  }

  /// The usual spelling of a known agency, or nil.
  func agency(_ name: String) -> String? { agencies[name] ?? agencies[Self.withoutDomain(name)] }

  /// The usual spelling of an agency that a part of a text names, or nil.
  func agency(_ text: ArticleText, _ span: TextSpan) -> String? {
    guard span.count >= 2, span.count <= 80 else { return nil }
    if let name = agencies[text.bytes, span] { return name }
    guard text.bytes[span].contains(UInt8(ascii: ".")) else { return nil }
    return agency(text[span])
  }

  /// A name without the end of an address ("AKIPRESS.COM").
  private static func withoutDomain(_ name: String) -> String {
    guard let stop = name.utf8.lastIndex(of: UInt8(ascii: ".")), stop > name.startIndex,
      !name.utf8.contains(UInt8(ascii: " ")), (3...4).contains(name[stop...].utf8.count)
    else { return name }
    return String(name[..<stop])
  }

  /// The usual spelling of a known place, or nil.
  func place(_ name: String) -> String? { places[name] }

  /// Whether a token is one of the commonest English words.
  func isFunctionWord(_ text: ArticleText, _ token: Token) -> Bool {
    functionWords.contains(text.bytes, token.span)
  }
}
