import NewsCorpus
import NewsModel

/// An article that a run left, as JSON: what results show of it.
package enum KeptJSON {
  /// Writes one object.
  package static func write(
    _ id: String, _ kept: ArticleResult.Kept, to writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.member("id") { $0.string(id) }
      writer.member("date") { $0.string(orNull: kept.date) }
      writer.member("title") { $0.string(orNull: kept.title) }
      writer.member("labels") { $0.table(kept.labels.mapValues { .string($0) }) }
      writer.member("classifications") { writer in
        writer.list(kept.classifications) { writer, element in
          let said = element.classification
          writer.object { writer in
            writer.member("classifier") { $0.string(element.classifier) }
            writer.member("label") { $0.string(said.label) }
            writer.member("score") { writer in
              if let score = said.score { writer.number(score) } else { writer.null() }
            }
            writer.member("why") { $0.string(orNull: said.why) }
          }
        }
      }
      writer.member("added_mentions") { writer in
        writer.list(kept.added) { writer, mention in
          writer.object { writer in
            writer.member("start") { $0.integer(mention.scalars.lowerBound) }
            writer.member("end") { $0.integer(mention.scalars.upperBound) }
            writer.member("text") { $0.string(mention.text) }
            writer.member("kind") { $0.string(mention.kind) }
            writer.member("form") { $0.string(mention.form) }
          }
        }
      }
    }
  }
}
