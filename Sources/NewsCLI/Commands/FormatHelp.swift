import CommandKit
import NewsCorpus

/// `newslab help formats`: what is read and written.
enum FormatHelp {
  /// The word behind `help`.
  static let topic = "formats"

  /// Writes the formats with their extensions.
  static func write(in session: Session) throws {
    var lines = ["Formats that are read, by extension or content (--from says otherwise):", ""]
    for format in CorpusFormats.all {
      let all = format.extensions.map { "." + $0 }
      lines += entry(format.name, format.summary, all, width: session.columns)
    }
    lines += entry(
      "packed", "Compressed files and archives of all these; members go by their paths.",
      (Packing.compressions + Packing.archives).map { "." + $0 }, width: session.columns)
    lines += try plugins(in: session)
    lines += ["", "Formats that 'newslab corpus export' writes:", ""]
    for format in ExportFormat.all {
      lines += entry(format.name, format.summary, [], width: session.columns)
    }
    try session.output.write(lines.joined(separator: "\n") + "\n")
  }

  /// The formats of plugins, when there are any.
  private static func plugins(in session: Session) throws -> [String] {
    let found = try session.pluginFormats().found
    for problem in found.problems { session.report(Diagnostic(.warning, problem)) }
    let readers = found.formats.filter { !$0.format.extensions.isEmpty }
    if readers.isEmpty { return [] }
    return ["", "Formats that plugins read, by extension (--reader says otherwise):", ""]
      + readers.flatMap { reader in
        entry(
          reader.reader, reader.format.summary, reader.format.extensions.map { "." + $0 },
          width: session.columns)
      }
  }

  private static func entry(
    _ name: String, _ summary: String, _ extensions: [String], width: Int
  ) -> [String] {
    let padding = String(repeating: " ", count: max(1, 10 - name.utf8.count))
    let first = "  " + name + padding + summary
    return extensions.isEmpty
      ? [first] : [first, String(repeating: " ", count: 12) + extensions.joined(separator: " ")]
  }
}
