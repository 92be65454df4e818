import NewsCorpus
import NewsScript
import TestSupport
import Testing

/// What articles say is never more than words, whatever the form.
struct HostileDocumentTests {
  private static func render(
    _ document: Document, as format: DocumentFormat, width: Int? = 80
  ) throws -> String {
    let named = NamedDocument(name: "report", summary: "S.", document: document)
    let bytes = try format.render([named], DocumentFormat.Options(width: width))
    return try #require(String(validating: bytes, as: UTF8.self))
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static let formats: [DocumentFormat] = [.text, .table, .md, .html, .csv]

  @Test(arguments: DocumentSamples.hostile, formats)
  func `nothing commands a terminal or turns the writing`(text: String, format: DocumentFormat)
    throws
  {
    let document = DocumentSamples.full(text, url: "https://e.org/" + text)
    let shown = try Self.render(document, as: format)
    #expect(!shown.unicodeScalars.contains(where: Self.isUnseen))
    if format != .csv { #expect(!shown.utf8.contains(0x0D)) }
  }

  @Test(arguments: DocumentSamples.hostile + DocumentSamples.hostileAddresses)
  func `a page holds only the elements that newslab writes`(text: String) throws {
    for url in [text, "https://e.org/?a=1&b=2" + text] {
      let page = try Self.render(DocumentSamples.full(text, url: url), as: .html)
      let scanner = PageScanner(page)
      #expect(scanner.fault == nil)
      for link in scanner.starts("a") {
        let href = try #require(link.attributes["href"])
        #expect(href.hasPrefix("https://") || href.hasPrefix("http://"))
        #expect(!href.contains("'") && !href.contains("<") && !href.contains(" "))
        #expect(link.attributes["rel"] == "noopener noreferrer")
      }
    }
  }

  @Test(arguments: DocumentSamples.hostileAddresses)
  func `only addresses of the web become links`(address: String) throws {
    let link = Document.Block.link(Document.Link("words", url: address))
    let page = PageScanner(try Self.render(Document([link]), as: .html))
    #expect(page.fault == nil)
    #expect(page.words.contains("words"))
    let isLink =
      address.hasPrefix("https://e.org/") && !address.contains { " \n\u{202E}\\".contains($0) }
    #expect(page.starts("a").count == (isLink ? 1 : 0))
    let markdown = MarkdownRenderer.render(link)
    #expect(markdown.contains("](<https://e.org/") == isLink)
    if !isLink { #expect(markdown == "words\n") }
  }

  @Test(arguments: DocumentSamples.hostile)
  func `no character of a text is markup in Markdown`(text: String) throws {
    for block in [
      Document.Block.paragraph(text), .heading(level: 2, text: text), .list(texts: [text]),
    ] {
      var scalars = Array(MarkdownRenderer.render(block).unicodeScalars)
      #expect(scalars.popLast() == "\n")
      #expect(!scalars.contains("\n"))
      var index = block == .paragraph(text) ? 0 : 2
      while index < scalars.count {
        if scalars[index] == "\\" {
          index += 2
          continue
        }
        #expect(!"`*_[]<>|#~$".unicodeScalars.contains(scalars[index]) || index < 2)
        index += 1
      }
    }
  }

  @Test(arguments: DocumentSamples.hostile)
  func `a table of Markdown keeps its rows and columns`(text: String) throws {
    let table = Document.Table(
      columns: ["A", "B"],
      rows: [[.text(text), .link(Document.Link(text, url: "https://e.org/|" + text))]])
    let lines = MarkdownRenderer.render(.table(table)).split(separator: "\n")
    #expect(lines.count == 3)
    for line in lines {
      let plain = line.replacing("\\\\", with: "").replacing("\\|", with: "")
      #expect(plain.unicodeScalars.filter { $0 == "|" }.count == 3)
    }
  }

  @Test(arguments: DocumentSamples.hostile)
  func `no cell of CSV is run, and rows and columns stay`(text: String) throws {
    let table = Document.Table(
      columns: [text, "B"],
      rows: [[.text(text), .text(text + text)], [.integer(-5), .number(-0.5)]])
    let rows = CSVRows.parse(try Self.render(Document([.table(table)]), as: .csv))
    #expect(rows.map(\.count) == [2, 2, 2])
    #expect(rows.last == ["-5", "-0.5"])
    for cell in rows.dropLast().joined() {
      let first = cell.unicodeScalars.first { $0 != " " }
      #expect(
        first.map { !"=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}\t\r".unicodeScalars.contains($0) }
          ?? true)
    }
  }

  @Test(arguments: DocumentFormat.allCases)
  func `a word of a megabyte does no harm`(format: DocumentFormat) throws {
    let word = String(repeating: "<b>\u{301}東", count: 1_000_000 / 8)
    let document = Document([
      .paragraph(word), .quote(text: word, by: nil),
      .link(Document.Link(word, url: "https://e.org/" + word)),
      .table(
        Document.Table(
          columns: [word, "B"], rows: [[.text(word), .integer(1)], [.text("x"), .empty]])),
      .bars(Document.Bars(title: word, bars: [.init(word, 1), .init("x", 2)])),
    ])
    let shown = try Self.render(document, as: format, width: 40)
    // Whole where nothing forces a cut, but not once more for each row or label.
    #expect(shown.utf8.count < 30_000_000)
  }

  @Test(arguments: 0..<40)
  func `documents by chance give the same bytes twice, and whole pages`(seed: UInt64) throws {
    var generator = Generator(seed: seed)
    let document = generator.document()
    for format in DocumentFormat.allCases {
      for width in format == .text || format == .table ? [nil, 20] : [nil] {
        #expect(
          try Self.render(document, as: format, width: width)
            == Self.render(document, as: format, width: width))
      }
    }
    #expect(PageScanner(try Self.render(document, as: .html)).fault == nil)
  }
}

/// Rows of CSV (RFC 4180).
private enum CSVRows {
  static func parse(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        cell.unicodeScalars.append("\"")
        scalars.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\r" where !isQuoted: break
      case "\n" where !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return rows
  }
}
