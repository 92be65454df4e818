import NewsModel

/// The `REUTERS` elements of a stream, one at a time.
struct ReutersRecords {
  private var window: InputWindow
  private var isDone = false
  private var given = 0

  /// The longest element; the collection's longest has some ten thousand bytes.
  private static let limit = 16 << 20

  init(_ stream: DecodedStream) {
    window = InputWindow(stream.source, limit: Self.limit)
  }

  mutating func next() -> FormatRecord? {
    guard !isDone else { return nil }
    do {
      guard try seek("<REUTERS") else {
        isDone = true
        return given == 0 ? .failed("no REUTERS element", line: nil) : nil
      }
      given += 1
      let line = window.line
      var from = 8
      while true {
        let start = window.start
        // An element that does not end is cut off where the next one begins; the end is looked for
        // up to there only, so that no byte is looked at more than twice.
        let other = Self.find("<REUTERS ", in: window.bytes, from: start + from)
        let end = Self.find("</REUTERS>", in: window.bytes, from: start + from, to: other)
        if end == nil, let other {
          window.consume(other - start)
          return .rejected("the element REUTERS does not end", line: line)
        }
        if let end {
          let bytes = Array(window.bytes[start..<end])
          window.consume(end + 10 - start)
          return ReutersArticle(bytes).record(line: line)
        }
        from = max(8, window.count - 16)
        guard try window.grow() else {
          isDone = true
          return .rejected("the element REUTERS does not end", line: line)
        }
      }
    } catch {
      isDone = true
      return .failed("cannot be read: \(error)", line: window.line)
    }
  }

  /// Goes to the next place where a mark stands; says whether there is one.
  private mutating func seek(_ mark: StaticString) throws(FileError) -> Bool {
    while true {
      if let place = Self.find(mark, in: window.bytes, from: window.start) {
        window.consume(place - window.start)
        return true
      }
      window.consume(max(0, window.count - mark.utf8CodeUnitCount))
      guard try window.grow() else { return false }
    }
  }

  /// Where a mark stands, letter by letter.
  static func find(
    _ mark: StaticString, in bytes: [UInt8], from start: Int, to end: Int? = nil
  ) -> Int? {
    let count = mark.utf8CodeUnitCount
    let end = end ?? bytes.count
    guard end >= count, start <= end - count else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      for index in start...(end - count) where buffer[index] == mark.utf8Start[0] {
        var step = 1
        while step < count, buffer[index + step] == mark.utf8Start[step] { step += 1 }
        if step == count { return index }
      }
      return nil
    }
  }
}

/// One `REUTERS` element.
struct ReutersArticle {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private static let lists = ["TOPICS", "PLACES", "PEOPLE", "ORGS", "EXCHANGES", "COMPANIES"]

  func record(line: Int) -> FormatRecord {
    guard let tagEnd = bytes.firstIndex(of: UInt8(ascii: ">")) else {
      return .rejected("the tag REUTERS does not end", line: line)
    }
    let attributes = Self.attributes(bytes[8..<tagEnd])
    guard let text = text() else {
      return .rejected("no TEXT, or one without BODY, in the element REUTERS", line: line)
    }
    guard let id = attributes["NEWID"], !id.isEmpty else {
      return .rejected("the attribute NEWID is missing", line: line)
    }
    let decoded = TextDecoder.decodeUTF8(text)
    var article = Article(id: id, text: decoded.text)
    article.warnings = decoded.warnings
    article.title = content("TITLE").map { Self.string($0) }.flatMap(FeedText.trimmed)
    article.source = "Reuters"
    if let author = content("AUTHOR").map({ Self.string($0) }).flatMap(FeedText.trimmed) {
      article.authors = [
        ByteText.begins(author.utf8, with: "by ")
          ? ByteText.trimmed(String(author.dropFirst(3)).replacing(", Reuters", with: "")) : author
      ]
    }
    article.keywords = items("TOPICS")
    article.meta = meta(attributes)
    if let stated = content("DATE").map({ Self.string($0) }).flatMap(FeedText.trimmed) {
      article.meta["DATE"] = .string(stated)
      if let date = DateReader.read(stated) {
        article.date = Article.Dated(value: date, foundBy: .field)
      } else {
        article.warnings.append(
          "'DATE': expected a date such as 26-FEB-1987 15:01:01.79, got '\(stated.prefix(80))'; kept in meta"
        )
      }
    }
    return .article(article, line: line)
  }

  private func meta(_ attributes: [String: String]) -> [String: MetaValue] {
    var meta: [String: MetaValue] = [:]
    for (name, value) in attributes where name != "NEWID" { meta[name] = .string(value) }
    // TOPICS is an attribute, too, that says whether an indexer looked.
    if let flag = attributes["TOPICS"] { meta["TOPICS_FLAG"] = .string(flag) }
    meta["TOPICS"] = nil
    for name in Self.lists.dropFirst() {
      let found = items(name)
      if !found.isEmpty { meta[name] = .list(found.map { .string($0) }) }
    }
    for name in ["UNKNOWN", "MKNOTE"] {
      if let text = content(name).map({ Self.string($0) }).flatMap(FeedText.trimmed) {
        meta[name] = .string(text)
      }
    }
    if let tag = textTag, let type = Self.attributes(tag)["TYPE"] { meta["TYPE"] = .string(type) }
    return meta
  }

  private var textTag: ArraySlice<UInt8>? {
    guard let start = ReutersRecords.find("<TEXT", in: bytes, from: 0) else { return nil }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.endIndex
    return bytes[min(start + 5, end)..<end]
  }

  /// The text: dateline and body, or for a text without them what stands in `TEXT`.
  private func text() -> [UInt8]? {
    let dateline =
      content("DATELINE").map { Self.plain($0) }.map { Array(ByteText.trimmed($0)) } ?? []
    if let body = content("BODY") {
      let text = Self.paragraphs(Self.plain(body))
      return dateline.isEmpty ? text : dateline + [0x20] + text
    }
    guard let whole = content("TEXT") else { return nil }
    // A brief has a title alone; a story that the set could not cut up stands as it is.
    var rest = Array(whole)
    for name: StaticString in ["TITLE", "DATELINE", "AUTHOR"] { Self.remove(name, from: &rest) }
    return Self.paragraphs(Self.plain(rest[...]))
  }

  private static func remove(_ name: StaticString, from bytes: inout [UInt8]) {
    let name = "\(name)"
    let (open, close) = (Array("<\(name)>".utf8), Array("</\(name)>".utf8))
    guard let start = firstRange(of: open, in: bytes, from: 0),
      let end = firstRange(of: close, in: bytes, from: start)
    else { return }
    bytes.removeSubrange(start..<(end + close.count))
  }

  private static func firstRange(of mark: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= mark.count, start <= bytes.count - mark.count else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      for index in start...(buffer.count - mark.count) where buffer[index] == mark[0] {
        var step = 1
        while step < mark.count, buffer[index + step] == mark[step] { step += 1 }
        if step == mark.count { return index }
      }
      return nil
    }
  }

  /// What stands between the tags of a name, which may have attributes.
  private func content(_ name: String) -> ArraySlice<UInt8>? {
    let (open, close) = (Array("<\(name)".utf8), Array("</\(name)>".utf8))
    var from = 0
    while let start = Self.firstRange(of: open, in: bytes, from: from) {
      let behind = start + open.count
      guard behind < bytes.count else { return nil }
      if bytes[behind] != UInt8(ascii: ">"), !ByteText.isSpace(bytes[behind]) {
        from = behind
        continue
      }
      guard let tagEnd = bytes[behind...].firstIndex(of: UInt8(ascii: ">")),
        let end = Self.firstRange(of: close, in: bytes, from: tagEnd)
      else { return nil }
      return bytes[(tagEnd + 1)..<end]
    }
    return nil
  }

  /// The `D` elements of a list.
  private func items(_ name: String) -> [String] {
    guard let list = content(name) else { return [] }
    var items: [String] = []
    let bytes = Array(list)
    let (open, close) = (Array("<D>".utf8), Array("</D>".utf8))
    var position = 0
    while let start = Self.firstRange(of: open, in: bytes, from: position),
      let end = Self.firstRange(of: close, in: bytes, from: start + open.count)
    {
      let item = Self.string(bytes[(start + open.count)..<end])
      if !item.isEmpty { items.append(item) }
      position = end + close.count
    }
    return items
  }

  private static func string(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: plain(bytes), as: UTF8.self)
  }

  /// Text with its references as the characters they stand for; those of control characters, which
  /// are marks of the wire, are left out.
  private static func plain(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == UInt8(ascii: "&"),
        let end = bytes[index...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
        let character = character(bytes[(index + 1)..<end])
      {
        output += character
        index = end + 1
        continue
      }
      if byte >= 0x20 || ByteText.isSpace(byte) { output.append(byte) }
      index += 1
    }
    return output
  }

  private static func character(_ name: ArraySlice<UInt8>) -> [UInt8]? {
    let word = String(decoding: name, as: UTF8.self)
    switch word {
    case "lt": return [UInt8(ascii: "<")]
    case "gt": return [UInt8(ascii: ">")]
    case "amp": return [UInt8(ascii: "&")]
    case "quot": return [0x22]
    case "apos": return [0x27]
    default: break
    }
    guard word.hasPrefix("#") else { return HTMLEntity.character(Array(name)) }
    let digits = word.dropFirst()
    let number =
      digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let number, let scalar = Unicode.Scalar(number) else { return nil }
    if number < 0x20, number != 9, number != 10, number != 13 { return [] }
    if (0x7F..<0xA0).contains(number) { return [] }
    return UTF8.encode(scalar).map { Array($0) }
  }

  /// Indented lines begin paragraphs; the sign-off of the wire is a paragraph of its own.
  private static func paragraphs(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: true) {
      let trimmed = ByteText.trimmed(line)
      if trimmed.isEmpty { continue }
      let isSignOff = trimmed.elementsEqual("Reuter".utf8) || trimmed.elementsEqual("REUTER".utf8)
      let isIndented = line.prefix(4).allSatisfy { $0 == 0x20 } && line.count > 4
      if !output.isEmpty { output += isIndented || isSignOff ? [0x0A, 0x0A] : [0x0A] }
      output += trimmed
    }
    return output
  }

  /// `NAME="value"` pairs.
  private static func attributes(_ bytes: ArraySlice<UInt8>) -> [String: String] {
    var attributes: [String: String] = [:]
    let parts = String(decoding: bytes, as: UTF8.self).split(
      separator: "\"", omittingEmptySubsequences: false)
    for index in stride(from: 0, to: parts.count - 1, by: 2) {
      let name = parts[index].split { $0 == "=" || $0.isWhitespace }.last.map(String.init) ?? ""
      if !name.isEmpty { attributes[name] = String(parts[index + 1]) }
    }
    return attributes
  }
}
