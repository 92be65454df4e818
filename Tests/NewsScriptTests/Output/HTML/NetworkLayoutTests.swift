import NewsScript
import TestSupport
import Testing

struct NetworkLayoutTests {
  private static func page(_ network: Document.Network) -> PageScanner {
    PageScanner(
      HTMLRenderer.render([NamedDocument(name: "r", document: Document([.network(network)]))]))
  }

  private static func network(_ seed: UInt64, nodes: Int, edges: Int) -> Document.Network {
    var generator = Generator(seed: seed)
    let names = (0..<nodes).map { "node \($0)" }
    return Document.Network(
      nodes: names.map { Document.Network.Node($0) },
      edges: (0..<edges).map { _ in
        Document.Network.Edge(
          generator.pick(names) ?? "", generator.pick(names) ?? "",
          Double(Int.random(in: 1...9, using: &generator)))
      })
  }

  @Test(arguments: 0..<20)
  func `names stand inside the picture and none covers another`(seed: UInt64) throws {
    let count = Int(seed) * 3 + 1
    let scanner = Self.page(Self.network(seed, nodes: count, edges: count * 2))
    #expect(scanner.fault == nil)
    let picture = try #require(scanner.starts("svg").first { $0.attributes["class"] == "network" })
    let width = try #require(picture.attributes["width"].flatMap { Double($0) })
    let height = try #require(picture.attributes["height"].flatMap { Double($0) })
    let places = try scanner.starts("text").map { tag in
      (
        x: try #require(tag.attributes["x"].flatMap { Double($0) }),
        y: try #require(tag.attributes["y"].flatMap { Double($0) }),
        isLeft: tag.attributes["text-anchor"] == "end"
      )
    }
    #expect(places.count == min(40, count))
    for place in places {
      #expect(0 < place.x && place.x < width && 0 < place.y && place.y < height)
    }
    for side in [true, false] {
      let heights = places.filter { $0.isLeft == side }.map(\.y).sorted()
      #expect(zip(heights, heights.dropFirst()).allSatisfy { $1 - $0 > 15 })
    }
  }

  @Test func `what is too much to draw is said`() {
    let scanner = Self.page(Self.network(1, nodes: 50, edges: 2000))
    #expect(scanner.words.contains("40 of 50 nodes are drawn, 200 of "))
    #expect(scanner.words.contains("all stand in the table"))
    #expect(scanner.starts("circle").count == 40)
  }

  @Test func `an edge to itself and a node alone do no harm`() {
    let scanner = Self.page(
      Document.Network(nodes: [.init("alone", weight: -1)], edges: [.init("a", "a", 3)]))
    #expect(scanner.fault == nil)
    #expect(scanner.starts("circle").count == 2)
    #expect(scanner.starts("path").isEmpty)
  }

  @Test func `kinds have colours and a legend`() {
    let scanner = Self.page(
      Document.Network(
        nodes: [.init("a", kind: "PERSON"), .init("b", kind: "ORG")], edges: [.init("a", "b")]))
    #expect(scanner.starts("ul").count == 1)
    #expect(
      scanner.starts("circle").compactMap { $0.attributes["class"] }.sorted() == [
        "f1", "f1", "f2", "f2",
      ])
  }
}
