/// Bounds the attributes of a tag before a page is parsed: the parser compares each one with all
/// before it, so that the time would grow with the square of their number.
enum AttributeLimit {
  /// How many attributes a tag may have; pages that people made have far fewer.
  static let most = 256

  /// The page with the attributes behind the limit overwritten by spaces, and how many tags had more.
  static func limited(_ page: [UInt8]) -> (page: [UInt8], tags: Int) {
    var excess: [Range<Int>] = []
    var position = 0
    while let start = page[position...].firstIndex(of: UInt8(ascii: "<")) {
      var scanner = TagScanner(page, from: start)
      position = scanner.scan(upTo: most)
      if let range = scanner.excess { excess.append(range) }
    }
    if excess.isEmpty { return (page, 0) }
    var page = page
    for range in excess { for index in range { page[index] = 0x20 } }
    return (page, excess.count)
  }
}

/// Finds the end of one tag and what of it is too much, as browsers cut tags into attributes.
private struct TagScanner {
  private let page: [UInt8]
  private var position: Int
  /// The bytes of the attributes behind the limit.
  private(set) var excess: Range<Int>?

  init(_ page: [UInt8], from start: Int) { (self.page, position) = (page, start) }

  /// Gives the index behind the tag, or behind what may look like tags and is none: comments, and
  /// the content of scripts and styles.
  mutating func scan(upTo most: Int) -> Int {
    let start = position + 1
    guard start < page.count else { return page.count }
    if begins("!--", at: start) { return end(of: "-->", from: start + 3) }
    position = page[start] == UInt8(ascii: "/") ? start + 1 : start
    guard position < page.count, Self.isLetter(page[position]) else { return start }
    while position < page.count, !Self.endsName(page[position]) { position += 1 }
    let name = page[start..<position].map(ByteText.lower)
    skipAttributes(upTo: most)
    for raw in ["script", "style", "textarea", "title"] as [StaticString]
    where ByteText.begins(name, with: raw) && name.count == raw.utf8CodeUnitCount {
      return endOfContent(name, from: position)
    }
    return position
  }

  private mutating func skipAttributes(upTo most: Int) {
    var count = 0
    var tooMuch: Int?
    while position < page.count, page[position] != UInt8(ascii: ">") {
      guard !ByteText.isSpace(page[position]), page[position] != UInt8(ascii: "/") else {
        position += 1
        continue
      }
      count += 1
      if count == most + 1 { tooMuch = position }
      skipAttribute()
    }
    if let tooMuch { excess = tooMuch..<position }
    if position < page.count { position += 1 }
  }

  private mutating func skipAttribute() {
    position += 1
    while position < page.count, !Self.endsName(page[position]), page[position] != Self.equals {
      position += 1
    }
    var value = position
    while value < page.count, ByteText.isSpace(page[value]) { value += 1 }
    guard value < page.count, page[value] == Self.equals else { return }
    value += 1
    while value < page.count, ByteText.isSpace(page[value]) { value += 1 }
    position = value
    guard position < page.count else { return }
    let quote = page[position]
    if quote == 0x22 || quote == 0x27 {
      position = page[(position + 1)...].firstIndex(of: quote).map { $0 + 1 } ?? page.count
    } else {
      while position < page.count, !ByteText.isSpace(page[position]),
        page[position] != UInt8(ascii: ">")
      {
        position += 1
      }
    }
  }

  /// The index of the tag that ends the content of an element.
  private func endOfContent(_ name: [UInt8], from start: Int) -> Int {
    var index = start
    while let next = page[index...].firstIndex(of: UInt8(ascii: "<")) {
      let behind = next + 2 + name.count
      if behind <= page.count, page[next + 1] == UInt8(ascii: "/"),
        page[(next + 2)..<behind].lazy.map(ByteText.lower).elementsEqual(name)
      {
        return next
      }
      index = next + 1
    }
    return page.count
  }

  private func begins(_ word: StaticString, at start: Int) -> Bool {
    guard start + word.utf8CodeUnitCount <= page.count else { return false }
    return (0..<word.utf8CodeUnitCount).allSatisfy { page[start + $0] == word.utf8Start[$0] }
  }

  private func end(of word: StaticString, from start: Int) -> Int {
    var index = start
    while index < page.count {
      if begins(word, at: index) { return index + word.utf8CodeUnitCount }
      index += 1
    }
    return page.count
  }

  private static let equals = UInt8(ascii: "=")

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(ByteText.lower(byte))
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    ByteText.isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }
}
