import NewsModel

/// The words around claims that say how these are put, as `claim_words.tsv` has them.
struct ClaimWords: Sendable {
  /// What a word does to a claim.
  enum Class: String, CaseIterable {
    /// It is about to be ("will").
    case future
    /// It is not ("not", "refused").
    case negated
    /// Somebody says so, it is left open who ("reportedly").
    case reported
    /// It is only thought of ("if"): no claim.
    case supposed
    /// It makes the name behind it a part of another phrase ("of"): no subject.
    case governing
    /// It makes the name behind it a place or time at the head of a clause ("in").
    case leading
    /// It joins names ("and").
    case joining
    /// It may stand between names that are joined ("the").
    case between
    /// It stands before a place ("at").
    case placing
  }

  private let table: WordTable

  init(folder: String) throws(AnalysisError) {
    let file = try TableFile(folder: folder, name: "claim_words.tsv", columns: ["word", "class"])
    var values: [(String, Int)] = []
    var known: [String: Int] = [:]
    try file.forEachRow { (line, fields) throws(AnalysisError) in
      var classes = 0
      for part in file.parts(fields[1]) {
        guard let found = Class(rawValue: file.text(part)) else {
          let all = Class.allCases.map(\.rawValue).joined(separator: ", ")
          throw AnalysisError.badResource(
            file.name, line: line,
            problem: "expected a class, one of \(all), found '\(file.text(part))'")
        }
        classes |= Self.bit(found)
      }
      let word = file.text(fields[0])
      guard known.updateValue(line, forKey: word) == nil else {
        throw AnalysisError.badResource(
          file.name, line: line, problem: "'\(word)' stands there twice")
      }
      values.append((word, classes))
    }
    table = WordTable(values)
  }

  private static func bit(_ name: Class) -> Int {
    1 << (Class.allCases.firstIndex(of: name) ?? 0)
  }

  /// The classes of the word that a span is, as bits.
  func classes(_ bytes: [UInt8], _ span: TextSpan) -> Int { table.value(bytes, span) ?? 0 }

  /// Whether classes have one among them.
  static func has(_ classes: Int, _ name: Class) -> Bool { classes & bit(name) != 0 }
}
