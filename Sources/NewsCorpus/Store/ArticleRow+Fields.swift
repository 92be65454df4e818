import NewsModel

extension ArticleRow {
  /// The columns of the fields of a record, and how their bytes are read.
  private static let columns: [(column: Int32, field: RecordField, form: RecordFields.Form)] = [
    (2, .id, .plain), (3, .title, .plain), (8, .source, .plain), (9, .agency, .plain),
    (10, .authors, .json), (11, .language, .plain), (12, .url, .plain), (13, .keywords, .json),
    (14, .section, .plain), (15, .meta, .json), (19, .text, .plain),
  ]

  /// What was given, as fields that are decoded when somebody asks; nil when the row holds something
  /// that fields do not: no id, or a text that is no UTF-8.
  var fields: RecordFields? {
    var slices = RecordFields.Slices(repeating: RecordFields.Slice())
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + ByteWords.padding)
    for (column, field, form) in Self.columns { append(column, field, form, &slices, &bytes) }
    // A date that the record does not simply state is found together with the reading.
    if isStatedDate { append(4, .date, .plain, &slices, &bytes) }
    let text = slices[RecordField.text.rawValue].range
    guard !slices[RecordField.id.rawValue].range.isEmpty, isText(bytes, text) else { return nil }
    bytes.append(contentsOf: repeatElement(0, count: ByteWords.padding))
    return RecordFields(slices, padded: bytes)
  }

  private func isText(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    (try? UTF8Span(validating: bytes.span.extracting(range))) != nil
  }

  private func append(
    _ column: Int32, _ field: RecordField, _ form: RecordFields.Form,
    _ slices: inout RecordFields.Slices, _ bytes: inout [UInt8]
  ) {
    withBytes(column) { found in
      let start = UInt32(bytes.count)
      bytes.append(contentsOf: found)
      slices[field.rawValue] = RecordFields.Slice(
        start: start, end: UInt32(bytes.count), form: form)
    }
  }
}
