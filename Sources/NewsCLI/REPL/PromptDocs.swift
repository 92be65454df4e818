import LuaKit
import NewsModel
import NewsScript

/// What `:doc` says of a name.
struct PromptDocs {
  private var pages: [String: [String]] = [:]

  /// Takes what newslab offers to scripts.
  init() {
    add(NewslabAPI.module)
    for type in NewslabAPI.types { add(type) }
  }

  /// The help of a name; `article:has`, `article.has` and `Article.has` are the same.
  func lines(for name: String) -> [String]? {
    let dotted = String(name.map { $0 == ":" ? "." : $0 })
    return pages[dotted] ?? pages[dotted.prefix(1).uppercased() + dotted.dropFirst()]
  }

  /// The known name that is nearest.
  func nearest(to name: String) -> String? {
    NewsModel.NearestName.nearest(to: name, among: pages.keys.sorted())
  }

  private mutating func add(_ module: LuaModule) {
    let members = module.functions.map { ($0.name, $0.summary) }
    pages[module.name] = ["\(module.name): \(module.summary)", ""] + Self.list(members)
    for function in module.functions { add(function, named: "\(module.name).\(function.name)") }
    for inner in module.modules { add(inner) }
  }

  private mutating func add(_ type: LuaClassBox) {
    var lines = ["\(type.name): \(type.summary)"]
    if !type.properties.isEmpty {
      lines += ["", "Fields"] + Self.list(type.properties.map { ($0.name, $0.summary) })
    }
    if !type.methods.isEmpty {
      lines += ["", "Methods"] + Self.list(type.methods.map { ($0.name, $0.summary) })
    }
    pages[type.name] = lines + Self.examples(type.examples)
    for property in type.properties {
      pages["\(type.name).\(property.name)"] = [
        "\(type.name).\(property.name): \(property.type)", "  " + property.summary,
      ]
    }
    for method in type.methods {
      add(method, named: "\(type.name).\(method.name)", shown: "\(type.name):\(method.name)")
    }
  }

  private mutating func add(_ function: LuaFunction, named name: String, shown: String? = nil) {
    let parameters = function.parameters.map {
      $0.isOptional && $0.name != "..." ? $0.name + "?" : $0.name
    }
    let results = function.returns.map(\.description).joined(separator: ", ")
    var lines = [
      "\(shown ?? name)(\(parameters.joined(separator: ", ")))"
        + (results.isEmpty ? "" : " → " + results)
    ]
    lines.append("  " + function.summary)
    let described = function.parameters.map { ("\($0.name): \($0.type)", $0.summary) }
    pages[name] = lines + Self.list(described) + Self.examples(function.examples)
  }

  private static func list(_ rows: [(String, String)]) -> [String] {
    let column = (rows.map(\.0.utf8.count).max() ?? 0) + 2
    return rows.map { name, summary in
      "  " + name + String(repeating: " ", count: column - name.utf8.count) + summary
    }
  }

  private static func examples(_ examples: [LuaExample]) -> [String] {
    if examples.isEmpty { return [] }
    return ["", "Examples"]
      + examples.flatMap { example in
        ["  " + example.code] + (example.yields.map { ["  → " + $0] } ?? [])
      }
  }
}

extension REPL {
  /// Shows the help of a name.
  func explain(_ name: String) {
    let docs = PromptDocs()
    guard let lines = docs.lines(for: name) else {
      let hint = docs.nearest(to: name).map { " (did you mean '\($0)'?)" } ?? ""
      return complain([DisplayText.visible("no help on '\(name)'\(hint)")])
    }
    show(lines.map { $0 + "\n" }.joined())
  }
}
