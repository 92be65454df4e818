import CXML2

/// Reads XML as a stream: no network, no external entity, no entity of its own is expanded.
///
/// What is not well-formed is read on as far as it goes; ``fault`` has the first thing that is wrong.
final class XMLPullReader {
  /// What comes next.
  enum Event {
    /// An element begins.
    case start(XMLElement, isEmpty: Bool)
    /// An element ends.
    case end
    /// Text.
    case text(String)
  }

  /// The bytes that the parser asks for.
  private final class Feed {
    let source: any ByteSource
    var failure: FileError?

    init(_ source: any ByteSource) { self.source = source }
  }

  private let feed: Feed
  private let memory = XMLFault.Memory()
  private let reader: xmlTextReaderPtr
  private let namespaces: [String: String]

  /// Begins at the first byte of UTF-8.
  ///
  /// Names of attributes get the usual prefix of their namespace, as `namespaces` has it.
  init(_ source: any ByteSource, namespaces: [String: String]) throws(FileError) {
    self.namespaces = namespaces
    feed = Feed(source)
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue | XML_PARSE_COMPACT.rawValue
    let reader = xmlReaderForIO(
      { context, buffer, count in
        guard let context, let buffer, count > 0 else { return 0 }
        let feed = Unmanaged<Feed>.fromOpaque(context).takeUnretainedValue()
        do {
          let bytes = try feed.source.read(upTo: Int(count))
          bytes.withUnsafeBytes {
            UnsafeMutableRawPointer(buffer).copyMemory(
              from: $0.baseAddress ?? UnsafeRawPointer(buffer), byteCount: bytes.count)
          }
          return Int32(bytes.count)
        } catch {
          feed.failure = error as? FileError
          return -1
        }
      }, nil, Unmanaged.passUnretained(feed).toOpaque(), nil, "UTF-8", Int32(options))
    guard let reader else { throw .damaged("the parser of XML could not be made") }
    self.reader = reader
    xmlTextReaderSetStructuredErrorHandler(
      reader,
      { context, error in
        guard let context, let error else { return }
        Unmanaged<XMLFault.Memory>.fromOpaque(context).takeUnretainedValue().take(error)
      }, Unmanaged.passUnretained(memory).toOpaque())
  }

  deinit { xmlFreeTextReader(reader) }

  /// The first thing that is wrong so far.
  var fault: XMLFault? { memory.first }

  /// The line that was read last.
  var line: Int { Int(xmlTextReaderGetParserLineNumber(reader)) }

  /// What comes next, or nil at the end.
  func next() throws(FileError) -> Event? {
    while xmlTextReaderRead(reader) == 1 {
      switch xmlTextReaderNodeType(reader) {
      case 1: return .start(element(), isEmpty: xmlTextReaderIsEmptyElement(reader) == 1)
      case 15: return .end
      case 3, 4, 13, 14:
        if let text = xmlTextReaderConstValue(reader) { return .text(Self.string(text)) }
      default: break
      }
    }
    if let failure = feed.failure { throw failure }
    return nil
  }

  /// The rest of an element that began, up to its end.
  func fill(_ element: XMLElement) throws(FileError) {
    var open = [element]
    while let event = try next() {
      switch event {
      case .text(let text): open.last?.append(.text(text))
      case .start(let child, let isEmpty):
        open.last?.append(.element(child))
        if !isEmpty { open.append(child) }
      case .end:
        open.removeLast()
        if open.isEmpty { return }
      }
    }
  }

  private func element() -> XMLElement {
    let line = xmlTextReaderGetParserLineNumber(reader)
    let name = xmlTextReaderConstLocalName(reader).map(Self.string) ?? ""
    let namespace = xmlTextReaderConstNamespaceUri(reader).map(Self.string) ?? ""
    var attributes: [String: String] = [:]
    while xmlTextReaderMoveToNextAttribute(reader) == 1 {
      guard xmlTextReaderIsNamespaceDecl(reader) != 1,
        let key = xmlTextReaderConstLocalName(reader).map(Self.string)
      else { continue }
      let space = xmlTextReaderConstNamespaceUri(reader).map(Self.string) ?? ""
      let prefix = namespaces[space].map { $0.isEmpty ? "" : $0 + ":" } ?? ""
      attributes[prefix + key] = xmlTextReaderConstValue(reader).map(Self.string) ?? ""
    }
    xmlTextReaderMoveToElement(reader)
    return XMLElement(
      name: name, namespace: namespace, attributes: attributes, line: Int(line))
  }

  private static func string(_ text: UnsafePointer<UInt8>) -> String { String(cString: text) }
}
