import LuaKit
import NewsModel

/// Reads what a script gives to draw: an accumulator, or tables of Lua.
struct DocumentReader {
  private let call: LuaCall
  private let name: String
  private let value: LuaValue

  /// Takes the first argument of a method of `Output`; `name` is the method, for errors.
  init(_ call: LuaCall, _ name: String) throws {
    (self.call, self.name) = (call, name)
    value = try call.argument(2, "data", as: LuaValue.self)
  }

  /// The accumulator that a value is, or nil.
  static func source(_ value: LuaValue) -> (any DocumentSource)? {
    guard case .object(let reference) = value else { return nil }
    return Accumulators.value(of: reference) as? any DocumentSource
  }

  /// The table, or an error that says what is expected.
  private func table() throws -> LuaReference {
    guard case .table(let reference) = value else {
      throw call.bad(2, "data", "expected table or accumulator, got \(value.typeName)")
    }
    return reference
  }

  /// What an accumulator gives to draw, nil when the value is none; an error when it gives nothing.
  private func given<Part>(_ part: (any DocumentSource) -> Part?) throws -> Part? {
    guard let source = Self.source(value) else { return nil }
    if let part = part(source) { return part }
    throw call.bad(2, "data", "a \(value.typeName) has nothing for '\(name)'; 'table' shows it")
  }

  /// Names and numbers.
  func bars() throws -> [Document.Bars.Bar] {
    if let bars = try given(\.documentBars) { return bars }
    let table = try table()
    guard table.rawCount > 0 else {
      return try numbers(table).sorted { $0.1 != $1.1 ? $0.1 > $1.1 : Self.isBefore($0.0, $1.0) }
        .map { Document.Bars.Bar($0.0, $0.1) }
    }
    return try elements(table).map { element in
      let pair = try element.pair(["label", "key", "name"], ["value", "count"])
      return Document.Bars.Bar(
        try element.text(pair.0, "a name"), try element.number(pair.1))
    }
  }

  /// Places and series.
  func lines(unit: String?) throws -> (x: [String], series: [Document.Series]) {
    let lines = try given { source -> (x: [String], series: [Document.Series])? in
      if let lines = source.documentLines { return lines }
      guard case .counts(let periods, let series)? = source.documentTimeline else { return nil }
      return (periods, series)
    }
    if let lines { return lines }
    let table = try table()
    if let series = try series(of: table) { return series }
    // Without elements it has names, of which `series` is missing.
    if table.rawCount == 0, let name = try TableReader(table, name: name).names().first {
      try TableReader(table, name: self.name).check(known: ["x", "series"])
      throw LuaError("\(self.name): has '\(name)', but 'series' is missing")
    }
    let points = try elements(table).map { element in
      let pair = try element.pair(["x"], ["y", "value"])
      return (try element.text(pair.0, "a number, date or name"), try element.number(pair.1))
    }
    return (points.map(\.0), [Document.Series(unit ?? "Value", points.map(\.1))])
  }

  /// Events or counts.
  func timeline() throws -> Document.Timeline.Content {
    if let content = try given(\.documentTimeline) { return content }
    let table = try table()
    if let given = try series(of: table) {
      for period in given.x { try check(period, "x") }
      return .counts(periods: given.x, series: given.series)
    }
    let elements = try elements(table)
    if elements.isEmpty {
      let counts = try numbers(table).sorted { Self.isBefore($0.0, $1.0) }
      if counts.isEmpty { return .events([]) }
      return try Self.counts(counts.map { (try checked($0.0, $0.0), $0.1) })
    }
    if try elements[0].isCount() {
      return try Self.counts(
        try elements.map { element in
          let pair = try element.pair(["period", "date"], ["count", "value"])
          let period = try element.text(pair.0, "a period")
          return (try checked(period, element.name), try element.number(pair.1))
        })
    }
    return .events(try elements.map { try event($0) })
  }

  private func event(_ element: Element) throws -> Document.Timeline.Event {
    if let link = try element.article() {
      guard let date = link.date else {
        throw LuaError("\(element.name): article '\(link.link.article ?? "")' has no date")
      }
      return Document.Timeline.Event(date, link.link.text, source: link.link)
    }
    guard case .table(let reference) = element.value else {
      throw LuaError("\(element.name): expected table or article, got \(element.value.typeName)")
    }
    let reader = TableReader(reference, name: element.name)
    if reference.rawCount == 0 { try reader.check(known: ["date", "text", "source"]) }
    let pair = try element.pair(["date"], ["text"])
    let date = try checked(try element.text(pair.0, "a date"), element.name)
    let source = try reader.value("source")
    let known = source.text.map { Document.Link($0) }
    let link = try known ?? LinkReader.link(source, "\(element.name): 'source'")
    return Document.Timeline.Event(date, try element.text(pair.1, "what happened"), source: link)
  }

  /// Counts of one series; periods that come twice are added.
  private static func counts(_ pairs: [(String, Double)]) throws -> Document.Timeline.Content {
    var sums: [String: Double] = [:]
    for (period, count) in pairs { sums[period, default: 0] += count }
    let periods = sums.keys.sorted(by: isBefore)
    let series = Document.Series("Count", periods.map { sums[$0] })
    return .counts(periods: periods, series: [series])
  }

  private func checked(_ date: String, _ place: String) throws -> String {
    try check(date, place)
    return date
  }

  private func check(_ date: String, _ place: String) throws {
    guard NewsDate(iso8601: date) == nil else { return }
    let place = place == date || place == "x" ? name : place
    throw LuaError("\(place): expected a date such as 2017-04-06 or 2017-04, got '\(date)'")
  }

  /// Nodes and edges.
  func network() throws -> (nodes: [Document.Network.Node], edges: [Document.Network.Edge]) {
    if let network = try given(\.documentNetwork) { return network }
    let table = try table()
    if table.rawCount > 0 { return ([], try edges(table, nil)) }
    let reader = TableReader(table, name: name)
    try reader.check(known: ["nodes", "edges"])
    var nodes: [Document.Network.Node] = []
    if let list = try reader.table("nodes") {
      nodes = try elements(list, "nodes").map { try node($0) }
    }
    var seen: Set<String> = []
    for node in nodes where !seen.insert(node.name).inserted {
      throw LuaError("\(name): two nodes are called '\(node.name)'")
    }
    guard let list = try reader.table("edges") else { return (nodes, []) }
    return (nodes, try edges(list, "edges"))
  }

  private func node(_ element: Element) throws -> Document.Network.Node {
    if let text = element.value.text { return Document.Network.Node(text) }
    guard case .table(let reference) = element.value else {
      throw LuaError("\(element.name): expected string or table, got \(element.value.typeName)")
    }
    let reader = TableReader(reference, name: element.name)
    try reader.check(known: ["name", "weight", "kind"])
    let weight = try reader.value("weight")
    return Document.Network.Node(
      try reader.requiredString("name"),
      weight: weight.isTrue ? try element.number(weight) : nil, kind: try reader.string("kind"))
  }

  private func edges(_ table: LuaReference, _ field: String?) throws -> [Document.Network.Edge] {
    try elements(table, field).map { element in
      let pair = try element.pair(["from", "one"], ["to", "other"])
      let third = try element.member(3, ["weight", "count"])
      let weight = third.isTrue ? try element.number(third) : 1
      guard weight > 0 else {
        throw LuaError(
          "\(element.name): expected a weight above 0, got \(NumberText.exact(weight))")
      }
      return Document.Network.Edge(
        try element.text(pair.0, "a name"), try element.text(pair.1, "a name"), weight)
    }
  }

  /// `{x = {…}, series = {{name = …, values = {…}}, …}}`, or nil for tables without `series`.
  private func series(of table: LuaReference) throws -> (x: [String], series: [Document.Series])? {
    let reader = TableReader(table, name: name)
    guard table.rawCount == 0, case .table(let list) = try reader.value("series") else {
      return nil
    }
    try reader.check(known: ["x", "series"])
    guard let places = try reader.table("x") else { throw LuaError("\(name): 'x' is missing") }
    let x = try elements(places, "x").map { try $0.text($0.value, "a number, date or name") }
    let series = try elements(list, "series").map { element -> Document.Series in
      guard case .table(let reference) = element.value else {
        throw LuaError("\(element.name): expected table, got \(element.value.typeName)")
      }
      let reader = TableReader(reference, name: element.name)
      try reader.check(known: ["name", "values"])
      guard let values = try reader.table("values") else {
        throw LuaError("\(element.name): 'values' is missing")
      }
      if values.rawCount > x.count {
        throw LuaError(
          "\(element.name): has \(values.rawCount) values for \(x.count) places of 'x'")
      }
      let numbers = try x.indices.map { place -> Double? in
        let value = try values.element(place + 1)
        if case .nil = value { return nil }
        return try Element(value: value, name: "\(element.name): value \(place + 1)").number(value)
      }
      return Document.Series(try reader.requiredString("name"), numbers)
    }
    return (x, series)
  }

  private func elements(_ table: LuaReference, _ field: String? = nil) throws -> [Element] {
    let start = field.map { "\(name): '\($0)'" } ?? name
    return try table.elements().enumerated().map { position, value in
      Element(value: value, name: "\(start): element \(position + 1)")
    }
  }

  /// The fields of a table whose values are numbers.
  private func numbers(_ table: LuaReference) throws -> [(String, Double)] {
    let reader = TableReader(table, name: name)
    return try reader.names().map { field in
      let value = try reader.value(field)
      return (field, try Element(value: value, name: "\(name): '\(field)'").number(value))
    }
  }

  private static func isBefore(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}

/// An element of a list that a script gives, with what errors call it.
private struct Element {
  let value: LuaValue
  let name: String

  /// The value at a place, or that of the first of some fields that is there.
  func member(_ place: Int, _ fields: [String]) throws -> LuaValue {
    guard case .table(let reference) = value else {
      throw LuaError("\(name): expected table, got \(value.typeName)")
    }
    if reference.rawCount > 0 { return try reference.element(place) }
    for field in fields {
      let value = try reference.field(field)
      if case .nil = value { continue }
      return value
    }
    return .nil
  }

  /// The two values of a pair: the elements of a list, or fields by one of their names.
  func pair(_ first: [String], _ second: [String]) throws -> (LuaValue, LuaValue) {
    (try member(1, first), try member(2, second))
  }

  /// Whether the second value of a pair is a number.
  func isCount() throws -> Bool {
    guard case .table = value else { return false }
    switch try member(2, ["count", "value"]) {
    case .integer, .number: return true
    default: return false
    }
  }

  /// The link and the date of an article, or nil for other values.
  func article() throws -> (link: Document.Link, date: String?)? {
    guard case .object(let reference) = value,
      let article = reference.object(of: ArticleType.type)?.object
    else { return nil }
    return (LinkReader.link(to: article), article.story.date?.value.description)
  }

  func text(_ value: LuaValue, _ what: String) throws -> String {
    switch value {
    case .string(let text): return String(decoding: text.bytes, as: UTF8.self)
    case .integer(let number): return String(number)
    case .number(let number) where number.isFinite: return NumberText.exact(number)
    case .boolean(let value): return String(value)
    default: throw LuaError("\(name): expected \(what), got \(value.typeName)")
    }
  }

  func number(_ value: LuaValue) throws -> Double {
    switch value {
    case .integer(let number): return Double(number)
    case .number(let number) where number.isFinite: return number
    case .number(let number): throw LuaError("\(name): expected a finite number, got \(number)")
    default: throw LuaError("\(name): expected a number, got \(value.typeName)")
    }
  }
}
