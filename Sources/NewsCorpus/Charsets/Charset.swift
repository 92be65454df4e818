import Glibc

/// Names of character sets.
package enum Charset {
  /// What people write, and the set that is meant by it on the web, where the names of the two sets
  /// of Latin letters mean the larger one of Windows.
  private static let meant = [
    "UTF8": "UTF-8", "UNICODE-1-1-UTF-8": "UTF-8",
    "ASCII": "WINDOWS-1252", "US-ASCII": "WINDOWS-1252", "ISO-8859-1": "WINDOWS-1252",
    "ISO8859-1": "WINDOWS-1252", "ISO_8859-1": "WINDOWS-1252", "LATIN1": "WINDOWS-1252",
    "LATIN-1": "WINDOWS-1252", "L1": "WINDOWS-1252", "CP1252": "WINDOWS-1252",
    "X-CP1252": "WINDOWS-1252", "CP-1252": "WINDOWS-1252", "ANSI": "WINDOWS-1252",
    "X-CP1251": "WINDOWS-1251", "CP-1251": "WINDOWS-1251", "WIN-1251": "WINDOWS-1251",
    "ISO-8859-9": "WINDOWS-1254", "ISO-8859-11": "WINDOWS-874", "TIS-620": "WINDOWS-874",
    "GB2312": "GB18030", "GBK": "GB18030", "X-GBK": "GB18030", "GB_2312-80": "GB18030",
    "SHIFT_JIS": "CP932", "SHIFT-JIS": "CP932", "X-SJIS": "CP932", "SJIS": "CP932",
    "EUC-KR": "CP949", "KS_C_5601-1987": "CP949", "KSC5601": "CP949", "UHC": "CP949",
    "BIG5": "BIG5-HKSCS", "X-BIG5": "BIG5-HKSCS", "X-EUC-JP": "EUC-JP",
    "UTF-16": "UTF-16LE", "UNICODE": "UTF-16LE", "X-MAC-ROMAN": "MACINTOSH",
  ]

  /// The name that iconv knows, or nil when it knows none.
  package static func canonical(_ name: String) -> String? {
    let trimmed = name.utf8.filter { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x27 }
    guard !trimmed.isEmpty, trimmed.count <= 40, !trimmed.contains(UInt8(ascii: "/")) else {
      return nil
    }
    let upper = String(decoding: trimmed, as: UTF8.self).uppercased()
    let canonical = meant[upper] ?? upper
    if canonical == "UTF-8" { return canonical }
    guard let converter = iconv_open("UTF-8", canonical), converter != noConverter else {
      return nil
    }
    iconv_close(converter)
    return canonical
  }

  /// What `iconv_open` gives when it fails.
  static var noConverter: iconv_t? { iconv_t(bitPattern: -1) }

  /// Whether a set writes its characters as escapes of ASCII.
  static func isEscaped(_ name: String) -> Bool {
    name.hasPrefix("ISO-2022") || name == "HZ" || name == "UTF-7"
  }

  /// Whether characters of a set have several bytes.
  static func isMultibyte(_ name: String) -> Bool {
    ["GB18030", "CP932", "CP949", "BIG5-HKSCS", "EUC-JP", "EUC-TW"].contains(name)
      || isEscaped(name)
  }
}
