import NewsModel
import Spelling

/// What the stories of each agency look like: the forms of their datelines, headers, bylines,
/// credits and of whatever else is no running text.
///
/// A form of an agency counts in its stories and in those whose agency is not known.
struct WireProfiles: Sendable {
  /// Where a line of some form may stand.
  enum Place: String, CaseIterable, Sendable {
    /// Before the first paragraph.
    case head
    /// Before the first paragraph or behind the last one.
    case ends
    /// Anywhere.
    case any
    /// Behind the last paragraph, or at its end behind a full stop.
    case last
  }

  /// A row of a table.
  struct Row: Sendable {
    /// The number of the agency, or nil for all.
    let agency: Int?
    let kind: Block.Kind
    let place: Place
    let form: WireForm
    /// What blocks of this form say of how they were found.
    let foundBy: String

    /// Whether the row counts in a story of an agency.
    func counts(for story: Int?) -> Bool { agency == nil || story == nil || agency == story }
  }

  /// The columns of a table.
  static let columns = ["agency", "kind", "place", "form"]

  /// Other names of agencies.
  private(set) var names: [(agency: String, name: String)] = []
  /// The forms of datelines.
  private(set) var datelines: [Row] = []
  /// The forms that may end the last paragraph.
  private(set) var endings: [Row] = []
  /// All other forms.
  private var lines: [Row] = []
  /// The rows of `lines` by the word or mark that a line begins with, then those that may begin with
  /// any.
  private var byMark: [[Int32]] = Array(repeating: [], count: 256)
  private var words = WordTable(capacity: 512)
  private var byWord: [[Int32]] = []
  private var anyFirst: [Int32] = []

  /// Adds the names of agencies that a table has.
  mutating func addNames(of table: TableFile) throws(AnalysisError) {
    try table.forEachRow { (_, fields) throws(AnalysisError) in
      guard table.text(fields[1]) == "name" else { return }
      names.append((table.text(fields[0]), table.text(fields[3])))
    }
  }

  /// The agencies that a table has, each once.
  func agencies(of table: TableFile) throws(AnalysisError) -> [String] {
    var agencies: [String] = []
    try table.forEachRow { (_, fields) throws(AnalysisError) in
      let name = table.text(fields[0])
      if name != "*", agencies.last != name { agencies.append(name) }
    }
    return agencies
  }

  /// Adds the forms of a table; those of a later one count first.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - family: Gives the number of an agency.
  /// - Throws: What is wrong with a row.
  mutating func addForms(
    of table: TableFile, family: (String) -> Int?
  ) throws(AnalysisError) {
    var rows: [Row] = []
    try table.forEachRow { (line, fields) throws(AnalysisError) in
      let cells = fields.map { table.text($0) }
      if cells[1] == "name" { return }
      do throws(WireForm.Problem) {
        rows.append(try Self.row(cells, family))
      } catch {
        throw .badResource(table.name, line: line, problem: error.description)
      }
    }
    datelines = rows.filter { $0.kind == .dateline } + datelines
    endings = rows.filter { $0.place == .last } + endings
    lines = rows.filter { $0.kind != .dateline } + lines
    index()
  }

  private static func row(
    _ cells: [String], _ family: (String) -> Int?
  ) throws(WireForm.Problem) -> Row {
    guard let kind = Block.Kind(rawValue: cells[1]), kind != .paragraph, kind != .headline else {
      let kinds = [
        "name", "dateline", "header", "byline", "caption", "tags", "note", "boilerplate",
      ]
      let known = kinds.dropLast().joined(separator: ", ") + " or boilerplate"
      throw WireForm.Problem(
        description: "unknown kind '\(WireForm.shown(cells[1]))'; expected \(known)"
          + hint(cells[1], kinds))
    }
    let usualPlace: Place = kind == .dateline ? .head : .ends
    guard let place = cells[2].isEmpty ? usualPlace : Place(rawValue: cells[2]) else {
      let known = Place.allCases.map(\.rawValue).joined(separator: ", ")
      throw WireForm.Problem(
        description:
          "unknown place '\(WireForm.shown(cells[2]))'; expected nothing or one of \(known)"
          + hint(cells[2], Place.allCases.map(\.rawValue)))
    }
    let form = try WireForm(cells[3])
    if kind == .dateline, !form.has(.agency), !form.has(.place) {
      throw WireForm.Problem(
        description: "the dateline '\(WireForm.shown(cells[3]))' has neither PLACE nor AGENCY")
    }
    return Row(
      agency: cells[0] == "*" ? nil : family(cells[0]), kind: kind, place: place,
      form: form, foundBy: "profile:" + cells[0])
  }

  private static func hint(_ name: String, _ known: [String]) -> String {
    name.utf8.count > 40 ? "" : NearestName.hint(for: name, among: known)
  }

  private mutating func index() {
    byMark = Array(repeating: [], count: 256)
    (words, byWord, anyFirst) = (WordTable(capacity: 512), [], [])
    for (number, row) in lines.enumerated() {
      guard let firsts = row.form.firstWords else {
        anyFirst.append(Int32(number))
        continue
      }
      for first in firsts {
        guard let byte = first.first, byte < 0x80, WireForm.isWordByte(byte) else {
          if let byte = first.first { byMark[Int(byte)].append(Int32(number)) }
          continue
        }
        if words.value(first, 0..<first.count) == nil {
          words.insert(first, byWord.count)
          byWord.append([])
        }
        if let index = words.value(first, 0..<first.count) { byWord[index].append(Int32(number)) }
      }
    }
  }

  /// The row of a number.
  func row(_ number: Int32) -> Row { lines[Int(number)] }

  /// The numbers of the rows whose forms may begin as a part of a text does, but for those that may
  /// begin with anything.
  func rows(beginning text: ArticleText, _ span: TextSpan) -> [Int32] {
    let bytes = text.bytes
    guard let first = bytes[span].first else { return [] }
    guard first < 0x80, WireForm.isWordByte(first) else { return byMark[Int(first)] }
    var end = span.lowerBound
    let limit = min(span.upperBound, end + 40)
    while end < limit, bytes[end] < 0x80, WireForm.isWordByte(bytes[end]) { end += 1 }
    return words.value(bytes, span.lowerBound..<end).map { byWord[$0] } ?? []
  }

  /// The numbers of the rows whose forms may begin with anything.
  var rowsOfAnyBeginning: [Int32] { anyFirst }
}
