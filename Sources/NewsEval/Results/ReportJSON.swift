import NewsCorpus

/// Writes a report as JSON of the form `newslab-eval/1`, which ``ReportReader`` reads again.
package enum ReportJSON {
  /// The name of the form.
  package static let format = "newslab-eval/1"

  /// The report as bytes.
  package static func bytes(of report: EvaluationReport) -> [UInt8] {
    var writer = JSONWriter(layout: .indented)
    writer.object { writer in
      writer.member("format") { $0.string(format) }
      writer.member("offsets") { $0.string("scalars") }
      writer.member("map") { $0.strings(report.map) }
      writer.member("sets") { $0.list(report.sets) { write($1, to: &$0) } }
      writer.member("all") { writer in
        if let all = report.all { write(all, to: &writer, isSum: true) } else { writer.null() }
      }
    }
    return writer.bytes
  }

  private static func write(
    _ set: Evaluation, to writer: inout JSONWriter, isSum: Bool = false
  ) {
    writer.object { writer in
      writer.member("name") { $0.string(set.name) }
      writer.member("articles") { $0.integer(set.articles) }
      writer.member("strict") { write(set.strict, to: &$0) }
      writer.member("lenient") { write(set.lenient, to: &$0) }
      writer.member("span_only") { writer in
        writer.inline { $0.object { write(set.spanOnly, to: &$0) } }
      }
      writer.member("clusters") { writeClusters(set, to: &$0) }
      writer.member("left_out") { writer in
        writer.object { writer in
          for (label, count) in set.leftOut.sorted(by: { $0.key < $1.key }) {
            writer.member(label) { $0.integer(count) }
          }
        }
      }
      let bySort = set.errorsBySort
      writer.member("errors_by_sort") { writer in
        writer.object { writer in
          for sort in SpanError.Sort.allCases {
            writer.member(sort.rawValue) { $0.integer(bySort[sort] ?? 0) }
          }
        }
      }
      if isSum { return }
      writer.member("errors") { $0.list(set.errors) { write($1, to: &$0) } }
    }
  }

  /// A list with an object for each kind; the sum is that of kind `all`.
  private static func write(_ counts: [String: Counts], to writer: inout JSONWriter) {
    let rows = counts.sorted { $0.key < $1.key } + [("all", Evaluation.sum(counts))]
    writer.list(rows) { writer, row in
      writer.inline { writer in
        writer.object { writer in
          writer.member("kind") { $0.string(row.key) }
          write(row.value, to: &writer)
        }
      }
    }
  }

  private static func write(_ counts: Counts, to writer: inout JSONWriter) {
    writer.member("right") { $0.integer(counts.right) }
    writer.member("found") { $0.integer(counts.found) }
    writer.member("gold") { $0.integer(counts.gold) }
    write(counts.figures, to: &writer)
  }

  private static func write(_ figures: Figures, to writer: inout JSONWriter) {
    writer.member("precision") { $0.number(figures.precision) }
    writer.member("recall") { $0.number(figures.recall) }
    writer.member("f1") { $0.number(figures.f1) }
  }

  private static func writeClusters(_ set: Evaluation, to writer: inout JSONWriter) {
    guard set.clusterArticles > 0 else { return writer.null() }
    writer.object { writer in
      writer.member("articles") { $0.integer(set.clusterArticles) }
      write(set.clusters, to: &writer)
      writer.member("equal_strings") { $0.object { write(set.equalStrings, to: &$0) } }
      writer.member("shared") { $0.object { write(set.sharedClusters, to: &$0) } }
      writer.member("shared_equal_strings") {
        $0.object { write(set.sharedEqualStrings, to: &$0) }
      }
    }
  }

  private static func write(_ counts: ClusterCounts, to writer: inout JSONWriter) {
    for (name, ratio) in counts.measures {
      writer.member(name) { writer in
        writer.inline { writer in
          writer.object { writer in
            writer.member("precision_sum") { $0.number(ratio.precisionSum) }
            writer.member("precision_of") { $0.number(ratio.precisionOf) }
            writer.member("recall_sum") { $0.number(ratio.recallSum) }
            writer.member("recall_of") { $0.number(ratio.recallOf) }
            write(ratio.figures, to: &writer)
          }
        }
      }
    }
    writer.member("average") { $0.number(counts.average) }
  }

  private static func write(_ error: SpanError, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("sort") { $0.string(error.sort.rawValue) }
      writer.member("article") { $0.string(error.article) }
      writer.member("place") { $0.string(error.place) }
      for (name, side) in [("gold", error.gold), ("found", error.found)] {
        writer.member(name) { writer in
          guard let side else { return writer.null() }
          writer.inline { writer in
            writer.object { writer in
              writer.member("start") { $0.integer(side.start) }
              writer.member("end") { $0.integer(side.end) }
              writer.member("kind") { $0.string(side.kind) }
              writer.member("text") { $0.string(side.text) }
            }
          }
        }
      }
      writer.member("context") { $0.string(error.context) }
    }
  }
}

extension ClusterCounts {
  /// The three measures with their names in JSON, in the order in which they are shown.
  package var measures: [(name: String, ratio: RatioCounts)] {
    [("muc", muc), ("b_cubed", bCubed), ("ceaf_e", ceafE)]
  }
}
