import TerminalText

/// Addresses that may be made links: those of the web, and no others.
enum WebLink {
  /// The address with what could end it written as %XX; nil when it is none of http or https, or
  /// holds characters that no address has.
  static func checked(_ url: String?) -> String? {
    guard let url else { return nil }
    let lower = url.utf8.prefix(8).map { $0 | 0x20 }
    let scheme = ["https://", "http://"].first { lower.starts(with: $0.utf8) }
    guard let scheme, url.utf8.count > scheme.utf8.count, url.utf8.count <= 4096 else { return nil }
    var result = scheme
    for scalar in url.unicodeScalars.dropFirst(scheme.unicodeScalars.count) {
      switch scalar.value {
      case 0...0x20, 0x5C: return nil
      case 0x22, 0x27, 0x28, 0x29, 0x3C, 0x3E, 0x60, 0x7B...0x7D:
        result += "%" + String(scalar.value, radix: 16, uppercase: true)
      default:
        if DisplayText.isUnseen(scalar) { return nil }
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
