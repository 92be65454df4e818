/// The character set that a page or a document of XML states.
enum StatedCharset {
  /// What the XML declaration or a `meta` element in the first bytes says.
  static func of(page bytes: [UInt8]) -> String? {
    if let name = of(xml: bytes) { return name }
    let head = Array(bytes.prefix(4096))
    var position = 0
    while let start = ByteText.find("<meta", in: head, from: position) {
      let end = head[start...].firstIndex(of: UInt8(ascii: ">")) ?? head.count
      let element = Array(head[start..<end])
      if let name = value(behind: "charset", in: element) { return name }
      position = end
      if position >= head.count { break }
    }
    return nil
  }

  /// What the XML declaration says.
  static func of(xml bytes: [UInt8]) -> String? {
    let rest = ByteText.withoutLeadingSpace(Array(bytes.prefix(512)))
    guard ByteText.begins(rest, with: "<?xml") else { return nil }
    let declaration = Array(rest.prefix { $0 != UInt8(ascii: ">") })
    return value(behind: "encoding", in: declaration)
  }

  /// The word behind `name =`, in quotes or not.
  private static func value(behind name: StaticString, in bytes: [UInt8]) -> String? {
    guard let start = ByteText.find(name, in: bytes) else { return nil }
    var rest = bytes[(start + name.utf8CodeUnitCount)...].drop { ByteText.isSpace($0) }
    guard rest.first == UInt8(ascii: "=") else { return nil }
    rest = rest.dropFirst().drop { ByteText.isSpace($0) || $0 == 0x22 || $0 == 0x27 }
    let word = rest.prefix {
      !ByteText.isSpace($0) && $0 != 0x22 && $0 != 0x27 && $0 != UInt8(ascii: ";")
        && $0 != UInt8(ascii: "/")
    }
    return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
  }
}
