/// A field of a record that the model has a place for.
package enum RecordField: Int, CaseIterable, Sendable {
  case id, title, date, text, source, agency, authors, language, lang, url, keywords, section, meta

  /// The name as it stands in a record.
  package var name: String { Self.names[rawValue] }

  /// Kept, because the toolchain looks names of cases up by reflection, and each record asks.
  private static let names = allCases.map { String(describing: $0) }

  /// The field of a name of at most eight bytes as one number, the first letter lowest; nil when no
  /// field is called so.
  init?(packed name: UInt64) {
    switch name {
    case 0x6469: self = .id
    case 0x65_6C74_6974: self = .title
    case 0x6574_6164: self = .date
    case 0x7478_6574: self = .text
    case 0x6563_7275_6F73: self = .source
    case 0x7963_6E65_6761: self = .agency
    case 0x73_726F_6874_7561: self = .authors
    case 0x6567_6175_676E_616C: self = .language
    case 0x676E_616C: self = .lang
    case 0x6C_7275: self = .url
    case 0x7364_726F_7779_656B: self = .keywords
    case 0x6E_6F69_7463_6573: self = .section
    case 0x6174_656D: self = .meta
    default: return nil
    }
  }

  /// A name of at most eight bytes as one number.
  static func packed(_ name: String) -> UInt64 {
    name.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
