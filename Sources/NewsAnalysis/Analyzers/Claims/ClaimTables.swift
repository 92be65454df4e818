import NewsModel
import Spelling
import TokenPatterns

/// The predicates of claims and the rules that find them, from the tables of newslab and of users.
package struct ClaimTables: Sendable {
  /// The columns of a table of claim patterns.
  package static let columns = ["id", "predicate", "pattern", "options"]

  /// The predicates, in the order of their table.
  package private(set) var predicates: [ClaimPredicate] = []
  /// The rules, in the order of their tables.
  package private(set) var rules: [ClaimRule] = []
  private var numbers: [String: Int] = [:]
  private var places: [String: String] = [:]

  /// Reads the tables of a folder.
  package init(folder: String) throws(AnalysisError) {
    let file = try TableFile(
      folder: folder, name: "claim_predicates.tsv", columns: ClaimPredicate.columns)
    try file.forEachRow { (line, fields) throws(AnalysisError) in
      let predicate = try ClaimPredicate(file, line: line, fields)
      guard numbers.updateValue(predicates.count, forKey: predicate.name) == nil else {
        throw AnalysisError.badResource(
          file.name, line: line, problem: "'\(predicate.name)' stands there twice")
      }
      predicates.append(predicate)
    }
    try add(TableFile(folder: folder, name: "claims.tsv", columns: Self.columns))
  }

  /// Adds the rules of a table; a rule with a known id takes the place of the earlier one, and one
  /// without a pattern takes it away.
  package mutating func add(_ file: TableFile) throws(AnalysisError) {
    var macros = ClaimMacros()
    var own: Set<String> = []
    try file.forEachRow { (line, fields) throws(AnalysisError) in
      let texts = fields.map { file.text($0) }
      do throws(ClaimMacros.Problem) {
        if texts[1] == "=" {
          try macros.define(texts[0], as: texts[2])
          return
        }
        guard own.insert(texts[0]).inserted else {
          throw .init("'\(texts[0])' stands there twice")
        }
        rules.removeAll { $0.id == texts[0] }
        // A rule without a pattern takes away the one of that id.
        guard !texts[2].isEmpty else { return }
        let options = file.parts(fields[3]).map { file.text($0) }
        rules.append(
          try rule(texts, Self.pattern(macros.expand(texts[2])), options, file, line))
      } catch {
        throw AnalysisError.badResource(file.name, line: line, problem: error.text)
      }
    }
  }

  /// Compiles a pattern whose labels are those that claims have.
  private static func pattern(_ source: String) throws(ClaimMacros.Problem) -> TokenPattern {
    let pattern: TokenPattern
    do throws(PatternError) {
      pattern = try TokenPattern(source)
    } catch {
      throw .init("\(error)")
    }
    for label in pattern.labels where !labels.contains(label) {
      let known = labels.joined(separator: ", ")
      let question = NearestName.question(NearestName.nearest(to: label, among: labels))
      throw .init("expected labels of \(known), found '\(label)'\(question)")
    }
    return pattern
  }

  /// The labels that a pattern can have.
  static let labels = ["subject", "object", "cue", "time", "place", "count"]

  private func rule(
    _ texts: [String], _ pattern: TokenPattern, _ options: [String], _ file: TableFile, _ line: Int
  ) throws(ClaimMacros.Problem) -> ClaimRule {
    guard let predicate = numbers[texts[1]] else {
      let known = predicates.map(\.name).joined(separator: ", ")
      let names = predicates.map(\.name)
      let question = NearestName.question(NearestName.nearest(to: texts[1], among: names))
      throw .init("expected a predicate, one of \(known), found '\(texts[1])'\(question)")
    }
    var confidence = 0.9
    for option in options where !ClaimRule.flags.contains(option) {
      guard option.hasPrefix("confidence="), let value = Double(option.dropFirst(11)),
        (0...1).contains(value)
      else {
        let known = ClaimRule.flags.joined(separator: ", ")
        let names = ClaimRule.flags + ["confidence=0.9"]
        let question = NearestName.question(NearestName.nearest(to: option, among: names))
        throw .init(
          "expected options, any of \(known), confidence=0.9, separated by ';', found "
            + "'\(option)'\(question)")
      }
      confidence = value
    }
    if !pattern.labels.contains("subject"), !options.contains("agency") {
      throw .init("expected a label 'subject', which says whom the claim is about, found none")
    }
    return ClaimRule(
      id: texts[0], predicate: predicate, pattern: pattern, confidence: confidence,
      subject: options.contains("subject=inner") ? .inner : .outer,
      object: options.contains("object=inner") ? .inner : .outer,
      isNested: options.contains("nested"), isSingle: options.contains("single"),
      isOfAgency: options.contains("agency"), isFree: options.contains("free"),
      isGiven: options.contains("given"),
      place: "\(file.name):\(line)")
  }
}
