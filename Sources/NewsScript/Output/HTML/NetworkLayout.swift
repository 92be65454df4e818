import TerminalText

/// Where the nodes of a network stand: on two sides of an oval, so that no name covers another.
///
/// Those that have much in common stand near each other. Nothing of it is left to chance.
struct NetworkLayout {
  /// A node with its place.
  struct Node {
    let name: String
    let kind: String?
    let weight: Double
    let x, y: Double
    let isLeft: Bool
  }

  /// How many columns of a name are seen.
  private static let labelWidth = 26
  /// How far nodes stand from the middle at most.
  private static let reach = 130.0
  private static let rowHeight = 24.0
  private static let edgesShown = 200

  /// The nodes that are drawn.
  let nodes: [Node]
  /// The edges between them, the lightest first.
  let edges: [(from: Int, to: Int, weight: Double)]
  /// What is not drawn, or nil.
  let note: String?
  /// The size of the picture in pixels.
  let width, height: Int
  private let middle: Double
  private let kinds: [String]

  init(_ network: Document.Network) {
    var weights: [String: Double] = [:]
    for edge in network.edges {
      weights[edge.from, default: 0] += edge.weight
      weights[edge.to, default: 0] += edge.weight
    }
    for node in network.nodes { if let weight = node.weight { weights[node.name] = weight } }
    let ranked = network.nodes.sorted { left, right in
      let (one, other) = (weights[left.name] ?? 0, weights[right.name] ?? 0)
      return one != other ? one > other : left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }
    let drawn = Array(ranked.prefix(max(1, network.limit)))
    let names = Set(drawn.map(\.name))
    let all = network.ranked.filter {
      names.contains($0.from) && names.contains($0.to) && $0.from != $0.to
    }
    let shown = Array(all.prefix(Self.edgesShown))
    let order = Self.order(drawn, shown)
    let rows = (order.count + 1) / 2
    height = max(80, Int(Double(rows) * Self.rowHeight) + 40)
    let left = Self.room(for: order[rows...])
    width = Int(left + 2 * Self.reach + Self.room(for: order[..<rows]))
    middle = left + Self.reach
    nodes = Self.placed(order, weights, rows: rows, height: height, around: middle)
    var index: [String: Int] = [:]
    for (place, node) in nodes.enumerated() { index[node.name] = place }
    edges = shown.reversed().compactMap { edge in
      guard let from = index[edge.from], let to = index[edge.to] else { return nil }
      return (from, to, edge.weight)
    }
    var notes: [String] = []
    if network.nodes.count > drawn.count {
      notes.append("\(drawn.count) of \(network.nodes.count) nodes are drawn")
    }
    if all.count > shown.count { notes.append("\(shown.count) of \(all.count) edges") }
    note = notes.isEmpty ? nil : notes.joined(separator: ", ") + "; all stand in the table"
    kinds = Array(Set(nodes.compactMap(\.kind))).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }

  /// The nodes in a row in which each is followed by the one that has most in common with those just
  /// before it; the heaviest is first.
  private static func order(
    _ nodes: [Document.Network.Node], _ edges: [Document.Network.Edge]
  ) -> [Document.Network.Node] {
    var common: [String: [String: Double]] = [:]
    for edge in edges {
      common[edge.from, default: [:]][edge.to, default: 0] += edge.weight
      common[edge.to, default: [:]][edge.from, default: 0] += edge.weight
    }
    var left = nodes
    var pull: [String: Double] = [:]
    var order: [Document.Network.Node] = []
    while !left.isEmpty {
      var best = 0
      for index in left.indices.dropFirst()
      where pull[left[index].name] ?? 0 > pull[left[best].name] ?? 0 {
        best = index
      }
      let node = left.remove(at: best)
      order.append(node)
      // What is far behind pulls less.
      for name in pull.keys { pull[name] = (pull[name] ?? 0) * 0.5 }
      for (name, weight) in common[node.name] ?? [:] { pull[name, default: 0] += weight }
    }
    return order
  }

  /// The width that the names of nodes need beside them.
  private static func room(for nodes: ArraySlice<Document.Network.Node>) -> Double {
    let widths = nodes.map { min(labelWidth, DisplayWidth.of(DisplayText.visible($0.name))) }
    return 24 + 7.5 * Double(widths.max() ?? 0)
  }

  /// Down the right side and up the left one.
  private static func placed(
    _ order: [Document.Network.Node], _ weights: [String: Double], rows: Int, height: Int,
    around middle: Double
  ) -> [Node] {
    order.enumerated().map { place, node in
      let isLeft = place >= rows
      let row = isLeft ? order.count - 1 - place : place
      let side = isLeft ? order.count - rows : rows
      let share = (Double(row) + 0.5) / Double(max(1, side))
      let depth = 1 - (2 * share - 1) * (2 * share - 1)
      let reach = 60 + (Self.reach - 60) * max(0, depth).squareRoot()
      return Node(
        name: node.name, kind: node.kind, weight: weights[node.name] ?? 0,
        x: isLeft ? middle - reach : middle + reach,
        y: 20 + share * (Double(height) - 40), isLeft: isLeft)
    }
  }

  /// Writes which colour is which kind.
  func legend(to page: inout Markup) {
    guard kinds.count > 1 else { return }
    page.element("ul", ["class": "legend"]) { page in
      for (index, kind) in kinds.enumerated() {
        page.element("li") { page in
          page.element("svg", ["width": "12", "height": "12", "aria-hidden": "true"]) { page in
            page.empty("circle", ["class": Self.colour(index), "cx": "6", "cy": "6", "r": "5"])
          }
          page.element("span", ["dir": "auto"], DisplayText.cut(kind, to: 40))
        }
      }
    }
  }

  private static func colour(_ index: Int) -> String { "f\(min(6, index + 1))" }

  /// Draws edges, nodes and names.
  func draw(to page: inout Markup) {
    drawEdges(to: &page)
    let heaviest = nodes.map(\.weight).max() ?? 0
    for node in nodes { draw(node, heaviest, to: &page) }
  }

  private func drawEdges(to page: inout Markup) {
    let heaviest = edges.map(\.weight).max() ?? 1
    let (middleX, middleY) = (middle, Double(height) / 2)
    for edge in edges {
      let (from, to) = (nodes[edge.from], nodes[edge.to])
      let share = max(0, edge.weight / heaviest)
      let isAcross = from.isLeft != to.isLeft
      let reach = min(abs(from.y - to.y) * 0.8 + 16, 180) * (from.isLeft ? 1 : -1)
      let bendX = isAcross ? middleX : (from.x + to.x) / 2 + reach
      let bendY = isAcross ? (from.y + to.y + middleY) / 3 : (from.y + to.y) / 2
      let path =
        "M\(SVGNumber.of(from.x)) \(SVGNumber.of(from.y))Q\(SVGNumber.of(bendX)) "
        + "\(SVGNumber.of(bendY)) \(SVGNumber.of(to.x)) \(SVGNumber.of(to.y))"
      page.element(
        "path",
        [
          "class": "edge", "d": path, "stroke-width": SVGNumber.of(0.75 + 5 * share),
          "stroke-opacity": SVGNumber.of(0.3 + 0.5 * share),
        ]
      ) { page in
        let names = DisplayText.cut(from.name, to: 80) + " — " + DisplayText.cut(to.name, to: 80)
        page.element("title", names + ": " + NumberText.label(edge.weight))
      }
    }
  }

  private func draw(_ node: Node, _ heaviest: Double, to page: inout Markup) {
    let share = heaviest > 0 ? max(0, node.weight / heaviest) : 0
    let radius = 4 + 6 * share.squareRoot()
    let kind = node.kind.flatMap { kinds.firstIndex(of: $0) } ?? 0
    page.element("g") { page in
      let weight = NumberText.label(node.weight)
      page.element("title", DisplayText.cut(node.name, to: 400) + ": " + weight)
      page.empty(
        "circle",
        [
          "class": Self.colour(kind), "cx": SVGNumber.of(node.x), "cy": SVGNumber.of(node.y),
          "r": SVGNumber.of(radius),
        ]
      )
      let x = node.isLeft ? node.x - 14 : node.x + 14
      page.element(
        "text",
        [
          "class": "halo", "x": SVGNumber.of(x), "y": SVGNumber.of(node.y + 4),
          "text-anchor": node.isLeft ? "end" : "start",
        ], DisplayText.cut(node.name, to: Self.labelWidth))
    }
  }
}
