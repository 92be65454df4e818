/// The apostrophe before a cell that keeps a spreadsheet from running it as a formula.
package enum CellMark {
  /// Whether a spreadsheet may run a cell that begins with this byte.
  private static func isRun(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      true
    default: false
    }
  }

  /// Whether a cell needs a mark, or looks as if it had one.
  private static func isMarkable<Bytes: Collection<UInt8>>(_ cell: Bytes) -> Bool {
    guard let first = cell.first(where: { $0 != 0x27 }) else { return false }
    return isRun(first)
  }

  /// The cell with a mark if it needs one; a number needs none.
  package static func added(to cell: String) -> String {
    guard isMarkable(cell.utf8), Double(cell) == nil else { return cell }
    return "'" + cell
  }

  /// The cell without the mark that ``added(to:)`` gives.
  static func removed(from cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    cell.first == 0x27 && isMarkable(cell) ? cell.dropFirst() : cell
  }
}
