import LuaKit
import NewsCorpus
import NewsScript

/// A value on its way into a language: text that stands as it is, or parts that follow later.
enum ValueNode {
  case leaf(String)
  /// A table: elements from 1 on, then fields with their keys.
  case table(elements: Int, element: (Int) throws(LuaError) -> ValueNode, fields: [Field])

  /// A field with its key as it is written.
  struct Field {
    let key: String
    let node: () throws(LuaError) -> ValueNode
  }

  /// A table of fields alone.
  static func fields(_ fields: [Field]) -> ValueNode {
    .table(elements: 0, element: { _ throws(LuaError) in .leaf("") }, fields: fields)
  }
}

/// Makes nodes of the values of a state.
struct ValueNodeBuilder {
  let reader: ValueReader
  let syntax: ValueSyntax
  private let json = ObjectJSON()
  private static let deepest = 100

  init(reader: ValueReader, syntax: ValueSyntax) { (self.reader, self.syntax) = (reader, syntax) }

  /// The node of a value that lies in some tables.
  func node(_ value: LuaValue, inside: [UInt] = []) throws(LuaError) -> ValueNode {
    switch value {
    case .table(let table): return try node(of: table, inside: inside)
    case .object: return try object(value, isInner: !inside.isEmpty)
    default: return .leaf(syntax.plain(value) ?? "")
    }
  }

  private func node(of table: LuaReference, inside: [UInt]) throws(LuaError) -> ValueNode {
    guard let identity = table.identity, !inside.contains(identity) else {
      return .leaf(syntax.unknown("the table itself"))
    }
    guard inside.count < Self.deepest else { return .leaf(syntax.unknown("too deep")) }
    let inside = inside + [identity]
    var count = table.rawCount
    let others = try otherPairs(of: table, count: count)
    let element = { (position: Int) throws(LuaError) -> ValueNode in
      try node(table.element(position), inside: inside)
    }
    var fields: [ValueNode.Field] = []
    if syntax == .json, !others.isEmpty {
      for position in 0..<count {
        fields.append(
          ValueNode.Field(key: "\"\(position + 1)\"") { () throws(LuaError) in
            try element(position + 1)
          })
      }
      count = 0
    }
    for (key, value) in others {
      guard let key = syntax.key(key) else {
        throw LuaError("a \(key.typeName) is a key, which \(syntax) cannot say")
      }
      fields.append(
        ValueNode.Field(key: key) { () throws(LuaError) in
          try node(value, inside: inside)
        })
    }
    return .table(elements: count, element: element, fields: fields)
  }

  /// The pairs beyond the elements from 1 on, numbers first, then strings by their bytes.
  private func otherPairs(of table: LuaReference, count: Int) throws(LuaError)
    -> [(key: LuaValue, value: LuaValue)]
  {
    let pairs = try table.pairs()
    let others = pairs.filter { pair in
      if case .integer(let number) = pair.key { return number < 1 || number > count }
      return true
    }
    return others.map { (rank: KeyRank($0.key), pair: $0) }.sorted { $0.rank < $1.rank }
      .map(\.pair)
  }

  private func object(_ value: LuaValue, isInner: Bool) throws(LuaError) -> ValueNode {
    if syntax == .json {
      let layout: JSONWriter.Layout = isInner ? .compact : .indented
      if let bytes = try json.bytes(of: value, layout: layout) {
        return .leaf(ValueSyntax.visible(bytes))
      }
    }
    let shown = ShownObject(value)
    if let source = shown.source { return self.source(source) }
    if let component = reader.component(value) { return self.component(component) }
    switch reader.objectClass(value)?.name {
    case "List":
      return .table(
        elements: try reader.count(of: value),
        element: { position throws(LuaError) in
          try inner(try reader.element(position, of: value))
        }, fields: [])
    case "Article" where syntax == .lua && reader.hasCorpus:
      let id = try reader.field("id", of: value)
      return .leaf("corpus:article(\(syntax.plain(id) ?? "nil"))")
    case "Corpus": return .leaf(syntax == .lua ? "corpus" : syntax.unknown("Corpus"))
    case .some: return try properties(of: value)
    case nil: return .leaf(syntax.unknown("userdata"))
    }
  }

  /// An element of a list.
  private func inner(_ value: LuaValue) throws(LuaError) -> ValueNode {
    if case .object = value { return try object(value, isInner: true) }
    return try node(value)
  }

  /// The fields of an object, without the article that it is of; objects in it by their names.
  private func properties(of value: LuaValue) throws(LuaError) -> ValueNode {
    var fields: [ValueNode.Field] = []
    for property in reader.objectClass(value)?.properties ?? [] where property.name != "article" {
      var field = try reader.field(property.name, of: value)
      if case .nil = field { continue }
      if case .object = field {
        switch reader.objectClass(field)?.name {
        case "Entity": field = try reader.field("name", of: field)
        case "Mention": field = try reader.field("text", of: field)
        case "List": continue
        default: field = .nil
        }
      }
      let read = field
      fields.append(
        ValueNode.Field(key: word(property.name)) { () throws(LuaError) in
          try node(read)
        })
    }
    return .fields(fields)
  }

  private func component(_ component: Component) -> ValueNode {
    .fields(
      [("kind", component.kind.rawValue), ("name", component.name), ("summary", component.summary)]
        .map { name, text in leaf(name, quoted(text)) })
  }

  /// What an accumulator holds: counts by name as fields, else a table for each row.
  private func source(_ source: any DocumentSource) -> ValueNode {
    let table = source.documentTable
    let isByName = source is Counter || source is Timeline || source is Stats
    if source is Distinct, let cell = table.rows.first?.first { return .leaf(text(of: cell)) }
    if isByName, table.columns.count == 2 {
      return .fields(
        table.rows.map { row in
          let key = syntax == .json ? quoted(row[0].shown) : "[\(quoted(row[0].shown))]"
          return ValueNode.Field(key: key) { () throws(LuaError) in .leaf(text(of: row[1])) }
        })
    }
    let keys = table.columns.map { syntax == .json ? quoted($0.name) : "[\(quoted($0.name))]" }
    return .table(
      elements: table.rows.count,
      element: { position throws(LuaError) in
        .fields(
          zip(keys, table.rows[position - 1]).compactMap { key, cell in
            cell == .empty
              ? nil : ValueNode.Field(key: key) { () throws(LuaError) in .leaf(text(of: cell)) }
          })
      }, fields: [])
  }

  private func leaf(_ name: String, _ text: String) -> ValueNode.Field {
    ValueNode.Field(key: word(name)) { () throws(LuaError) in .leaf(text) }
  }

  private func word(_ name: String) -> String { syntax == .json ? quoted(name) : name }

  private func quoted(_ text: String) -> String { syntax.quoted(Array(text.utf8)) }

  private func text(of cell: Document.Cell) -> String {
    switch cell {
    case .empty: syntax.plain(.nil) ?? ""
    case .integer(let number): syntax.plain(.integer(number)) ?? ""
    case .number(let number), .decimal(let number, _): syntax.plain(.number(number)) ?? ""
    case .boolean(let flag): String(flag)
    case .text, .link: quoted(cell.shown)
    }
  }
}

/// The place of a key among others: false and true, numbers, then strings by their bytes.
struct KeyRank: Comparable {
  private let rank: Int
  private let number: Double
  private let text: [UInt8]

  init(_ key: LuaValue) {
    switch key {
    case .boolean(let flag): (rank, number, text) = (0, flag ? 1 : 0, [])
    case .integer(let value): (rank, number, text) = (1, Double(value), [])
    case .number(let value): (rank, number, text) = (1, value, [])
    case .string(let value): (rank, number, text) = (2, 0, value.bytes)
    default: (rank, number, text) = (3, 0, [])
    }
  }

  static func < (left: KeyRank, right: KeyRank) -> Bool {
    (left.rank, left.number) != (right.rank, right.number)
      ? (left.rank, left.number) < (right.rank, right.number)
      : left.text.lexicographicallyPrecedes(right.text)
  }
}
