import CXML2
import NewsModel

/// The items of a feed, read one at a time.
struct FeedRecords {
  private let reader: XMLPullReader
  private let entities: LooseEntities
  private let dates: DateReader
  private var channel = FeedChannel()
  private var base: [String?] = []
  private var language: [String?] = []
  private var hasRoot = false
  private var given = 0
  private var isDone = false

  init(_ stream: DecodedStream, dates: DateReader) throws(FileError) {
    entities = LooseEntities(stream.source)
    reader = try XMLPullReader(entities, namespaces: FeedNames.prefixes)
    self.dates = dates
  }

  mutating func next() -> FormatRecord? {
    guard !isDone else { return nil }
    do {
      while let event = try reader.next() {
        switch event {
        case .text: continue
        case .end:
          if !base.isEmpty {
            base.removeLast()
            language.removeLast()
          }
        case .start(let element, let isEmpty):
          if let record = try take(element, isEmpty: isEmpty) { return record }
          if isDone { return finish() }
        }
      }
      return finish()
    } catch {
      isDone = true
      return .failed("cannot be read: \(error)", line: reader.line)
    }
  }

  /// Reads on into an element, or reads the whole of it: an item, or what a channel says of itself.
  private mutating func take(_ element: XMLElement, isEmpty: Bool) throws(FileError)
    -> FormatRecord?
  {
    if !hasRoot {
      guard FeedNames.roots.contains(element.name.lowercased()) else {
        isDone = true
        return .failed(
          "no feed: the root element is '\(element.name)', expected rss, feed or RDF",
          line: element.line)
      }
      hasRoot = true
    }
    let name = element.name.lowercased()
    if FeedNames.containers.contains(name), base.count < 3, !FeedNames.isForeign(element.namespace)
    {
      if !isEmpty { open(element) }
      return nil
    }
    if !isEmpty { try reader.fill(element) }
    if name == "item" || name == "entry" {
      given += 1
      let item = FeedItem(
        element, channel: channel, base: base.last ?? nil, language: language.last ?? nil,
        dates: dates)
      return item.record
    }
    channel.take(element, base: base.last ?? nil)
    return nil
  }

  private mutating func open(_ element: XMLElement) {
    let stated = element.attributes["xml:base"]
    base.append(stated.map { FeedLink.resolve($0, base: base.last ?? nil) } ?? base.last ?? nil)
    language.append(element.attributes["xml:lang"] ?? language.last ?? nil)
    if let tag = element.attributes["xml:lang"] { channel.language = channel.language ?? tag }
  }

  private mutating func finish() -> FormatRecord? {
    isDone = true
    if let fault = reader.fault {
      return .failed("\(fault); \(given) item\(given == 1 ? "" : "s") read", line: fault.line)
    }
    if !hasRoot { return .failed("no feed: there is no element", line: nil) }
    if entities.lone > 0 {
      let count = entities.lone
      return .note("\(count) '&' without a name read as \(count == 1 ? "itself" : "themselves")")
    }
    return nil
  }
}

/// What a channel says of itself.
struct FeedChannel {
  var title: String?
  var language: String?
  var date: String?
  private(set) var link: String?

  mutating func take(_ element: XMLElement, base: String?) {
    let prefix = FeedNames.prefixes[element.namespace] ?? ""
    switch (prefix, element.name.lowercased()) {
    case ("", "title"), ("dc", "title"): title = title ?? FeedText.title(element)
    case ("", "language"), ("dc", "language"):
      language = language ?? FeedText.trimmed(element.text)
    case ("", "link") where link == nil:
      let target = element.attributes["href"] ?? element.text
      if element.attributes["rel"].map({ $0 == "alternate" }) ?? true {
        link = FeedText.trimmed(target).map { FeedLink.resolve($0, base: base) }
      }
    default: break
    }
  }
}

/// Addresses in feeds.
enum FeedLink {
  /// An address as it is meant below another one.
  static func resolve(_ link: String, base: String?) -> String {
    guard let base, !base.isEmpty, let resolved = xmlBuildURI(link, base) else { return link }
    defer { nl_xml_free(resolved) }
    return String(cString: resolved)
  }
}

/// Texts of the elements of feeds.
enum FeedText {
  static func trimmed(_ text: String) -> String? {
    let trimmed = ByteText.trimmed(text)
    return trimmed.isEmpty ? nil : trimmed
  }

  /// The markup or text that an element of RSS or Atom holds, as plain text.
  static func content(_ element: XMLElement) -> String? {
    let type = (element.attributes["type"] ?? "").lowercased()
    let mode = (element.attributes["mode"] ?? "").lowercased()
    if mode == "base64" { return Base64.decoded(element.text).flatMap(trimmed) }
    if type == "text" || (type == "text/plain" && mode != "xml") { return trimmed(element.text) }
    let hasElements = !element.elements.isEmpty
    if hasElements { return trimmed(HTMLText.paragraphs(of: element.markup)) }
    if type == "html" || type == "text/html" || type == "xhtml" {
      return trimmed(HTMLText.paragraphs(of: element.text))
    }
    return trimmed(HTMLText.text(of: element.text))
  }

  /// A title in one line.
  static func title(_ element: XMLElement) -> String? {
    let type = (element.attributes["type"] ?? "").lowercased()
    if (element.attributes["mode"] ?? "") == "base64" {
      return Base64.decoded(element.text).flatMap(trimmed)
    }
    let text = element.elements.isEmpty ? element.text : element.markup
    if type == "text" || type == "text/plain", element.elements.isEmpty { return trimmed(text) }
    return trimmed(HTMLText.line(of: text))
  }
}

/// Base64, in which Atom 0.3 may have its contents.
enum Base64 {
  /// The text, or nil when it is none.
  static func decoded(_ text: String) -> String? {
    var bytes: [UInt8] = []
    var (bits, count): (UInt32, Int) = (0, 0)
    for byte in text.utf8 where !ByteText.isSpace(byte) {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
      case UInt8(ascii: "="): continue
      default: return nil
      }
      bits = (bits << 6 | UInt32(value)) & 0xFF_FFFF
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(bits >> UInt32(count) & 0xFF))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
