import LuaKit

/// The charts of a report.
extension OutputType {
  static let charts = [bars, line, timeline, network]

  private static let bars = LuaFunction(
    "bars", "Writes bars beside names.",
    parameters: [
      LuaParameter(
        "data", "any", "A counter, {{name, number}, …} in the order wanted, or {name = number}."),
      LuaParameter("options", "table?", "title, unit, limit (of bars drawn; 30 unless given)."),
    ],
    examples: [
      LuaExample("newslab.output():bars({{'NATO', 3}, {'UN', 2}}, {title = 'Mentions'})"),
      LuaExample("newslab.output():bars({NATO = 3, UN = 2})"),
      LuaExample("local c = newslab.counter(); c:add('a'); newslab.output():bars(c)"),
    ], isMethod: true
  ) { call in
    let options = try ChartOptions(call, "bars", known: ["title", "unit", "limit"])
    let data = try DocumentReader(call, "bars")
    return try write(
      .bars(
        Document.Bars(
          title: options.title, unit: options.unit, bars: try data.bars(),
          limit: options.limit ?? 30)), call)
  }

  private static let line = LuaFunction(
    "line", "Writes lines: numbers over numbers, dates or names.",
    parameters: [
      LuaParameter(
        "data", "any",
        "{{x, y}, …}, {x = {…}, series = {{name = …, values = {…}}}}, or an accumulator."),
      LuaParameter("options", "table?", "title, unit (of the values), axis (what x is)."),
    ],
    examples: [
      LuaExample("newslab.output():line({{1, 2}, {2, 5}}, {title = 'Growth'})"),
      LuaExample(
        "newslab.output():line{x={'2017-04', '2017-05'}, series={{name='NATO', values={3, 4}}}}"),
    ], isMethod: true
  ) { call in
    let options = try ChartOptions(call, "line", known: ["title", "unit", "axis"])
    let data = try DocumentReader(call, "line").lines(unit: options.unit)
    return try write(
      .lines(
        Document.Lines(
          title: options.title, unit: options.unit, axis: options.axis, x: data.x,
          series: data.series)), call)
  }

  private static let timeline = LuaFunction(
    "timeline", "Writes events by date, or numbers by year, month or day.",
    parameters: [
      LuaParameter(
        "data", "any",
        "{{date = …, text = …}, …}, articles, {period = number}, or an accumulator."),
      LuaParameter("options", "table?", "title, unit (of the numbers)."),
    ],
    examples: [
      LuaExample("newslab.output():timeline{{date = '2017-04-06', text = 'It rains.'}}"),
      LuaExample("newslab.output():timeline({['2017-04'] = 3, ['2017-06'] = 1})"),
    ], isMethod: true
  ) { call in
    let options = try ChartOptions(call, "timeline", known: ["title", "unit"])
    let content = try DocumentReader(call, "timeline").timeline()
    return try write(
      .timeline(Document.Timeline(title: options.title, unit: options.unit, content)), call)
  }

  private static let network = LuaFunction(
    "network", "Writes a network: who or what goes together how often.",
    parameters: [
      LuaParameter(
        "data", "any",
        "Edges {{name, name, weight}, …}, {nodes = …, edges = …}, or an accumulator."),
      LuaParameter(
        "options", "table?",
        "title, unit (of the weights), limit (of nodes drawn; 40 unless given)."),
    ],
    examples: [
      LuaExample("newslab.output():network({{'NATO', 'UN', 3}, {'UN', 'EU', 1}})"),
      LuaExample(
        "newslab.output():network{nodes={{name='Ada', kind='PERSON'}}, edges={{'Ada', 'UN', 2}}}"),
    ], isMethod: true
  ) { call in
    let options = try ChartOptions(call, "network", known: ["title", "unit", "limit"])
    let data = try DocumentReader(call, "network").network()
    return try write(
      .network(
        Document.Network(
          title: options.title, unit: options.unit, nodes: data.nodes, edges: data.edges,
          limit: options.limit ?? 40)), call)
  }
}

/// The second argument of tables and charts.
struct ChartOptions {
  let title, unit, axis: String?
  let limit: Int?
  private let columns: [String]?

  init(_ call: LuaCall, _ name: String, known: [String]) throws {
    let value = try call.argument(3, "options", as: LuaValue.self)
    guard case .table(let reference) = value else {
      guard case .nil = value else {
        throw call.bad(3, "options", "expected table, got \(value.typeName)")
      }
      (title, unit, axis, limit, columns) = (nil, nil, nil, nil, nil)
      return
    }
    let reader = TableReader(reference, name: "options of \(name)")
    try reader.check(known: known)
    title = try reader.string("title")
    unit = try reader.string("unit")
    axis = try reader.string("axis")
    columns = try reader.strings("columns")
    limit = try reader.integer("limit")
    if let limit, limit < 1 {
      throw LuaError("options of \(name): 'limit': expected 1 or more, got \(limit)")
    }
  }

  /// A table with title, names of columns and at most so many rows.
  func applied(to table: Document.Table) throws -> Document.Table {
    var table = table
    if let title { table.title = title }
    if let limit { table.rows = Array(table.rows.prefix(limit)) }
    guard let columns else { return table }
    guard columns.count == table.columns.count else {
      throw LuaError(
        "options of table: 'columns': expected \(table.columns.count) names, got \(columns.count)")
    }
    for (index, name) in columns.enumerated() { table.columns[index].name = name }
    return table
  }
}
