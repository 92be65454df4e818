import NewsModel

/// The JSON in columns of a store.
enum StoredJSON {
  /// A list of strings; null when there are none.
  static func bytes(_ strings: [String]) -> [UInt8]? {
    if strings.isEmpty { return nil }
    var writer = JSONWriter(layout: .compact)
    writer.strings(strings)
    return writer.bytes
  }

  /// An object; null when it has no members.
  static func bytes(_ table: [String: MetaValue]) -> [UInt8]? {
    if table.isEmpty { return nil }
    var writer = JSONWriter(layout: .compact)
    writer.table(table)
    return writer.bytes
  }

  /// The strings of a list; what is no string is left out.
  static func strings(_ bytes: [UInt8]) -> [String] {
    guard case .list(let values) = try? JSONValue.parse(bytes) else { return [] }
    return values.compactMap {
      guard case .string(let string) = $0 else { return nil }
      return string
    }
  }

  /// The members of an object.
  static func table(_ bytes: [UInt8]) -> [String: MetaValue] {
    guard case .table(let values) = try? JSONValue.parse(bytes) else { return [:] }
    return values.mapValues(\.metaValue)
  }
}
