import NewsCorpus
import Spelling

/// Why JSON is no document, and where.
package struct DocumentFault: Error, Equatable, CustomStringConvertible {
  /// The way to the place, as in `blocks[2].rows[0]`.
  package let path: String
  /// What was expected and what was found.
  package let problem: String

  /// The place and the problem.
  package var description: String { path.isEmpty ? problem : "\(path): \(problem)" }
}

/// A value of JSON with the way to it.
private struct Place {
  let value: JSONValue
  let path: String

  func fault(_ problem: String) -> DocumentFault { DocumentFault(path: path, problem: problem) }

  func expected(_ what: String) -> DocumentFault {
    fault("expected \(what), got \(value.typeName)")
  }

  func member(_ name: String) throws(DocumentFault) -> Place {
    guard case .table(let members) = value else { throw expected("object") }
    let path = path.isEmpty ? name : path + "." + name
    return Place(value: members[name] ?? .null, path: path)
  }

  func list() throws(DocumentFault) -> [Place] {
    guard case .list(let values) = value else { throw expected("list") }
    return values.enumerated().map { Place(value: $1, path: "\(path)[\($0)]") }
  }

  func list<Element>(_ read: (Place) throws(DocumentFault) -> Element) throws(DocumentFault)
    -> [Element]
  {
    var elements: [Element] = []
    for place in try list() { elements.append(try read(place)) }
    return elements
  }

  func string() throws(DocumentFault) -> String {
    guard case .string(let text) = value else { throw expected("string") }
    return text
  }

  func integer() throws(DocumentFault) -> Int {
    guard case .integer(let number) = value else { throw expected("integer") }
    return Int(number)
  }

  func number() throws(DocumentFault) -> Double {
    switch value {
    case .integer(let number): return Double(number)
    case .number(let number) where number.isFinite: return number
    default: throw expected("number")
    }
  }

  func optional<Value>(_ read: (Place) throws(DocumentFault) -> Value) throws(DocumentFault)
    -> Value?
  {
    if case .null = value { return nil }
    return try read(self)
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type = Choice.self)
    throws(DocumentFault) -> Choice where Choice.RawValue == String
  {
    let text = try string()
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    throw fault(
      "'\(text)'\(NearestName.hint(for: text, among: known)); known: "
        + known.joined(separator: ", "))
  }
}

extension DocumentJSON {
  /// Reads the documents of a whole file, as ``write(_:to:)-([NamedDocument],_)`` writes them.
  package static func read(_ value: JSONValue) throws(DocumentFault) -> [NamedDocument] {
    let root = Place(value: value, path: "")
    let found = try root.member("format")
    guard try found.string() == format else {
      throw found.fault("expected '\(format)', got '\(try found.string())'")
    }
    return try root.member("documents").list { place throws(DocumentFault) in
      NamedDocument(
        name: try place.member("report").string(), summary: try place.member("summary").string(),
        document: Document(try place.member("blocks").list(block)))
    }
  }

  /// Reads a list of blocks.
  package static func readBlocks(_ value: JSONValue) throws(DocumentFault) -> Document {
    Document(try Place(value: value, path: "blocks").list(block))
  }

  private static func block(_ place: Place) throws(DocumentFault) -> Document.Block {
    switch try place.member("kind").choice(BlockKind.self) {
    case .heading:
      let level = try place.member("level").integer()
      guard (1...6).contains(level) else {
        throw try place.member("level").fault("expected 1 to 6, got \(level)")
      }
      return .heading(level: level, text: try text(place))
    case .paragraph: return .paragraph(try text(place))
    case .list: return .list(try place.member("items").list(cell))
    case .quote:
      return .quote(
        text: try text(place), by: try optionalText("by", place),
        source: try place.member("source").optional(link))
    case .link: return .link(try link(place))
    case .code:
      let role = try place.member("role").choice(Document.Code.Role.self)
      return .code(Document.Code(try text(place), role))
    case .table: return .table(try table(place))
    case .bars: return .bars(try bars(place))
    case .line: return .lines(try lines(place))
    case .timeline: return .timeline(try timeline(place))
    case .network: return .network(try network(place))
    }
  }

  private static func text(_ place: Place) throws(DocumentFault) -> String {
    try place.member("text").string()
  }

  private static func optionalText(_ name: String, _ place: Place) throws(DocumentFault) -> String?
  {
    try place.member(name).optional { place throws(DocumentFault) in try place.string() }
  }

  private static func link(_ place: Place) throws(DocumentFault) -> Document.Link {
    Document.Link(
      try text(place), url: try optionalText("url", place),
      article: try optionalText("article", place))
  }

  private static func cell(_ place: Place) throws(DocumentFault) -> Document.Cell {
    switch place.value {
    case .null: return .empty
    case .string(let text): return .text(text)
    case .integer(let number): return .integer(Int(number))
    case .number(let number): return .number(number)
    case .bool(let value): return .boolean(value)
    case .list: throw place.expected("a cell")
    case .table(let members):
      guard members["number"] != nil else { return .link(try link(place)) }
      let text = try place.member("number")
      guard let number = Double(try text.string()) else { throw text.fault("expected a number") }
      let places = try place.member("places").optional { place throws(DocumentFault) in
        try count(place, in: 0...9)
      }
      return places.map { .decimal(number, places: $0) } ?? .number(number)
    }
  }

  private static func count(_ place: Place, in range: ClosedRange<Int>) throws(DocumentFault)
    -> Int
  {
    let count = try place.integer()
    guard range.contains(count) else {
      throw place.fault("expected \(range.lowerBound) to \(range.upperBound), got \(count)")
    }
    return count
  }

  private static func table(_ place: Place) throws(DocumentFault) -> Document.Table {
    let columns = try place.member("columns").list { place throws(DocumentFault) in
      Document.Column(
        try place.member("name").string(),
        type: try place.member("type").optional { place throws(DocumentFault) in
          try place.choice(Document.ColumnType.self)
        },
        alignment: try place.member("align").optional { place throws(DocumentFault) in
          try place.choice(Document.Alignment.self)
        },
        places: try place.member("places").optional { place throws(DocumentFault) in
          try count(place, in: 0...9)
        })
    }
    let rows = try place.member("rows").list { row throws(DocumentFault) in
      let cells = try row.list(cell)
      guard cells.count == columns.count else {
        throw row.fault("expected \(columns.count) cells, got \(cells.count)")
      }
      return cells
    }
    return Document.Table(title: try optionalText("title", place), columns: columns, rows: rows)
  }

  private static func bars(_ place: Place) throws(DocumentFault) -> Document.Bars {
    let bars = try place.member("bars").list { place throws(DocumentFault) in
      Document.Bars.Bar(
        try place.member("label").string(), try place.member("value").number())
    }
    return Document.Bars(
      title: try optionalText("title", place), unit: try optionalText("unit", place), bars: bars,
      limit: try count(place.member("limit"), in: 1...Int.max))
  }

  private static func series(_ place: Place, over count: Int) throws(DocumentFault)
    -> [Document.Series]
  {
    try place.member("series").list { place throws(DocumentFault) in
      let values = try place.member("values").list { place throws(DocumentFault) in
        try place.optional { place throws(DocumentFault) in try place.number() }
      }
      guard values.count == count else {
        throw try place.member("values").fault("expected \(count) values, got \(values.count)")
      }
      return Document.Series(try place.member("name").string(), values)
    }
  }

  private static func lines(_ place: Place) throws(DocumentFault) -> Document.Lines {
    let x = try place.member("x").list { place throws(DocumentFault) in try place.string() }
    return Document.Lines(
      title: try optionalText("title", place), unit: try optionalText("unit", place),
      axis: try optionalText("axis", place), x: x, series: try series(place, over: x.count))
  }

  private static func timeline(_ place: Place) throws(DocumentFault) -> Document.Timeline {
    let (title, unit) = (try optionalText("title", place), try optionalText("unit", place))
    if case .null = try place.member("events").value {
      let periods = try place.member("periods").list { place throws(DocumentFault) in
        try place.string()
      }
      let series = try series(place, over: periods.count)
      return Document.Timeline(title: title, unit: unit, .counts(periods: periods, series: series))
    }
    let events = try place.member("events").list { place throws(DocumentFault) in
      Document.Timeline.Event(
        try place.member("date").string(), try text(place),
        source: try place.member("source").optional(link))
    }
    return Document.Timeline(title: title, unit: unit, .events(events))
  }

  private static func network(_ place: Place) throws(DocumentFault) -> Document.Network {
    let nodes = try place.member("nodes").list { place throws(DocumentFault) in
      Document.Network.Node(
        try place.member("name").string(),
        weight: try place.member("weight").optional { place throws(DocumentFault) in
          try place.number()
        }, kind: try optionalText("kind", place))
    }
    guard Set(nodes.map(\.name)).count == nodes.count else {
      throw try place.member("nodes").fault("two nodes have the same name")
    }
    let edges = try place.member("edges").list { place throws(DocumentFault) in
      let weight = try place.member("weight").number()
      guard weight > 0 else {
        throw try place.member("weight").fault("expected a number above 0")
      }
      return Document.Network.Edge(
        try place.member("from").string(), try place.member("to").string(), weight)
    }
    return Document.Network(
      title: try optionalText("title", place), unit: try optionalText("unit", place),
      nodes: nodes, edges: edges, limit: try count(place.member("limit"), in: 1...Int.max))
  }
}

/// The kinds of blocks by the names that JSON and Lua give them.
private enum BlockKind: String, CaseIterable {
  case heading, paragraph, table, list, quote, link, code, bars, line, timeline, network
}
