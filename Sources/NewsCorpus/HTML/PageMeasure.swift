/// How much text stands where on a page, and what of it is in links.
struct PageMeasure {
  /// What each element holds.
  struct Amount {
    /// Bytes of text, white space at the ends of texts left out.
    var text = 0
    /// Bytes of text in links.
    var linked = 0
    /// Bytes of text that stand in the element itself or in inline elements of it.
    var direct = 0
    /// Bytes of text in paragraphs that look like those of an article.
    var mass = 0

    /// The part of the text that stands in links, from 0 to 1.
    var linkDensity: Double { text == 0 ? 0 : Double(linked) / Double(text) }
  }

  private(set) var amounts: [Amount]
  /// Whether an element and all in it is no part of an article, by its tag or its names.
  private(set) var isStrange: [Bool]
  /// What the names of elements say.
  private(set) var verdicts: [ClassWords.Verdict]

  init(_ tree: HTMLTree) {
    let nodes = tree.nodes
    amounts = Array(repeating: Amount(), count: nodes.count)
    isStrange = Array(repeating: false, count: nodes.count)
    verdicts = Array(repeating: .unknown, count: nodes.count)
    judge(tree)
    weigh(tree)
  }

  private mutating func judge(_ tree: HTMLTree) {
    var known: [String: ClassWords.Verdict] = [:]
    for (index, node) in tree.nodes.enumerated() where node.tag != .text {
      guard tree.hasAttributes(index) else { continue }
      let names =
        (tree.attribute("class", of: index) ?? "") + " " + (tree.attribute("id", of: index) ?? "")
      // So many names say nothing, and each word is looked for in all of them.
      if names.utf8.count > 1, names.utf8.count < 4096 {
        if let verdict = known[names] {
          verdicts[index] = verdict
        } else {
          let verdict = ClassWords.verdict(names)
          known[names] = verdict
          verdicts[index] = verdict
        }
      }
      if tree.attribute("itemprop", of: index) == "articleBody" { verdicts[index] = .body }
      if Self.isHidden(tree, index) { verdicts[index] = .boilerplate }
    }
  }

  private static func isHidden(_ tree: HTMLTree, _ index: Int) -> Bool {
    if let style = tree.attribute("style", of: index) {
      let plain = style.utf8.filter { $0 != 0x20 }.map(ByteText.lower)
      if ByteText.find("display:none", in: plain) != nil { return true }
      if ByteText.find("visibility:hidden", in: plain) != nil { return true }
    }
    if tree.attribute("hidden", of: index) != nil { return true }
    let role = tree.attribute("role", of: index) ?? ""
    return ["navigation", "complementary", "banner", "contentinfo", "search", "dialog", "menu"]
      .contains(role)
  }

  private mutating func weigh(_ tree: HTMLTree) {
    let nodes = tree.nodes
    var insideLink = 0
    for index in nodes.indices {
      if index >= insideLink, nodes[index].tag == .a { insideLink = nodes[index].end }
      guard nodes[index].tag == .text else { continue }
      let length = tree.withText(index, Self.length)
      amounts[index].text = length
      if index < insideLink { amounts[index].linked = length }
      amounts[index].direct = length
    }
    for index in nodes.indices.reversed() {
      let tag = nodes[index].tag
      if tag.isInvisible {
        amounts[index] = Amount()
        isStrange[index] = true
      }
      let parent = nodes[index].parent
      settleMass(tree, index)
      guard parent >= 0 else { continue }
      amounts[parent].text += amounts[index].text
      amounts[parent].linked += amounts[index].linked
      if !tag.isBlock, tag != .td, tag != .th { amounts[parent].direct += amounts[index].direct }
      amounts[parent].mass += amounts[index].mass
    }
    dismiss(tree)
  }

  /// Bytes without white space at the ends, and without more than one in a row.
  private static func length(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var isSpace = true
    for byte in text {
      if ByteText.isSpace(byte) {
        if !isSpace { count += 1 }
        isSpace = true
      } else {
        count += 1
        isSpace = false
      }
    }
    return count
  }

  /// Counts the text of an element as that of a paragraph if it looks like one.
  private mutating func settleMass(_ tree: HTMLTree, _ index: Int) {
    let tag = tree.nodes[index].tag
    guard tag != .text, tag.isBlock || tag == .td, !tag.isHeading, tag != .html, tag != .figcaption
    else { return }
    let amount = amounts[index]
    let isItem = tag == .li || tag == .dd || tag == .dt
    guard amount.direct >= (isItem ? 80 : 25), amount.linkDensity < 0.5 else { return }
    amounts[index].mass += amount.direct - min(amount.linked, amount.direct)
  }

  /// Takes what is strange out of what its ancestors hold.
  private mutating func dismiss(_ tree: HTMLTree) {
    guard let whole = amounts.first?.mass else { return }
    var index = 0
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      let amount = amounts[index]
      let isByTag =
        node.tag == .nav || node.tag == .aside || node.tag == .footer || node.tag == .form
      let isByName = verdicts[index] == .boilerplate && node.tag != .html && node.tag != .body
      // What holds most of the page is the page, whatever it is called.
      if node.tag != .text, isByTag || isByName, amount.mass * 2 < whole || amount.linkDensity > 0.6
      {
        isStrange[index] = true
        var above = node.parent
        while above >= 0 {
          amounts[above].text -= amount.text
          amounts[above].linked -= amount.linked
          amounts[above].mass -= amount.mass
          above = tree.nodes[above].parent
        }
        index = node.end
        continue
      }
      index += 1
    }
  }
}
