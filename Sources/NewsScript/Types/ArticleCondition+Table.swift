import LuaKit
import NewsCorpus
import Spelling

extension ArticleCondition {
  /// Reads all conditions of `where{…}`; an unknown one is an error that names the nearest.
  static func all(in reader: TableReader) throws(LuaError) -> [ArticleCondition] {
    let known = Name.allCases.map(\.rawValue)
    for name in try reader.names() where !known.contains(name) {
      throw unknown(name, try reader.value(name), known)
    }
    var conditions: [ArticleCondition] = []
    for name in Name.allCases {
      let value = try reader.value(name.rawValue)
      switch value {
      case .nil: continue
      case .table:
        conditions.append(Self(name, try reader.strings(name.rawValue) ?? []))
      default:
        guard let text = value.text else { throw reader.wrong(name.rawValue, "string", value) }
        conditions.append(Self(name, text))
      }
    }
    for condition in conditions {
      guard let value = condition.badDate else { continue }
      let name = condition.name.rawValue
      throw LuaError("where: '\(name)': expected a date as YYYY-MM-DD, got '\(value)'")
    }
    return conditions
  }

  /// What there is in place of a condition that there is not; what only a search knows is asked of it.
  private static func unknown(_ name: String, _ value: LuaValue, _ known: [String]) -> LuaError {
    let start = "where has no field '\(name)'"
    if let field = SearchField(rawValue: name == "language" ? "lang" : name) {
      let wanted = value.text.map { $0.filter { $0 != "\"" && $0 != "'" } } ?? "…"
      return LuaError(
        start + "; corpus:search('\(field.rawValue):\"\(wanted)\"') asks for it; its fields are "
          + known.joined(separator: ", "))
    }
    let hint = NearestName.hint(for: name, among: known)
    return LuaError(
      start + (hint.isEmpty ? "; its fields are " + known.joined(separator: ", ") : hint))
  }
}
