import CXML2

/// XML with the names of HTML's characters as these characters, and with a lone `&` as `&amp;`.
///
/// Feeds have both, and a strict parser stops there, as it does at white space before the XML
/// declaration and at two hyphens in a comment; comments are left out. Inside CDATA nothing is
/// changed.
final class LooseEntities: ByteSource {
  private let source: any ByteSource
  private var rest: [UInt8] = []
  private var output: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  private var isCharacterData = false
  private var isComment = false
  private var hasBegun = false
  /// How many lone ampersands there were.
  private(set) var lone = 0

  init(_ source: any ByteSource) { self.source = source }

  /// The bytes that the longest reference or mark may have.
  private static let reach = 40

  func read(upTo count: Int) throws(FileError) -> [UInt8] {
    while position == output.count {
      if isAtEnd, rest.isEmpty { return [] }
      if !isAtEnd {
        let more = try source.read(upTo: 1 << 15)
        isAtEnd = more.isEmpty
        rest += more
      }
      convert()
    }
    let end = min(position + count, output.count)
    defer { position = end }
    return Array(output[position..<end])
  }

  /// Converts what is there but for the last bytes, in which a reference may begin.
  private func convert() {
    output.removeAll(keepingCapacity: true)
    position = 0
    var index = 0
    let end = isAtEnd ? rest.count : rest.count - Self.reach
    while index < end {
      let byte = rest[index]
      if !hasBegun, ByteText.isSpace(byte) {
        index += 1
        continue
      }
      if isComment {
        let isEnd = byte == UInt8(ascii: "-") && has("-->", at: index)
        if isEnd { isComment = false }
        index += isEnd ? 3 : 1
        continue
      }
      if !isCharacterData, byte == UInt8(ascii: "<"), has("<!--", at: index) {
        isComment = true
        index += 4
        continue
      }
      hasBegun = true
      if isCharacterData {
        if byte == UInt8(ascii: "]"), has("]]>", at: index) { isCharacterData = false }
      } else if byte == UInt8(ascii: "<"), has("<![CDATA[", at: index) {
        isCharacterData = true
      } else if byte == UInt8(ascii: "&") {
        index += reference(at: index, into: &output)
        continue
      }
      output.append(byte)
      index += 1
    }
    rest.removeFirst(index)
  }

  private func has(_ word: StaticString, at position: Int) -> Bool {
    guard position + word.utf8CodeUnitCount <= rest.count else { return false }
    for step in 0..<word.utf8CodeUnitCount where rest[position + step] != word.utf8Start[step] {
      return false
    }
    return true
  }

  /// Writes what a reference stands for, and says how many bytes it has.
  private func reference(at start: Int, into output: inout [UInt8]) -> Int {
    var end = start + 1
    let isNumber = end < rest.count && rest[end] == UInt8(ascii: "#")
    if isNumber { end += 1 }
    while end < rest.count, end - start < Self.reach - 2, Self.isNamePart(rest[end]) { end += 1 }
    let isWhole = end < rest.count && rest[end] == UInt8(ascii: ";") && end > start + 1
    guard isWhole else {
      lone += 1
      output += Array("&amp;".utf8)
      return 1
    }
    let name = Array(rest[(start + 1)..<end])
    if !isNumber, let character = HTMLEntity.character(name) {
      output += character
    } else {
      output += rest[start...end]
    }
    return end + 1 - start
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    let letter = ByteText.lower(byte)
    return (letter >= 0x61 && letter <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }
}

/// The named characters of HTML.
enum HTMLEntity {
  /// The UTF-8 of a character by its name, or nil for an unknown name and for the five of XML.
  static func character(_ name: [UInt8]) -> [UInt8]? {
    if ["amp", "lt", "gt", "quot", "apos"].contains(String(decoding: name, as: UTF8.self)) {
      return nil
    }
    let number = (name + [0]).withUnsafeBufferPointer { bytes in
      bytes.baseAddress.flatMap { htmlEntityLookup($0) }?.pointee.value
    }
    guard let number, let scalar = Unicode.Scalar(number) else { return nil }
    return UTF8.encode(scalar).map { Array($0) }
  }
}
