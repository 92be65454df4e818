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
  private var places: SpellingTable
  private let functionWords: WordTable
  private let markers: [(words: [UInt8], kind: Block.Kind)]

  /// Makes lists of names that are at hand; the word lists come from a folder of resources.
  ///
  /// - Parameters:
  ///   - folder: The folder with `line_markers.tsv`, `function_words.tsv` and the tokenizer's lists.
  ///   - agencies: The news agencies.
  ///   - places: Cities and countries as they are usually written.
  ///   - tokenizer: A tokenizer of the same lists if there is one.
  /// - Throws: What is wrong with a list.
  package init(
    folder: String, agencies: [Agency], places: SpellingTable, tokenizer: Tokenizer? = nil
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
    var markers: [(words: [UInt8], kind: Block.Kind)] = []
    let file = try ListFile("line_markers.tsv", in: folder)
    for row in try file.cells("marker", "block") {
      guard let kind = Block.Kind(rawValue: row[1]) else {
        throw .badResource(file.name, line: 1, problem: "unknown kind of block '\(row[1])'")
      }
      markers.append((Array(row[0].utf8), kind))
    }
    (self.markers, self.places) = (markers, places)
    for agency in agencies { add(agency) }
  }

  /// Reads all lists from a folder of resources; a tokenizer of the same lists may be shared.
  package init(folder: String, tokenizer: Tokenizer? = nil) throws(AnalysisError) {
    let rows = try ListFile("news_agencies.tsv", in: folder).cells("code", "name", "aliases")
    let agencies = rows.map {
      Agency(code: $0[0], name: $0[1], aliases: $0[2].split(separator: ";").map(String.init))
    }
    try self.init(
      folder: folder, agencies: agencies, places: try Self.places(in: folder),
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
    for form in forms where !form.isEmpty { agencies.add(form.utf8) }
  }

  /// The usual spelling of a known agency, or nil.
  func agency(_ name: String) -> String? { agencies[name] ?? agencies[Self.withoutDomain(name)] }

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

  /// What a line is that begins with a known marker such as "Photo:".
  func marker(_ text: ArticleText, _ span: TextSpan) -> Block.Kind? {
    for (words, kind) in markers where words.count <= span.count {
      let matches = zip(words, text.bytes[span]).allSatisfy { word, byte in
        byte == word || (byte >= 0x41 && byte <= 0x5A && byte | 0x20 == word)
      }
      if matches { return kind }
    }
    return nil
  }
}
