import CXML2

/// A page as the parser of libxml2 reads it, in one flat list in the order of the document.
///
/// No network, no external entity, at most 256 levels of nesting and as many attributes of a tag; what
/// is nested deeper, and further attributes, are lost and said.
final class HTMLTree {
  /// An element or a text.
  struct Node {
    let tag: HTMLTag
    let parent: Int
    /// The index behind its last descendant.
    fileprivate(set) var end: Int
    fileprivate let pointer: xmlNodePtr
  }

  /// The nodes; the first is the root.
  private(set) var nodes: [Node] = []
  /// What the parser had to say that matters, such as too deep nesting.
  private(set) var warnings: [String] = []
  private let document: htmlDocPtr

  /// Reads a page or a piece of one, as UTF-8.
  init?(_ bytes: [UInt8]) {
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
      | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_COMPACT.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    guard bytes.count < Int(Int32.max), let context = htmlNewParserCtxt() else { return nil }
    defer { htmlFreeParserCtxt(context) }
    let (bytes, cut) = AttributeLimit.limited(bytes)
    if cut > 0 {
      warnings.append(
        "\(cut) tag\(cut == 1 ? " has" : "s have") more than \(AttributeLimit.most) attributes; "
          + "those behind are left out")
    }
    let document = bytes.withUnsafeBytes { raw in
      htmlCtxtReadMemory(
        context, raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count), nil,
        "UTF-8", Int32(options.magnitude))
    }
    guard let document else { return nil }
    self.document = document
    if context.pointee.lastError.code == XML_ERR_INTERNAL_ERROR.rawValue {
      warnings.append("nested too deeply; what is behind is left out")
    }
    nodes.reserveCapacity(bytes.count / 40)
    if let root = xmlDocGetRootElement(document) { flatten(root) }
  }

  deinit { xmlFreeDoc(document) }

  private func flatten(_ root: xmlNodePtr) {
    var tags: [UnsafePointer<xmlChar>: HTMLTag] = [:]
    func tag(_ node: xmlNodePtr) -> HTMLTag {
      guard let name = node.pointee.name else { return .other }
      if let known = tags[name] { return known }
      let tag = HTMLTag(String(cString: name))
      tags[name] = tag
      return tag
    }
    var node = root
    var parent = -1
    while true {
      let kind = node.pointee.type
      var isOpen = false
      if kind == XML_ELEMENT_NODE {
        let index = nodes.count
        nodes.append(Node(tag: tag(node), parent: parent, end: index + 1, pointer: node))
        if let child = node.pointee.children {
          parent = index
          node = child
          isOpen = true
        }
      } else if kind == XML_TEXT_NODE || kind == XML_CDATA_SECTION_NODE {
        nodes.append(Node(tag: .text, parent: parent, end: nodes.count + 1, pointer: node))
      }
      if isOpen { continue }
      while node != root, node.pointee.next == nil {
        guard let above = node.pointee.parent else { return finish() }
        node = above
        if parent >= 0 {
          nodes[parent].end = nodes.count
          parent = nodes[parent].parent
        }
      }
      guard node != root, let next = node.pointee.next else { return finish() }
      node = next
    }
  }

  private func finish() { if !nodes.isEmpty { nodes[0].end = nodes.count } }

  /// The bytes of a text node.
  func withText<Result>(_ index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    guard let content = nodes[index].pointer.pointee.content else {
      return body(UnsafeBufferPointer(start: nil, count: 0))
    }
    return body(UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content))))
  }

  /// An attribute of an element, or nil.
  func attribute(_ name: StaticString, of index: Int) -> String? {
    guard nodes[index].tag != .text else { return nil }
    var next = nodes[index].pointer.pointee.properties
    while let attribute = next {
      if let key = attribute.pointee.name, Self.isEqual(key, name) {
        guard let value = attribute.pointee.children else { return "" }
        if value.pointee.next == nil, let content = value.pointee.content {
          return String(cString: content)
        }
        guard let list = xmlNodeListGetString(document, value, 1) else { return "" }
        defer { nl_xml_free(list) }
        return String(cString: list)
      }
      next = attribute.pointee.next
    }
    return nil
  }

  private static func isEqual(_ key: UnsafePointer<xmlChar>, _ name: StaticString) -> Bool {
    var step = 0
    while step < name.utf8CodeUnitCount {
      if key[step] != name.utf8Start[step] { return false }
      step += 1
    }
    return key[step] == 0
  }

  /// Whether an element has attributes at all.
  func hasAttributes(_ index: Int) -> Bool {
    nodes[index].tag != .text && nodes[index].pointer.pointee.properties != nil
  }

  /// The name of an element.
  func name(of index: Int) -> String {
    nodes[index].pointer.pointee.name.map { String(cString: $0) } ?? ""
  }

  /// All text in an element as it stands.
  func rawText(in index: Int) -> String {
    var bytes: [UInt8] = []
    for position in index..<nodes[index].end where nodes[position].tag == .text {
      withText(position) { bytes.append(contentsOf: $0) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text in an element in one line.
  func line(in index: Int) -> String {
    var writer = ParagraphWriter()
    for position in index..<nodes[index].end {
      if nodes[position].tag == .text {
        withText(position) { writer.write($0) }
      } else if nodes[position].tag == .br || nodes[position].tag.isBlock {
        writer.space()
      }
    }
    return String(decoding: writer.finish().map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
  }

  /// The indices of the elements of a tag.
  func indices(of tag: HTMLTag) -> [Int] { nodes.indices.filter { nodes[$0].tag == tag } }
}
