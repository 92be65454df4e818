import NewsCorpus

/// Writes a document as JSON: a list of blocks, each with its `kind`, and reads it back.
///
/// Every member is always there, `null` when it has no value. In a cell, a link is an object with
/// `text`, `url` and `article`; a number that JSON cannot tell from a whole one, or not write at all,
/// is `{"number": "2.0"}`, and one with a fixed number of digits has `places` as well.
package enum DocumentJSON {
  /// The name and version of the form.
  package static let format = "newslab-document/1"

  /// Writes documents as one object: the name of the form, and each with its report.
  package static func write(_ documents: [NamedDocument], to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("format") { $0.string(format) }
      writer.member("documents") { writer in
        writer.list(documents) { writer, named in
          writer.object { writer in
            writer.member("report") { $0.string(named.name) }
            writer.member("summary") { $0.string(named.summary) }
            writer.member("blocks") { write(named.document, to: &$0) }
          }
        }
      }
    }
  }

  /// Writes the list of all blocks.
  package static func write(_ document: Document, to writer: inout JSONWriter) {
    writer.list(document.blocks) { writer, block in write(block, to: &writer) }
  }

  /// Writes one block as an object.
  package static func write(_ block: Document.Block, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("kind") { $0.string(block.kind) }
      switch block {
      case .heading(let level, let text):
        writer.member("level") { $0.integer(level) }
        writer.member("text") { $0.string(text) }
      case .paragraph(let text):
        writer.member("text") { $0.string(text) }
      case .list(let items):
        writer.member("items") { $0.list(items) { write($1, to: &$0) } }
      case .quote(let text, let by, let source):
        writer.member("text") { $0.string(text) }
        writer.member("by") { $0.string(orNull: by) }
        writer.member("source") { write(source, to: &$0) }
      case .link(let link): writeMembers(of: link, to: &writer)
      case .code(let code):
        writer.member("role") { $0.string(code.role.rawValue) }
        writer.member("text") { $0.string(code.text) }
      case .table(let table): write(table, to: &writer)
      case .bars(let bars): write(bars, to: &writer)
      case .lines(let lines): write(lines, to: &writer)
      case .timeline(let timeline): write(timeline, to: &writer)
      case .network(let network): write(network, to: &writer)
      }
    }
  }

  private static func writeMembers(of link: Document.Link, to writer: inout JSONWriter) {
    writer.member("text") { $0.string(link.text) }
    writer.member("url") { $0.string(orNull: link.url) }
    writer.member("article") { $0.string(orNull: link.article) }
  }

  private static func write(_ link: Document.Link?, to writer: inout JSONWriter) {
    guard let link else { return writer.null() }
    writer.object { writeMembers(of: link, to: &$0) }
  }

  /// Writes a cell.
  static func write(_ cell: Document.Cell, to writer: inout JSONWriter) {
    switch cell {
    case .empty: writer.null()
    case .text(let text): writer.string(text)
    case .integer(let value): writer.integer(value)
    case .number(let value):
      if value.isFinite, value != value.rounded() { return writer.number(value) }
      writer.object { $0.member("number") { $0.string(value.description) } }
    case .decimal(let value, let places):
      writer.object { writer in
        writer.member("number") { $0.string(value.description) }
        writer.member("places") { $0.integer(places) }
      }
    case .boolean(let value): writer.bool(value)
    case .link(let link): write(link, to: &writer)
    }
  }
}

/// The parts of tables and charts.
extension DocumentJSON {
  private static func write(_ table: Document.Table, to writer: inout JSONWriter) {
    writer.member("title") { $0.string(orNull: table.title) }
    writer.member("columns") { writer in
      writer.list(table.columns) { writer, column in
        writer.inline { $0.object { write(column, to: &$0) } }
      }
    }
    writer.member("rows") { writer in
      writer.list(table.rows) { writer, row in
        writer.inline { $0.list(row) { write($1, to: &$0) } }
      }
    }
  }

  private static func write(_ column: Document.Column, to writer: inout JSONWriter) {
    writer.member("name") { $0.string(column.name) }
    writer.member("type") { $0.string(orNull: column.type?.rawValue) }
    writer.member("align") { $0.string(orNull: column.alignment?.rawValue) }
    writer.member("places") { writer in
      if let places = column.places { writer.integer(places) } else { writer.null() }
    }
  }

  private static func writeHead(_ title: String?, _ unit: String?, to writer: inout JSONWriter) {
    writer.member("title") { $0.string(orNull: title) }
    writer.member("unit") { $0.string(orNull: unit) }
  }

  private static func write(_ chart: Document.Bars, to writer: inout JSONWriter) {
    writeHead(chart.title, chart.unit, to: &writer)
    writer.member("limit") { $0.integer(chart.limit) }
    writer.member("bars") { writer in
      writer.list(chart.bars) { writer, bar in
        writer.inline { writer in
          writer.object { writer in
            writer.member("label") { $0.string(bar.label) }
            writer.member("value") { write(bar.value, to: &$0) }
          }
        }
      }
    }
  }

  private static func write(_ chart: Document.Lines, to writer: inout JSONWriter) {
    writeHead(chart.title, chart.unit, to: &writer)
    writer.member("axis") { $0.string(orNull: chart.axis) }
    writer.member("x") { $0.inline { $0.strings(chart.x) } }
    write(chart.series, to: &writer)
  }

  private static func write(_ series: [Document.Series], to writer: inout JSONWriter) {
    writer.member("series") { writer in
      writer.list(series) { writer, one in
        writer.object { writer in
          writer.member("name") { $0.string(one.name) }
          writer.member("values") { $0.inline { $0.list(one.values) { write($1, to: &$0) } } }
        }
      }
    }
  }

  /// A number of a chart: a whole one without a point.
  private static func write(_ value: Double?, to writer: inout JSONWriter) {
    guard let value else { return writer.null() }
    if value == value.rounded(), abs(value) < 1e15 { return writer.integer(Int(value)) }
    writer.number(value)
  }

  private static func write(_ timeline: Document.Timeline, to writer: inout JSONWriter) {
    writeHead(timeline.title, timeline.unit, to: &writer)
    switch timeline.content {
    case .events(let events):
      writer.member("events") { writer in
        writer.list(events) { writer, event in
          writer.object { writer in
            writer.member("date") { $0.string(event.date) }
            writer.member("text") { $0.string(event.text) }
            writer.member("source") { write(event.source, to: &$0) }
          }
        }
      }
    case .counts(let periods, let series):
      writer.member("periods") { $0.inline { $0.strings(periods) } }
      write(series, to: &writer)
    }
  }

  private static func write(_ network: Document.Network, to writer: inout JSONWriter) {
    writeHead(network.title, network.unit, to: &writer)
    writer.member("limit") { $0.integer(network.limit) }
    writer.member("nodes") { writer in
      writer.list(network.nodes) { writer, node in
        writer.inline { writer in
          writer.object { writer in
            writer.member("name") { $0.string(node.name) }
            writer.member("weight") { write(node.weight, to: &$0) }
            writer.member("kind") { $0.string(orNull: node.kind) }
          }
        }
      }
    }
    writer.member("edges") { writer in
      writer.list(network.edges) { writer, edge in
        writer.inline { writer in
          writer.object { writer in
            writer.member("from") { $0.string(edge.from) }
            writer.member("to") { $0.string(edge.to) }
            writer.member("weight") { write(edge.weight, to: &$0) }
          }
        }
      }
    }
  }
}

extension Document.Block {
  /// The name of the kind of block.
  package var kind: String {
    switch self {
    case .heading: "heading"
    case .paragraph: "paragraph"
    case .table: "table"
    case .list: "list"
    case .quote: "quote"
    case .link: "link"
    case .code: "code"
    case .bars: "bars"
    case .lines: "line"
    case .timeline: "timeline"
    case .network: "network"
    }
  }
}
