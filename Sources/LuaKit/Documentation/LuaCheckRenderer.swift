/// Definitions for luacheck, so that it knows the globals and their fields.
public struct LuaCheckRenderer: Sendable {
  private let description: LuaAPIDescription

  /// Renders a description.
  public init(_ description: LuaAPIDescription) { self.description = description }

  /// Lines for a `.luacheckrc` that define a set of globals of a name.
  public func text(std name: String) -> String {
    var lines = ["stds.\(name) = {", "  read_globals = {"]
    let roots = description.modules.filter { !$0.name.contains(".") }
    for module in roots { lines += definition(of: module, as: module.name, indent: "    ") }
    for global in description.globals { lines += definition(of: global) }
    return (lines + ["  },", "}", ""]).joined(separator: "\n")
  }

  private func definition(
    of module: LuaAPIDescription.Module, as name: String, indent: String
  ) -> [String] {
    let inner = description.modules.filter { other in
      other.name.hasPrefix(module.name + ".")
        && !other.name.dropFirst(module.name.count + 1).contains(".")
    }
    var lines = ["\(indent)\(name) = {", "\(indent)  fields = {"]
    lines += Self.names(module.functions.map(\.name), indent: indent + "    ")
    for other in inner {
      let name = String(other.name.dropFirst(module.name.count + 1))
      lines += definition(of: other, as: name, indent: indent + "    ")
    }
    return lines + ["\(indent)  },", "\(indent)},"]
  }

  /// A global of a known class has its fields and methods, any other one whatever is asked for.
  private func definition(of global: LuaAPIDescription.Field) -> [String] {
    guard let type = description.classes.first(where: { $0.name == global.type }) else {
      return ["    \(global.name) = { other_fields = true },"]
    }
    let names = (type.fields.map(\.name) + type.methods.map(\.name)).sorted()
    return ["    \(global.name) = {", "      fields = {"]
      + Self.names(names, indent: "        ") + ["      },", "    },"]
  }

  /// Quoted names, as many as fit on lines of 100 columns.
  private static func names(_ names: [String], indent: String) -> [String] {
    var lines: [String] = []
    for name in names {
      let word = "\"\(name)\","
      if let last = lines.last, last.count + 1 + word.count <= 100 {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(indent + word)
      }
    }
    return lines
  }
}
