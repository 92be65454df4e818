import NewsCorpus

/// Writes a document as JSON: a list of blocks, each with its `kind`.
package enum DocumentJSON {
  /// Writes the list of all blocks.
  package static func write(_ document: Document, to writer: inout JSONWriter) {
    writer.list(document.blocks) { writer, block in write(block, to: &writer) }
  }

  /// Writes one block as an object.
  package static func write(_ block: Document.Block, to writer: inout JSONWriter) {
    writer.object { writer in
      switch block {
      case .heading(let level, let text):
        writer.member("kind") { $0.string("heading") }
        writer.member("level") { $0.integer(level) }
        writer.member("text") { $0.string(text) }
      case .paragraph(let text):
        writer.member("kind") { $0.string("paragraph") }
        writer.member("text") { $0.string(text) }
      case .list(let items):
        writer.member("kind") { $0.string("list") }
        writer.member("items") { $0.list(items) { $0.string($1) } }
      case .quote(let text, let by):
        writer.member("kind") { $0.string("quote") }
        writer.member("text") { $0.string(text) }
        writer.member("by") { writer in
          if let by { writer.string(by) } else { writer.null() }
        }
      case .table(let table):
        writer.member("kind") { $0.string("table") }
        writer.member("columns") { $0.list(table.columns) { $0.string($1) } }
        writer.member("rows") { writer in
          writer.list(table.rows) { writer, row in writer.list(row) { write($1, to: &$0) } }
        }
      }
    }
  }

  private static func write(_ cell: Document.Cell, to writer: inout JSONWriter) {
    switch cell {
    case .empty: writer.null()
    case .text(let text): writer.string(text)
    case .integer(let value): writer.integer(value)
    case .number(let value), .decimal(let value, _): writer.number(value)
    case .boolean(let value): writer.bool(value)
    }
  }
}
