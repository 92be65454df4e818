/// An element of XML with everything in it.
final class XMLElement {
  /// What stands in an element.
  enum Child { case element(XMLElement), text(String) }

  /// The name without a prefix.
  let name: String
  /// The namespace, or an empty string.
  let namespace: String
  /// The values of the attributes by name; those in a namespace have its usual prefix before them.
  let attributes: [String: String]
  /// The line where it begins.
  let line: Int
  /// What it holds, in order.
  fileprivate(set) var children: [Child] = []

  init(name: String, namespace: String, attributes: [String: String], line: Int) {
    (self.name, self.namespace, self.attributes, self.line) = (name, namespace, attributes, line)
  }

  /// Adds what comes next.
  func append(_ child: Child) {
    if case .text(let more) = child, case .text(let text)? = children.last {
      children[children.count - 1] = .text(text + more)
    } else {
      children.append(child)
    }
  }

  /// The elements in it.
  var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// All text in it.
  var text: String {
    var text = ""
    var waiting: [Child] = children.reversed()
    while let child = waiting.popLast() {
      switch child {
      case .text(let part): text += part
      case .element(let element): waiting += element.children.reversed()
      }
    }
    return text
  }

  /// What it holds as HTML.
  var markup: String {
    enum Step { case child(Child), end(String) }
    var markup = ""
    var waiting: [Step] = children.reversed().map { .child($0) }
    while let step = waiting.popLast() {
      switch step {
      case .end(let name): markup += "</\(name)>"
      case .child(.text(let text)): markup += Self.escaped(text)
      case .child(.element(let element)):
        markup += "<" + element.name
        for (name, value) in element.attributes.sorted(by: { $0.key < $1.key }) {
          markup += " \(name)=\"\(Self.escaped(value))\""
        }
        markup += ">"
        waiting.append(.end(element.name))
        waiting += element.children.reversed().map { .child($0) }
      }
    }
    return markup
  }

  private static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
      case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
      case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
