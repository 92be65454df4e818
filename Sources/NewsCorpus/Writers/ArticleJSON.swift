import NewsAnalysis
import NewsModel

/// An analysis as JSON of the form `newslab-article/1`.
///
/// Every key but `notes` is always there; the order of the keys is fixed. Keys may be added later,
/// none is renamed or dropped.
package struct ArticleJSON: Sendable {
  /// The name of the form.
  package static let format = RecordDecoder.ownFormat

  /// Layers that are written only when asked for.
  package enum ExtraLayer: String, CaseIterable, Sendable { case tokens }

  /// What positions count.
  package var unit: OffsetUnit
  /// How the output is laid out.
  package var layout: JSONWriter.Layout
  /// The layers that are written in addition.
  package var extraLayers: [ExtraLayer]

  /// Chooses how articles are written.
  package init(
    unit: OffsetUnit = .scalars, layout: JSONWriter.Layout = .compact,
    extraLayers: [ExtraLayer] = []
  ) {
    (self.unit, self.layout, self.extraLayers) = (unit, layout, extraLayers)
  }

  /// The bytes of one object, without a line feed behind it.
  package func bytes(
    of analysis: Analysis, annotations: ArticleAnnotations = ArticleAnnotations()
  ) -> [UInt8] {
    var writer = JSONWriter(layout: layout)
    write(analysis, annotations, to: &writer)
    return writer.bytes
  }

  /// Writes one object.
  package func write(
    _ analysis: Analysis, _ annotations: ArticleAnnotations = ArticleAnnotations(),
    to writer: inout JSONWriter
  ) {
    let offsets = OffsetConverter(text: analysis.text, unit: unit)
    let layers = LayerJSON(analysis: analysis, offsets: offsets)
    writer.object { writer in
      writer.member("format") { $0.string(Self.format) }
      writer.member("offsets") { $0.string(unit.rawValue) }
      writeHeader(of: analysis, offsets: offsets, to: &writer)
      writer.member("text") { $0.string(analysis.text) }
      writer.member("body_start") { $0.integer(offsets[analysis.article.bodyStart]) }
      layers.writeStructure(to: &writer)
      if extraLayers.contains(.tokens) { layers.writeTokens(to: &writer) }
      layers.writeFindings(to: &writer)
      write(annotations, to: &writer)
    }
  }

  private func write(_ annotations: ArticleAnnotations, to writer: inout JSONWriter) {
    writer.member("labels") { $0.table(annotations.values.mapValues { .string($0) }) }
    if annotations.notes.isEmpty { return }
    writer.member("notes") {
      $0.list(annotations.notes) { writer, note in
        writer.object { writer in
          writer.member("number") { $0.integer(note.number) }
          writer.member("text") { $0.string(note.text) }
          writer.member("by") { $0.string(note.by) }
        }
      }
    }
  }

  private func writeHeader(
    of analysis: Analysis, offsets: OffsetConverter, to writer: inout JSONWriter
  ) {
    let article = analysis.article
    writer.member("id") { $0.string(article.id) }
    writer.member("title") { $0.string(orNull: article.title) }
    writer.member("derived_title") { $0.string(orNull: analysis.derivedTitle) }
    writer.member("date") { write(article.date, offsets: offsets, to: &$0) }
    writer.member("dateline") { write(article.dateline, offsets: offsets, to: &$0) }
    writer.member("source") { $0.string(orNull: article.source) }
    writer.member("agency") { $0.string(orNull: article.agency) }
    writer.member("authors") { $0.strings(article.authors) }
    writer.member("language") { $0.string(orNull: article.language) }
    writer.member("url") { $0.string(orNull: article.url) }
    writer.member("keywords") { $0.strings(article.keywords) }
    writer.member("section") { $0.string(orNull: article.section) }
    writer.member("meta") { $0.table(article.meta) }
  }

  private func write(
    _ date: Article.Dated?, offsets: OffsetConverter, to writer: inout JSONWriter
  ) {
    guard let date else { return writer.null() }
    writer.object { writer in
      writer.member("value") { $0.string(date.value.description) }
      writer.member("precision") { $0.string(date.value.precision.rawValue) }
      writer.member("found_by") { $0.string(date.foundBy.rawValue) }
      writer.span(date.span, offsets)
    }
  }

  private func write(
    _ dateline: Dateline?, offsets: OffsetConverter, to writer: inout JSONWriter
  ) {
    guard let dateline else { return writer.null() }
    writer.object { writer in
      writer.member("place") { $0.string(orNull: dateline.place) }
      writer.member("agency") { $0.string(orNull: dateline.agency) }
      writer.span(dateline.span, offsets)
      writer.member("date") { $0.string(orNull: dateline.date?.description) }
      writer.member("found_by") { $0.string(orNull: dateline.foundBy) }
    }
  }
}

extension JSONWriter {
  /// Writes the members `start` and `end` of a span, both null when there is none.
  mutating func span(_ span: TextSpan?, _ offsets: OffsetConverter) {
    let ends = span.map { (offsets[$0.lowerBound], offsets[$0.upperBound]) }
    member("start") { if let ends { $0.integer(ends.0) } else { $0.null() } }
    member("end") { if let ends { $0.integer(ends.1) } else { $0.null() } }
  }
}
