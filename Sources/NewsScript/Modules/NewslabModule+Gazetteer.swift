import LuaKit
import NewsAnalysis
import NewsModel

extension NewslabModule {
  /// `newslab.gazetteer`: a list of names, of a table or given.
  static let gazetteer = LuaFunction(
    "gazetteer", "Opens a list of names, which finds them in texts and articles.",
    parameters: [
      LuaParameter(
        "description", "table",
        "Its fields: name, file or names, kind, case.")
    ],
    returns: ["Gazetteer"],
    examples: [
      LuaExample(
        "#newslab.gazetteer{name='ships', kind='PRODUCT', names={'Titanic', 'Queen Mary'}}",
        yields: "2"),
      LuaExample(
        "newslab.gazetteer{name='ships', kind='PRODUCT', names={'Titanic'}}"
          + ":find('The Titanic sank.')[1].text", yields: "Titanic"),
    ]
  ) { call in
    let value = try call.argument(1, "description", as: LuaValue.self)
    guard case .table(let table) = value else {
      throw call.bad(1, "description", "expected table, got \(value.typeName)")
    }
    let reader = TableReader(table, name: "gazetteer")
    try reader.check(known: ["name", "file", "names", "kind", "case"])
    let name = try reader.requiredString("name")
    if let problem = GazetteerFolders.problem(ofList: name) {
      throw LuaError("gazetteer: 'name': " + problem)
    }
    var defaults = GazetteerDefaults()
    if case .nil = try reader.value("kind") {
    } else {
      defaults.kind = try reader.choice("kind", default: nil)
    }
    defaults.casing = try reader.choice("case", default: .capital)
    let list = try list(name, reader, defaults, call)
    if !list.isMapped { call.stack.noteHostMemory(list.byteCount) }
    return try call.results(GazetteerType.type.object(list))
  }

  private static func list(
    _ name: String, _ reader: TableReader, _ defaults: GazetteerDefaults, _ call: LuaCall
  ) throws -> Gazetteer {
    let (file, names) = (try reader.string("file"), try reader.table("names"))
    guard (file == nil) != (names == nil) else {
      throw LuaError("gazetteer: expected either 'file' or 'names'")
    }
    if let names {
      let rows = try rows(of: names, defaults, call)
      guard let list = Gazetteer(name: name, rows: rows) else {
        throw LuaError("gazetteer: the names cannot be compiled")
      }
      return list
    }
    guard let file, let host = call.stack.attached(ScriptHost.self),
      let files = call.stack.attached(ScriptFiles.self)
    else { throw LuaError("no newslab host") }
    let path = try files.path(file, for: call, by: "newslab.gazetteer")
    do throws(GazetteerError) {
      return try host.gazetteers.open(path, name: name, shown: file, defaults: defaults).list
    } catch {
      throw LuaError(error.description)
    }
  }

  /// The most bytes that names given in a script may have, with about as much for each name as it
  /// takes besides; longer lists belong into a file.
  private static let mostBytes = 64 << 20
  private static let bytesPerName = 64

  private static func rows(
    of names: LuaReference, _ defaults: GazetteerDefaults, _ call: LuaCall
  ) throws -> [GazetteerRow] {
    var rows: [GazetteerRow] = []
    var bytes = 0
    for (index, value) in try names.elements().enumerated() {
      let place = "gazetteer: 'names': element \(index + 1)"
      var row = GazetteerRow(
        name: "", kind: defaults.kind ?? .org, casing: defaults.casing, line: index + 1)
      if case .table(let table) = value {
        let reader = TableReader(table, name: place)
        try reader.check(known: ["name", "kind", "id", "aliases", "case"])
        row.name = try reader.requiredString("name")
        row.kind = try reader.choice("kind", default: defaults.kind)
        row.id = try reader.string("id") ?? ""
        row.aliases = try reader.strings("aliases") ?? []
        row.casing = try reader.choice("case", default: defaults.casing)
      } else {
        guard case .string = value, let text = value.text else {
          throw LuaError("\(place): expected string or table, got \(value.typeName)")
        }
        if defaults.kind == nil { throw LuaError("\(place): 'kind' is missing") }
        row.name = text
      }
      for name in [row.name, row.id] + row.aliases
      where name.utf8.count > GazetteerTable.mostBytes {
        throw LuaError("\(place): longer than \(GazetteerTable.mostBytes) bytes")
      }
      for name in [row.name] + row.aliases {
        if let problem = GazetteerTable.problem(ofName: name) {
          throw LuaError("\(place): " + problem)
        }
      }
      for name in [row.name, row.id] + row.aliases { bytes += name.utf8.count + bytesPerName }
      if bytes > mostBytes {
        throw LuaError(
          "\(place): the names take more than \(mostBytes >> 20) MiB; put them into a 'file'")
      }
      try call.stack.checkStop()
      rows.append(row)
    }
    return rows
  }
}
