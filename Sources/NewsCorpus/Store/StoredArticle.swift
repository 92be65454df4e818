import NewsModel

/// An article of a store of which nothing is copied: its fields are read in the row at which its cursor
/// stands, for as long as the cursor stands there.
struct StoredArticle {
  /// The columns of such a row; the text, which may need further pages of the file, comes last.
  static let columns = """
    a.article, a.id, a.title, a.source, a.agency, a.language, a.date_start, a.date_found_by, a.date, \
    a.text
    """

  /// The cursor that came upon it.
  let cursor: StoreCursor
  /// The number of the article in the order of the corpus.
  let number: Int

  /// Hands over the bytes of a field, which last for the time of the call, or nil when the article has
  /// no such field.
  ///
  /// Gives nil without a call when only a copy of the row can tell: the cursor went on, the field is
  /// not among the columns, or the text is no UTF-8.
  func withBytes<Result, Failure: Error>(
    of field: RecordField, _ body: (UnsafeBufferPointer<UInt8>?) throws(Failure) -> Result
  ) throws(Failure) -> Result? {
    guard let row = cursor.row(of: number), let column = Self.column(of: field) else { return nil }
    if field == .date, !Self.isStatedDate(row) { return try body(nil) }
    let found = try row.bytes(column) { bytes throws(Failure) -> Result? in
      let bytes = bytes.bindMemory(to: UInt8.self)
      if field == .text, !UTF8Repair.isValid(bytes) { return nil }
      return try body(bytes)
    }
    if let found { return found }
    return try body(nil)
  }

  private static func column(of field: RecordField) -> Int32? {
    switch field {
    case .id: 1
    case .title: 2
    case .source: 3
    case .agency: 4
    case .language: 5
    case .date: 8
    case .text: 9
    default: nil
    }
  }

  /// Whether the date is one that a field of the record stated.
  private static func isStatedDate(_ row: SQLiteStatement) -> Bool {
    row.isNull(6) && row.bytes(7) { $0.elementsEqual("field".utf8) } == true
  }
}
