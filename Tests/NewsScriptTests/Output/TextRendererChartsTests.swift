import NewsScript
import Testing

struct TextRendererChartsTests {
  private static func text(_ block: Document.Block, width: Int = 40) -> String {
    TextRenderer(width: width).render(block)
  }

  private static func blocks(_ count: Int) -> String { String(repeating: "█", count: count) }

  @Test func `bars are as long as their numbers, to an eighth of a column`() {
    let bars = Document.Bars(
      bars: [.init("NATO", 16), .init("東京", 8), .init("c", 0.01), .init("d", 0)])
    let lines = [
      "NATO    16  " + Self.blocks(28), "東京     8  " + Self.blocks(14), "c     0.01  ▏",
      "d        0",
    ]
    #expect(Self.text(.bars(bars)) == lines.map { $0 + "\n" }.joined())
  }

  @Test func `numbers below nothing go the other way`() {
    let bars = Document.Bars(bars: [.init("a", 5), .init("b", -5)])
    let space = String(repeating: " ", count: 17)
    #expect(
      Self.text(.bars(bars))
        == "a   5  " + space + Self.blocks(16) + "\nb  -5  " + Self.blocks(17) + "\n")
  }

  @Test func `what is not drawn is counted`() {
    let bars = Document.Bars(bars: (1...5).map { .init("b\($0)", Double($0)) }, limit: 2)
    #expect(Self.text(.bars(bars)).hasSuffix("\nand 3 more, together 12\n"))
  }

  @Test func `lines are columns of blocks with their range, and the numbers below`() {
    let lines = Document.Lines(
      title: "T", unit: "u", axis: "day", x: ["1", "2", "3"],
      series: [Document.Series("a", [0, 4, 8]), Document.Series("b", [8, nil, 0])])
    #expect(
      Self.text(.lines(lines)) == """
        T (u)
        a  ▁▄█
        b  █ ▁
        1 to 3, from 0 to 8

        day  a  b
        ---  -  -
        1    0  8
        2    4
        3    8  0

        """)
  }

  @Test func `months without a number are nothing, not left out`() {
    let timeline = Document.Timeline(
      .counts(periods: ["2017-02", "2016-12"], series: [Document.Series("s", [2, 4])]))
    let lines = Self.text(.timeline(timeline)).split(separator: "\n").map { $0.prefix(10) }
    #expect(lines == ["2016-12  4", "2017-01  0", "2017-02  2"])
  }

  @Test func `events stand in the order of time, with their source`() {
    let timeline = Document.Timeline(
      .events([
        .init("2017-04-06", "later"),
        .init("2016", "earlier", source: Document.Link("S", url: "https://e.org/")),
      ]))
    #expect(
      Self.text(.timeline(timeline), width: 60)
        == "2016        earlier — S <https://e.org/>\n2017-04-06  later\n")
  }

  @Test func `the heaviest edges stand first, and who has none last`() {
    let network = Document.Network(
      nodes: [.init("z")], edges: [.init("a", "b", 1), .init("b", "c", 2)])
    let lines = Self.text(.network(network)).split(separator: "\n").map { $0.prefix(8) }
    #expect(lines == ["b — c  2", "a — b  1", "Alone: z"])
  }

  @Test func `links show their address, or the id of their article`() {
    #expect(
      Self.text(.link(Document.Link("T", url: "https://e.org/", article: "a")))
        == "T <https://e.org/>\n")
    #expect(Self.text(.link(Document.Link("T", article: "a"))) == "T [a]\n")
    #expect(
      Self.text(.quote(text: "Q", by: "B", source: Document.Link("T", article: "a")))
        == "  Q\n    — B, T [a]\n")
  }
}
