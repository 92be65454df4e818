/// Takes a page apart: tags with their attributes, and the words between.
///
/// It knows only what newslab writes: lower-case names, attributes in double quotes. Anything else
/// is a fault, so that no text of an article can slip in as markup.
struct PageScanner {
  /// A tag with its attributes.
  struct Tag {
    var name = ""
    var isEnd = false
    var attributes: [String: String] = [:]
  }

  private(set) var tags: [Tag] = []
  /// All words between tags, as they are written, without those of the style.
  private(set) var words = ""
  /// What is wrong, or nil.
  private(set) var fault: String?

  private static let void: Set = ["meta", "!doctype"]
  private static let names: Set = [
    "html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "h3", "h4",
    "h5", "h6", "p", "pre", "ul", "li", "blockquote", "footer", "cite", "a", "table", "caption",
    "thead",
    "tbody", "tr", "th", "td", "figure", "figcaption", "span", "div", "details", "summary", "svg",
    "desc", "g", "text", "rect", "line", "path", "circle",
  ]
  private static let attributes: Set = [
    "lang", "charset", "http-equiv", "content", "name", "class", "dir", "href", "rel", "scope",
    "role", "tabindex", "aria-label", "aria-labelledby", "aria-hidden", "id", "width", "height",
    "viewBox", "preserveAspectRatio", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "d",
    "text-anchor", "stroke-width", "stroke-opacity",
  ]

  init(_ page: String) { fault = scan(page) }

  /// Takes the page apart; gives the first fault.
  private mutating func scan(_ page: String) -> String? {
    var open: [String] = []
    var rest = page.unicodeScalars[...]
    rest = rest.dropFirst("<!doctype html>".count)
    while let start = rest.firstIndex(of: "<") {
      words.unicodeScalars += rest[..<start]
      guard let end = rest[start...].firstIndex(of: ">") else { return fail("no end", rest) }
      guard let tag = Self.tag(rest[rest.index(after: start)..<end]) else {
        return fail("strange tag", rest[start...])
      }
      rest = rest[rest.index(after: end)...]
      tags.append(tag)
      guard Self.names.contains(tag.name) else { return fail("unknown <\(tag.name)>", rest) }
      for name in tag.attributes.keys where !Self.attributes.contains(name) {
        return fail("unknown attribute \(name)", rest)
      }
      if tag.isEnd {
        guard open.popLast() == tag.name else { return fail("</\(tag.name)> ends another", rest) }
      } else if !Self.void.contains(tag.name) {
        open.append(tag.name)
        if tag.name == "style" {
          guard let style = rest.firstIndex(of: "<") else { return fail("endless style", rest) }
          rest = rest[style...]
        }
      }
    }
    if !open.isEmpty { return fail("open at the end: \(open)", rest) }
    return words.unicodeScalars.contains(">") ? fail("a bare > in words", rest) : nil
  }

  private func fail(_ problem: String, _ rest: Substring.UnicodeScalarView) -> String {
    problem + " before: " + String(Substring(rest.prefix(80)))
  }

  private static func tag(_ inside: Substring.UnicodeScalarView) -> Tag? {
    var tag = Tag()
    var rest = inside
    if rest.first == "/" {
      tag.isEnd = true
      rest = rest.dropFirst()
    }
    let name = rest.prefix { $0 != " " }
    tag.name = String(Substring(name))
    rest = rest[name.endIndex...]
    while !rest.isEmpty {
      guard rest.first == " ", let equals = rest.firstIndex(of: "=") else { return nil }
      let attribute = String(Substring(rest[rest.index(after: rest.startIndex)..<equals]))
      rest = rest[rest.index(after: equals)...]
      guard rest.first == "\"" else { return nil }
      rest = rest.dropFirst()
      guard let quote = rest.firstIndex(of: "\"") else { return nil }
      let value = String(Substring(rest[..<quote]))
      guard tag.attributes.updateValue(value, forKey: attribute) == nil else { return nil }
      rest = rest[rest.index(after: quote)...]
    }
    return tag
  }

  /// The tags of a name that begin an element.
  func starts(_ name: String) -> [Tag] { tags.filter { $0.name == name && !$0.isEnd } }
}
