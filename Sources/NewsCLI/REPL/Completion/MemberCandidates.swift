import LineEditor
import LuaKit
import NewsScript

/// A field or method that could come behind a dot or colon.
struct MemberCandidate {
  /// Its name.
  let name: String
  /// The name with parameters, or the name alone.
  let label: String
  /// What it is, in a sentence; empty when nobody says.
  let summary: String
  /// Whether it is called with a colon.
  let isMethod: Bool

  /// Takes a field or method.
  init(_ name: String, label: String? = nil, summary: String = "", isMethod: Bool = false) {
    (self.name, self.label, self.summary) = (name, label ?? name, summary)
    self.isMethod = isMethod
  }
}

/// Lists what can be read or called of a subject.
struct MemberCandidates {
  let reader: SubjectReader
  /// No more keys of a table are looked at.
  static let scanLimit = 20_000

  /// The members, sorted by name, and whether those are all.
  func members(of subject: Subject) -> (members: [MemberCandidate], isWhole: Bool) {
    switch subject {
    case .table(let table): return fields(of: table)
    case .object(_, let box):
      let known = reader.description.classes.first { $0.name == box.name }
      return (known.map(Self.members) ?? Self.members(of: box), true)
    case .type(let type):
      if type.name == "string" { return members(of: .string) }
      let known = reader.description.classes.first { $0.name == type.name }
      return (known.map(Self.members) ?? [], true)
    case .string:
      guard case .table(let library)? = try? reader.lua.glance(global: "string") else {
        return ([], true)
      }
      let (functions, isWhole) = fields(of: library)
      return (
        functions.map {
          MemberCandidate($0.name, label: $0.label, summary: $0.summary, isMethod: true)
        }, isWhole
      )
    case .function: return ([], true)
    }
  }

  private static func members(of type: LuaAPIDescription.Class) -> [MemberCandidate] {
    let fields = type.fields.map { MemberCandidate($0.name, summary: $0.summary) }
    let methods = type.methods.map {
      MemberCandidate($0.name, label: label($0), summary: $0.summary, isMethod: true)
    }
    return fields + methods
  }

  private static func members(of box: LuaClassBox) -> [MemberCandidate] {
    let fields = box.properties.map { MemberCandidate($0.name, summary: $0.summary) }
    let methods = box.methods.map {
      MemberCandidate(
        $0.name, label: label($0.name, $0.parameters.map { ($0.name, $0.isOptional) }),
        summary: $0.summary, isMethod: true)
    }
    return (fields + methods).sorted {
      ($0.isMethod ? 1 : 0, $0.name) < ($1.isMethod ? 1 : 0, $1.name)
    }
  }

  private static func label(_ function: LuaAPIDescription.Function) -> String {
    label(function.name, function.parameters.map { ($0.name, $0.isOptional) })
  }

  private static func label(_ name: String, _ parameters: [(String, Bool)]) -> String {
    let shown = parameters.map { $0.1 && $0.0 != "..." ? $0.0 + "?" : $0.0 }
    return "\(name)(\(shown.joined(separator: ", ")))"
  }

  /// The string keys of a table and of the tables behind its metatables.
  private func fields(of table: LuaReference) -> ([MemberCandidate], Bool) {
    let module = reader.module(of: table)
    let library = libraryName(of: table)
    var found: [String: MemberCandidate] = [:]
    var isWhole = true
    for part in SubjectReader.chain(from: table) {
      guard let (fields, isAll) = try? part.glancedFields(atMost: Self.scanLimit) else { continue }
      isWhole = isWhole && isAll
      for field in fields where found[field.name] == nil {
        found[field.name] = candidate(field, module, library)
      }
    }
    return (found.values.sorted { $0.name < $1.name }, isWhole)
  }

  private func candidate(
    _ field: LuaGlancedField, _ module: LuaAPIDescription.Module?, _ library: String?
  ) -> MemberCandidate {
    if let function = module?.functions.first(where: { $0.name == field.name }) {
      return MemberCandidate(
        field.name, label: Self.label(function), summary: function.summary)
    }
    let isFunction = field.type == "function"
    if let library, isFunction, let word = LuaWord.named(library + "." + field.name) {
      return MemberCandidate(
        field.name, label: String(word.usage.dropFirst(library.count + 1)), summary: word.summary)
    }
    return MemberCandidate(
      field.name, label: field.name + (isFunction ? "()" : ""),
      summary: isFunction ? "" : field.type, isMethod: isFunction)
  }

  private static let libraries = ["coroutine", "math", "os", "string", "table", "utf8"]

  private func libraryName(of table: LuaReference) -> String? {
    guard let identity = table.identity else { return nil }
    return Self.libraries.first { name in
      guard case .table(let known)? = try? reader.lua.glance(global: name) else { return false }
      return known.identity == identity
    }
  }
}
