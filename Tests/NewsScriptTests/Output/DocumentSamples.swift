import NewsScript
import TestSupport

/// Documents to render.
enum DocumentSamples {
  /// Texts that try to be markup, formulas, commands or links.
  static let hostile = [
    "<script>alert(1)</script>", "</title><img src=x onerror=alert(1)>", "\" onmouseover=\"x",
    "' onload='x", "<![CDATA[x]]>", "-->", "&lt;b&gt;", "&#106;avascript:", "</style></svg>",
    "]]></desc>", "[x](javascript:alert(1))", "![x](http://e.org/t.png)", "`code`", "| a | b |",
    "# heading", "- item", "1. item", "===", "\\", "*a* _b_ ~~c~~", "[\u{301}x\u{301}](y)\u{301}",
    "<\u{301}b>", "\"\u{301},\"\u{301}", "=HYPERLINK(\"http://e.org\",\"x\")", "+1+1", "-2+3",
    "@SUM(A1)", " =1+1", "\t=1+1", "\u{FF1D}1+1", "\u{1B}[31mred\u{1B}[0m", "a\u{0}b",
    "a\u{7}b\u{9B}c",
    "line\none\r\ntwo\u{2028}three", "\u{202E}evil\u{202C}", "\u{2066}a\u{2069}", "\u{200F}b",
    "a,b;c\td", "👩‍🚀🇫🇷", "e\u{301}\u{327}", "東京都", "مجلس",
    "x" + String(repeating: "\u{301}", count: 500),
    String(repeating: "word ", count: 400), "", " ",
  ]

  /// Addresses that are none of the web, or would end the attribute that they stand in.
  static let hostileAddresses = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "data:text/html,x",
    "file:///etc/passwd", "//e.org", "http:e.org", "https://", "https://e.org/\" onclick=\"x",
    "https://e.org/' x='", "https://e.org/><script>", "https://e.org/a b", "https://e.org/\n",
    "https://e.org/\u{202E}x", "https://e.org/a)b|c", "https://e.org/`\\", "vbscript:x", "",
  ]

  /// A document in which a text stands wherever one can.
  static func full(_ text: String, url: String? = nil) -> Document {
    let link = Document.Link(text, url: url, article: text)
    let table = Document.Table(
      title: text,
      columns: [Document.Column(text), Document.Column(text, alignment: .center)],
      rows: [[.text(text), .link(link)], [.integer(1), .number(-0.5)]])
    return Document([
      .heading(level: 1, text: text), .heading(level: 4, text: text), .paragraph(text),
      .list([.text(text), .link(link)]), .quote(text: text, by: text, source: link), .link(link),
      .code(Document.Code(text)), .code(Document.Code(text, .error)), .table(table),
      .bars(
        Document.Bars(
          title: text, unit: text, bars: [.init(text, 2), .init(text + "b", -1), .init("c", 0)],
          limit: 2)),
      .lines(
        Document.Lines(
          title: text, unit: text, axis: text, x: [text, "b"],
          series: [Document.Series(text, [1, nil]), Document.Series("b", [2, 3])])),
      .timeline(
        Document.Timeline(
          title: text, unit: text,
          .events([.init("2017-04-06", text, source: link), .init(text, "x")]))),
      .timeline(
        Document.Timeline(
          title: text, unit: text,
          .counts(periods: ["2017-01", "2017-03"], series: [Document.Series(text, [1, 2])]))),
      .network(
        Document.Network(
          title: text, unit: text,
          nodes: [.init(text, weight: 2, kind: text), .init("b", kind: "k")],
          edges: [.init(text, "b", 2), .init("b", "c")], limit: 2)),
    ])
  }
}

/// Documents by chance.
extension Generator {
  /// A text that is hostile, plain or empty.
  mutating func label() -> String {
    chance(oneIn: 3) ? pick(DocumentSamples.hostile) ?? "" : word()
  }

  private mutating func maybe<Value>(_ make: (inout Generator) -> Value) -> Value? {
    chance(oneIn: 3) ? nil : make(&self)
  }

  private mutating func several<Value>(_ make: (inout Generator) -> Value) -> [Value] {
    (0..<Int.random(in: 0...5, using: &self)).map { _ in make(&self) }
  }

  private mutating func value() -> Double {
    switch Int.random(in: 0..<6, using: &self) {
    case 0: 0
    case 1: Double(Int.random(in: -1_000_000_000...1_000_000_000, using: &self))
    case 2: Double.random(in: -1e-6...1e-6, using: &self)
    case 3: Double.random(in: -1e300...1e300, using: &self)
    default: Double(Int.random(in: 0...100, using: &self))
    }
  }

  private mutating func link() -> Document.Link {
    Document.Link(
      label(), url: maybe { $0.chance(oneIn: 2) ? "https://e.org/\($0.word())" : $0.label() },
      article: maybe { $0.label() })
  }

  private mutating func cell() -> Document.Cell {
    switch Int.random(in: 0..<8, using: &self) {
    case 0: .empty
    case 1: .integer(Int.random(in: Int.min...Int.max, using: &self))
    case 2: .number(value())
    case 3: .number(pick([.infinity, -.infinity, -0.0, 1e15, 2.0]) ?? 0)
    case 4: .decimal(value(), places: Int.random(in: 0...9, using: &self))
    case 5: .boolean(chance(oneIn: 2))
    case 6: .link(link())
    default: .text(label())
    }
  }

  private mutating func date() -> String {
    pick(["2017", "2017-04", "2017-04-06", "2016-02-29", "0900", "9999-12-31", "soon"]) ?? ""
  }

  private mutating func series(over count: Int) -> [Document.Series] {
    several { generator in
      Document.Series(
        generator.label(), (0..<count).map { _ in generator.maybe { $0.value() } })
    }
  }

  private mutating func table() -> Document.Table {
    let columns = (0..<Int.random(in: 1...4, using: &self)).map { _ in
      Document.Column(
        label(), type: maybe { $0.pick(Document.ColumnType.allCases) ?? .text },
        alignment: maybe { $0.pick(Document.Alignment.allCases) ?? .left },
        places: maybe { Int.random(in: 0...9, using: &$0) })
    }
    return Document.Table(
      title: maybe { $0.label() }, columns: columns,
      rows: several { generator in columns.map { _ in generator.cell() } })
  }

  private mutating func network() -> Document.Network {
    let names = Array(Set(several { $0.label() })).sorted()
    let edges =
      names.isEmpty
      ? []
      : several { generator in
        Document.Network.Edge(
          generator.pick(names) ?? "", generator.pick(names) ?? "",
          Double(Int.random(in: 1...9, using: &generator)))
      }
    let nodes = names.map { name in
      Document.Network.Node(name, weight: maybe { $0.value() }, kind: maybe { $0.label() })
    }
    return Document.Network(
      title: maybe { $0.label() }, unit: maybe { $0.label() }, nodes: nodes, edges: edges,
      limit: Int.random(in: 1...50, using: &self))
  }

  private mutating func block() -> Document.Block {
    let (title, unit) = (maybe { $0.label() }, maybe { $0.label() })
    let x = several { $0.chance(oneIn: 2) ? $0.date() : $0.label() }
    switch Int.random(in: 0..<12, using: &self) {
    case 0: return .heading(level: Int.random(in: 1...6, using: &self), text: label())
    case 1: return .paragraph(text())
    case 2: return .list(several { $0.chance(oneIn: 2) ? .text($0.label()) : .link($0.link()) })
    case 3: return .quote(text: label(), by: maybe { $0.label() }, source: maybe { $0.link() })
    case 4: return .link(link())
    case 5: return .table(table())
    case 6:
      let bars = several { Document.Bars.Bar($0.label(), $0.value()) }
      return .bars(
        Document.Bars(
          title: title, unit: unit, bars: bars, limit: Int.random(in: 1...9, using: &self)))
    case 7:
      return .lines(
        Document.Lines(
          title: title, unit: unit, axis: maybe { $0.label() }, x: x, series: series(over: x.count))
      )
    case 8:
      let events = several {
        Document.Timeline.Event($0.date(), $0.label(), source: $0.maybe { $0.link() })
      }
      return .timeline(Document.Timeline(title: title, unit: unit, .events(events)))
    case 10:
      return .code(
        Document.Code(text(), Document.Code.Role.allCases.randomElement(using: &self) ?? .source))
    case 9:
      let periods = Array(Set(several { $0.date() })).sorted()
      let series = series(over: periods.count)
      return .timeline(
        Document.Timeline(title: title, unit: unit, .counts(periods: periods, series: series)))
    default: return .network(network())
    }
  }

  /// A document of up to eight blocks of any kind.
  mutating func document() -> Document {
    Document((0..<Int.random(in: 0...8, using: &self)).map { _ in block() })
  }
}
