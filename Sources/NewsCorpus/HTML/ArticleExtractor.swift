/// Finds the text of the article on a page: where most of the text is that is no link, in the element
/// that says it holds an article if there is one, without what its names call something else.
///
/// The idea is that of the reading modes of browsers: paragraphs weigh, links do not, and what is
/// close to many heavy paragraphs belongs to them.
struct ArticleExtractor {
  private let tree: HTMLTree
  private let measure: PageMeasure

  init(_ tree: HTMLTree) {
    self.tree = tree
    measure = PageMeasure(tree)
  }

  /// The paragraphs of the article, a blank line between them; empty when there are none.
  func text(title: String?) -> [UInt8] {
    guard !tree.nodes.isEmpty else { return [] }
    let parts = containers()
    var writer = ParagraphWriter()
    for part in parts { write(part, title: title, to: &writer) }
    let text = writer.finish()
    if text.count >= 120 || parts == [0] { return text }
    var whole = ParagraphWriter()
    write(0, title: title, to: &whole)
    let other = whole.finish()
    return other.count > text.count * 2 ? other : text
  }

  /// The elements that hold the article, in order.
  private func containers() -> [Int] {
    let whole = measure.amounts[0].mass
    let bodies = outermost(
      tree.nodes.indices.filter { measure.verdicts[$0] == .body && isUsable($0) })
    if let best = heaviest(bodies), mass(best) >= 200, mass(best) * 10 >= whole * 3 {
      // The body may be cut in pieces that have the same names.
      let names = tree.attribute("class", of: best)
      let pieces = bodies.filter {
        tree.nodes[$0].parent == tree.nodes[best].parent && tree.attribute("class", of: $0) == names
          && mass($0) > 0
      }
      return pieces.count > 1 ? pieces : [narrowed(best)]
    }
    let articles = outermost(tree.indices(of: .article).filter(isUsable))
    if let best = heaviest(articles), mass(best) >= 200, mass(best) * 10 >= whole * 3 {
      let rivals = articles.filter { $0 != best && mass($0) * 2 > mass(best) }
      if rivals.count < 3 { return [narrowed(best)] }
    }
    let mains = tree.nodes.indices.filter {
      (tree.nodes[$0].tag == .main || tree.attribute("role", of: $0) == "main") && isUsable($0)
    }
    if let best = heaviest(mains), mass(best) >= 200, mass(best) * 10 >= whole * 4 {
      return [narrowed(best)]
    }
    return [narrowed(0)]
  }

  private func mass(_ index: Int) -> Int { measure.amounts[index].mass }

  private func isUsable(_ index: Int) -> Bool {
    var above = index
    while above >= 0 {
      if measure.isStrange[above] { return false }
      above = tree.nodes[above].parent
    }
    return true
  }

  private func heaviest(_ indices: [Int]) -> Int? { indices.max { mass($0) < mass($1) } }

  private func outermost(_ indices: [Int]) -> [Int] {
    var end = 0
    return indices.filter { index in
      guard index >= end else { return false }
      end = tree.nodes[index].end
      return true
    }
  }

  /// The innermost element that still holds nearly all paragraphs of another one.
  private func narrowed(_ start: Int) -> Int {
    var index = start
    while true {
      var child = index + 1
      var next: Int?
      while child < tree.nodes[index].end {
        if !measure.isStrange[child], mass(child) * 100 >= mass(index) * 92, mass(child) > 0 {
          next = child
        }
        child = tree.nodes[child].end
      }
      guard let next, tree.nodes[next].tag.isBlock || tree.nodes[next].tag == .td,
        tree.nodes[next].tag != .p, tree.nodes[next].tag != .ul, tree.nodes[next].tag != .ol,
        tree.nodes[next].tag != .tr, tree.nodes[next].tag != .blockquote
      else { return index }
      index = next
    }
  }

  private func write(_ container: Int, title: String?, to writer: inout ParagraphWriter) {
    let last = lastParagraph(in: container)
    let titleBytes = title.map { Array($0.utf8) }
    HTMLBlocks(tree).write(container..<tree.nodes[container].end, to: &writer) { index in
      index == container || isWanted(index, last: last, title: titleBytes)
    }
  }

  /// The last element of a container that looks like a paragraph; headings behind it announce
  /// something else.
  private func lastParagraph(in container: Int) -> Int {
    var index = container
    var last = container
    while index < tree.nodes[container].end {
      let node = tree.nodes[index]
      if measure.isStrange[index] {
        index = node.end
        continue
      }
      let amount = measure.amounts[index]
      if node.tag != .text, amount.direct >= 40, amount.linkDensity < 0.5, !node.tag.isHeading {
        last = index
      }
      index += 1
    }
    return last
  }

  private func isWanted(_ index: Int, last: Int, title: [UInt8]?) -> Bool {
    let node = tree.nodes[index]
    if measure.isStrange[index] { return false }
    let amount = measure.amounts[index]
    switch node.tag {
    case .figure, .figcaption: return false
    case .h1: return false
    case .h2, .h3, .h4, .h5, .h6:
      if index > last || amount.linkDensity > 0.5 { return false }
      return title.map { Array(tree.line(in: index).utf8) != $0 } ?? true
    case .ul, .ol, .dl:
      return amount.linkDensity < 0.5 && (index < last || amount.mass > 0)
    case .table: return amount.linkDensity < 0.5
    case .p, .li, .div, .section, .td, .blockquote, .center:
      if amount.text == 0 { return false }
      if amount.linkDensity > 0.8, amount.text < 300 { return amount.mass > 0 }
      if amount.text < 120, Phrases.isNoise(tree.line(in: index)) { return false }
      return true
    default: return true
    }
  }
}

/// Lines that stand between the paragraphs of articles on pages and are none.
enum Phrases {
  private static let whole: Set<String> = [
    "advertisement", "advertisements", "advertising", "ad", "loading", "loading...", "share",
    "tweet",
    "print", "email", "comments", "comment", "related", "related articles", "related stories",
    "read more", "continue reading", "story continues below advertisement", "show more", "more",
    "sponsored", "promoted", "subscribe", "sign up", "back to top", "article continues below",
    "this advertisement has not loaded yet", "recommended", "most read", "tags", "werbung",
    "anzeige", "publicité", "publicidad",
  ]
  private static let beginnings = [
    "read more:", "read also:", "also read:", "read also ", "also read ", "see also:", "related:",
    "read next:",
    "more on this:", "watch:", "don't miss:", "share this", "follow us on", "follow us ",
    "sign up for our", "subscribe to our", "click here to", "image:", "photo:", "photograph:",
    "image credit", "photo credit", "story continues", "article continues", "copyright ©", "©",
    "all rights reserved",
  ]

  static func isNoise(_ line: String) -> Bool {
    let lower = line.lowercased()
    let plain = ByteText.trimmed(lower)
    return whole.contains(plain) || beginnings.contains { plain.hasPrefix($0) }
  }
}
