/// How the prompt writes values.
package enum ValueFormat: String, CaseIterable, Sendable {
  /// For reading: cards, tables, bars.
  case table
  /// As JSON, articles and what is found in them in their own form.
  case json
  /// As a script would write them, to be pasted back.
  case lua
  /// Rows for a spreadsheet.
  case csv
}
