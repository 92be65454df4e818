import CommandKit
import NewsCorpus
import NewsScript
import TerminalText

/// Writes a concordance: text, CSV or JSON.
struct ConcordancePage {
  let concordance: Concordance
  let order: SearchCommand.KwicOrder
  let limit: Int?
  let format: SearchCommand.Format

  private var session: Session { concordance.session }

  /// Writes how many matches there are, and nothing else.
  func writeCount() throws {
    let seen = try concordance.count()
    try session.output.write("\(seen.matches)\n")
    try tell(seen)
  }

  /// Writes the lines.
  func write() throws {
    let writesAtOnce = order == .corpus && format != .json
    var lines = OrderedLines(order: order, limit: limit)
    var shown = 0
    if format == .csv { try session.output.write(CSVText.of([Self.columns])) }
    let seen = try concordance.forEachLine { line in
      guard writesAtOnce else {
        lines.add(line)
        return order != .corpus || limit.map { lines.count <= $0 } ?? true
      }
      if let limit, shown == limit {
        shown += 1
        return false
      }
      try write(line)
      shown += 1
      return true
    }
    if !writesAtOnce {
      shown = lines.count
      let best = lines.best()
      if format == .json { try writeJSON(best) } else { for line in best { try write(line) } }
    }
    if format == .text {
      if shown == 0 { try session.output.write("nothing found\n") }
      if let limit, shown > limit {
        try session.output.write("\(limit) matches shown, there are more; --limit shows them\n")
      }
    }
    try tell(seen)
  }

  /// Says once what may surprise; throws when not all matches were found.
  private func tell(_ seen: Concordance.Seen) throws {
    if concordance.pattern.ignoresCase {
      session.report(
        Diagnostic(.note, "case ignored; --case exact, or %C behind a value, minds it"))
    }
    if seen.foreign > 0 {
      let articles = seen.foreign == 1 ? "1 article is" : "\(seen.foreign) articles are"
      session.report(
        Diagnostic(.note, "\(articles) not in English: no lemma, stem or pos to match"))
    }
    if seen.unfinished > 0 {
      let articles = seen.unfinished == 1 ? "1 article" : "\(seen.unfinished) articles"
      throw CommandFailure(.failures, "the matches in \(articles) are missing")
    }
  }

  private static let columns = ["id", "date", "source", "left", "match", "right", "start", "end"]

  private func write(_ line: ConcordanceLine) throws {
    switch format {
    case .ids, .text:
      let isColoured =
        Terminal.isOutput && session.environment["NO_COLOR"]?.isEmpty != false
      try session.output.write(
        line.text(width: concordance.width, isColoured: isColoured) + "\n")
    case .csv:
      try session.output.write(
        CSVText.of([
          [
            line.article, line.date ?? "", line.source ?? "", line.left, line.match,
            cut(line.right), "\(line.scalars.lowerBound)", "\(line.scalars.upperBound)",
          ]
        ]))
    case .json, .jsonl:
      var writer = JSONWriter(layout: .compact)
      write(line, to: &writer)
      try session.output.write(writer.bytes + [0x0A])
    }
  }

  private func writeJSON(_ lines: [ConcordanceLine]) throws {
    var writer = JSONWriter(layout: .indented)
    writer.object { writer in
      writer.member("pattern") { $0.string(concordance.pattern.source) }
      writer.member("mode") { $0.string((concordance.pattern.mode ?? concordance.mode).rawValue) }
      writer.member("case") { $0.string(concordance.pattern.ignoresCase ? "ignore" : "exact") }
      writer.member("matches") { $0.list(lines) { write($1, to: &$0) } }
    }
    try session.output.write(writer.bytes + [0x0A])
  }

  private func write(_ line: ConcordanceLine, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id") { $0.string(line.article) }
      writer.member("date") { $0.string(orNull: line.date) }
      writer.member("source") { $0.string(orNull: line.source) }
      writer.member("start") { $0.integer(line.scalars.lowerBound) }
      writer.member("end") { $0.integer(line.scalars.upperBound) }
      writer.member("left") { $0.string(line.left) }
      writer.member("match") { $0.string(line.match) }
      writer.member("right") { $0.string(cut(line.right)) }
      if !line.labels.isEmpty {
        writer.member("labels") { writer in
          writer.object { writer in
            for label in line.labels { writer.member(label.name) { $0.string(label.text) } }
          }
        }
      }
    }
  }

  private func cut(_ text: String) -> String { DisplayText.cut(text, to: concordance.width) }
}

/// Lines in an order; of more than are wanted only the first ones are kept.
private struct OrderedLines {
  let order: SearchCommand.KwicOrder
  let limit: Int?
  private var lines: [(key: String, number: Int, line: ConcordanceLine)] = []
  private(set) var count = 0

  init(order: SearchCommand.KwicOrder, limit: Int?) { (self.order, self.limit) = (order, limit) }

  mutating func add(_ line: ConcordanceLine) {
    lines.append((line.key(order), count, line))
    count += 1
    if let limit, lines.count > limit * 4 + 1024 { lines = Array(sorted().prefix(limit)) }
  }

  private func sorted() -> [(key: String, number: Int, line: ConcordanceLine)] {
    lines.sorted { ($0.key, $0.number) < ($1.key, $1.number) }
  }

  func best() -> [ConcordanceLine] { sorted().prefix(limit ?? .max).map(\.line) }
}
