import LuaKit
import NewsCorpus

extension ArticleCondition {
  /// Reads all conditions of `where{…}`; an unknown one is an error that names the nearest.
  static func all(in reader: TableReader) throws(LuaError) -> [ArticleCondition] {
    let known = Name.allCases.map(\.rawValue)
    try reader.check(known: known)
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
}
