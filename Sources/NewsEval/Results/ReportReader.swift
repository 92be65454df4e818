import NewsCorpus

/// Reads reports that ``ReportJSON`` wrote; figures are counted anew from the numbers.
package enum ReportReader {
  /// Why a file is no report.
  package struct Problem: Error, CustomStringConvertible {
    package let description: String
  }

  private typealias Table = [String: JSONValue]

  /// Reads a file.
  package static func read(_ path: String) throws -> EvaluationReport {
    try report(in: DescriptorSource(path: path).readAll(upTo: 1 << 30))
  }

  /// Reads bytes.
  package static func report(in bytes: [UInt8]) throws(Problem) -> EvaluationReport {
    let value: JSONValue
    do throws(JSONFault) {
      value = try JSONValue.parse(bytes)
    } catch {
      throw Problem(description: error.description)
    }
    guard case .table(let table) = value, case .string(ReportJSON.format) = table["format"] else {
      throw Problem(
        description: "expected a result of 'newslab eval --format json' "
          + "(format '\(ReportJSON.format)')")
    }
    var map: [String] = []
    for value in try list(table, "map") {
      if case .string(let entry) = value { map.append(entry) }
    }
    var sets: [Evaluation] = []
    for value in try list(table, "sets") { sets.append(try set(try self.table(value, "sets"))) }
    return EvaluationReport(map: map, sets: sets)
  }

  private static func set(_ table: Table) throws(Problem) -> Evaluation {
    var set = Evaluation(name: try string(table, "name"))
    set.articles = try integer(table, "articles")
    set.strict = try kinds(table, "strict")
    set.lenient = try kinds(table, "lenient")
    set.spanOnly = try counts(try self.table(table["span_only"], "span_only"))
    if case .table(let clusters) = table["clusters"] {
      set.clusterArticles = try integer(clusters, "articles")
      set.clusters = try self.clusters(clusters)
      func part(_ name: String) throws(Problem) -> ClusterCounts {
        try self.clusters(try self.table(clusters[name], name))
      }
      set.equalStrings = try part("equal_strings")
      set.sharedClusters = try part("shared")
      set.sharedEqualStrings = try part("shared_equal_strings")
    }
    let leftOut = try self.table(table["left_out"], "left_out")
    for label in leftOut.keys { set.leftOut[label] = try integer(leftOut, label) }
    for value in try list(table, "errors") {
      set.errors.append(try error(try self.table(value, "errors")))
    }
    return set
  }

  private static func kinds(
    _ table: Table, _ name: String
  ) throws(Problem) -> [String: Counts] {
    var kinds: [String: Counts] = [:]
    for value in try list(table, name) {
      let row = try self.table(value, name)
      let kind = try string(row, "kind")
      if kind != "all" { kinds[kind] = try counts(row) }
    }
    return kinds
  }

  private static func counts(_ table: Table) throws(Problem) -> Counts {
    Counts(
      right: try integer(table, "right"), found: try integer(table, "found"),
      gold: try integer(table, "gold"))
  }

  private static func clusters(_ table: Table) throws(Problem) -> ClusterCounts {
    var counts = ClusterCounts()
    counts.muc = try ratio(table, "muc")
    counts.bCubed = try ratio(table, "b_cubed")
    counts.ceafE = try ratio(table, "ceaf_e")
    return counts
  }

  private static func ratio(_ table: Table, _ name: String) throws(Problem) -> RatioCounts {
    let parts = try self.table(table[name], name)
    var ratio = RatioCounts()
    ratio.precisionSum = try number(parts, "precision_sum")
    ratio.precisionOf = try number(parts, "precision_of")
    ratio.recallSum = try number(parts, "recall_sum")
    ratio.recallOf = try number(parts, "recall_of")
    return ratio
  }

  private static func error(_ table: Table) throws(Problem) -> SpanError {
    let word = try string(table, "sort")
    guard let sort = SpanError.Sort(rawValue: word) else { throw wrong("sort", "a known sort") }
    return SpanError(
      sort: sort, article: try string(table, "article"), place: try string(table, "place"),
      gold: try side(table["gold"], "gold"), found: try side(table["found"], "found"),
      context: try string(table, "context"))
  }

  private static func side(
    _ value: JSONValue?, _ name: String
  ) throws(Problem) -> SpanError.Side? {
    if case .null = value { return nil }
    let parts = try table(value, name)
    return SpanError.Side(
      start: try integer(parts, "start"), end: try integer(parts, "end"),
      kind: try string(parts, "kind"), text: try string(parts, "text"))
  }

  private static func wrong(_ name: String, _ expected: String) -> Problem {
    Problem(description: "field '\(name)': expected \(expected)")
  }

  private static func table(_ value: JSONValue?, _ name: String) throws(Problem) -> Table {
    guard case .table(let table) = value else { throw wrong(name, "an object") }
    return table
  }

  private static func list(_ table: Table, _ name: String) throws(Problem) -> [JSONValue] {
    guard case .list(let list) = table[name] else { throw wrong(name, "a list") }
    return list
  }

  private static func string(_ table: Table, _ name: String) throws(Problem) -> String {
    guard case .string(let string) = table[name] else { throw wrong(name, "a string") }
    return string
  }

  private static func integer(_ table: Table, _ name: String) throws(Problem) -> Int {
    guard case .integer(let value) = table[name] else { throw wrong(name, "a whole number") }
    return Int(value)
  }

  private static func number(_ table: Table, _ name: String) throws(Problem) -> Double {
    switch table[name] {
    case .integer(let value): return Double(value)
    case .number(let value): return value
    default: throw wrong(name, "a number")
    }
  }
}
