import LuaKit

/// Where a report writes.
final class ScriptOutput {
  var document = Document()
}

/// `Output`: where a report writes headings, paragraphs, tables and charts.
enum OutputType {
  static let type: LuaClass<ScriptOutput> = LuaClass(
    "Output", "Where a report writes headings, paragraphs, tables and charts.",
    methods: [heading, paragraph, table, list, quote, link] + charts,
    examples: [LuaExample("newslab.output():heading('Speakers')")], text: { _ in "Output" })

  private static let heading = LuaFunction(
    "heading", "Writes a heading.",
    parameters: [
      LuaParameter("text", "string", "The heading."),
      LuaParameter("level", "integer?", "1 (the largest, and what is meant unless given) to 6."),
    ],
    examples: [LuaExample("newslab.output():heading('Speakers', 2)")], isMethod: true
  ) { call in
    let level = try call.argument(3, "level", as: Int?.self) ?? 1
    guard (1...6).contains(level) else {
      throw call.bad(3, "level", "expected 1 to 6, got \(level)")
    }
    let text = try call.argument(2, "text", as: String.self)
    return try write(.heading(level: level, text: text), call)
  }

  private static let paragraph = LuaFunction(
    "paragraph", "Writes a paragraph.",
    parameters: [LuaParameter("text", "string", "The words.")],
    examples: [LuaExample("newslab.output():paragraph('It rains.')")], isMethod: true
  ) { call in try write(.paragraph(try call.argument(2, "text", as: String.self)), call) }

  private static let list = LuaFunction(
    "list", "Writes a list of texts, articles and links.",
    parameters: [
      LuaParameter("items", "any[]", "The items: texts, articles, {text = …, url = …}.")
    ],
    examples: [
      LuaExample("newslab.output():list{'one', {text = 'two', url = 'https://example.org/2'}}")
    ], isMethod: true
  ) { call in
    let value = try call.argument(2, "items", as: LuaValue.self)
    guard case .table(let reference) = value else {
      throw call.bad(2, "items", "expected table, got \(value.typeName)")
    }
    var items: [Document.Cell] = []
    for position in 0..<reference.rawCount {
      let element = try reference.element(position + 1)
      if let text = element.text {
        items.append(.text(text))
      } else if let link = try LinkReader.link(element, "list: element \(position + 1)") {
        items.append(.link(link))
      } else {
        throw call.bad(
          2, "items",
          "element \(position + 1): expected string, article or link, got \(element.typeName)")
      }
    }
    return try write(.list(items), call)
  }

  private static let quote = LuaFunction(
    "quote", "Writes somebody's words, with a link to where they stand.",
    parameters: [
      LuaParameter("text", "string", "The words."),
      LuaParameter("by", "string?", "Whose they are."),
      LuaParameter("source", "any?", "The article, its title, or {text = …, url = …, id = …}."),
    ],
    examples: [
      LuaExample("newslab.output():quote('We agree.', 'Ada Byron')"),
      LuaExample("newslab.output():quote('It rains.', 'Ada', newslab.article('It rains.'))"),
    ], isMethod: true
  ) { call in
    let text = try call.argument(2, "text", as: String.self)
    let by = try call.argument(3, "by", as: String?.self)
    let source = try linkArgument(call, 4, "source", isOptional: true)
    return try write(.quote(text: text, by: by, source: source), call)
  }

  private static let link = LuaFunction(
    "link", "Writes a link to an article or an address of the web.",
    parameters: [
      LuaParameter("target", "any", "An article, an address, or {text = …, url = …, id = …}."),
      LuaParameter("text", "string?", "The words to show instead of a title or the address."),
    ],
    examples: [LuaExample("newslab.output():link('https://example.org', 'An example')")],
    isMethod: true
  ) { call in
    guard var link = try linkArgument(call, 2, "target", isOptional: false) else { return 0 }
    if case .string = try call.argument(2, "target", as: LuaValue.self) { link.url = link.text }
    if let text = try call.argument(3, "text", as: String?.self) { link.text = text }
    return try write(.link(link), call)
  }

  private static let table = LuaFunction(
    "table", "Writes a table, or all that an accumulator holds as one.",
    parameters: [
      LuaParameter(
        "table", "any",
        "An accumulator, or {columns = {name, …}, rows = {{cell, …}, …}, title = …}."),
      LuaParameter(
        "options", "table?", "title, limit (of rows), and columns to name those of an accumulator."),
    ],
    examples: [
      LuaExample("newslab.output():table{columns={'Name', 'Count'}, rows={{'NATO', 2}}}"),
      LuaExample(
        "newslab.output():table{columns={'Name', {name='Share', type='percent'}}, rows={{'UN', 0.5}}}"
      ),
      LuaExample("newslab.output():table(newslab.counter(), {title='Speakers', limit=10})"),
    ],
    isMethod: true
  ) { call in
    let options = try ChartOptions(call, "table", known: ["title", "limit", "columns"])
    let value = try call.argument(2, "table", as: LuaValue.self)
    if let source = DocumentReader.source(value) {
      return try write(.table(try options.applied(to: source.documentTable)), call)
    }
    guard case .table(let reference) = value else {
      throw call.bad(2, "table", "expected table or accumulator, got \(value.typeName)")
    }
    return try write(.table(try options.applied(to: try TableBlockReader.read(reference))), call)
  }

  private static func linkArgument(
    _ call: LuaCall, _ index: Int, _ name: String, isOptional: Bool
  ) throws -> Document.Link? {
    let value = try call.argument(index, name, as: LuaValue.self)
    if case .nil = value, isOptional { return nil }
    if let text = value.text { return Document.Link(text) }
    if let link = try LinkReader.link(value, name) { return link }
    throw call.bad(index, name, "expected article, string or table, got \(value.typeName)")
  }

  /// Adds a block, which counts as output: a few bytes even when it is empty.
  static func write(_ block: Document.Block, _ call: LuaCall) throws -> Int32 {
    let output = try call.object(type).object
    try call.stack.spendOutput(block.size + 16)
    output.document.blocks.append(block)
    return 0
  }
}

extension Document.Block {
  /// About how many bytes it takes.
  fileprivate var size: Int {
    switch self {
    case .heading(_, let text), .paragraph(let text): text.utf8.count
    case .list(let items): items.reduce(0) { $0 + $1.size }
    case .quote(let text, let by, let source):
      text.utf8.count + (by?.utf8.count ?? 0) + (source?.size ?? 0)
    case .link(let link): link.size
    case .code(let code): code.text.utf8.count
    case .table(let table): table.rows.reduce(0) { $0 + $1.reduce(0) { $0 + $1.size } }
    case .bars, .lines, .timeline, .network:
      table?.rows.reduce(0) { $0 + $1.reduce(0) { $0 + $1.size } } ?? 0
    }
  }
}
