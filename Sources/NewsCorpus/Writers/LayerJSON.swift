import NewsAnalysis
import NewsModel

/// The layers of an analysis as members of its JSON object.
package struct LayerJSON {
  let analysis: Analysis
  let offsets: OffsetConverter

  init(analysis: Analysis, offsets: OffsetConverter) {
    (self.analysis, self.offsets) = (analysis, offsets)
  }

  /// Writes layers with positions that count in some unit.
  package init(_ analysis: Analysis, unit: OffsetUnit = .scalars) {
    self.init(
      analysis: analysis, offsets: OffsetConverter(text: analysis.text, unit: unit))
  }

  /// Blocks, paragraphs and sentences.
  func writeStructure(to writer: inout JSONWriter) {
    writer.member("blocks") {
      $0.list(analysis.article.blocks) { writer, block in
        writer.object { writer in
          writer.member("kind") { $0.string(block.kind.rawValue) }
          writer.span(block.span, offsets)
          writer.member("found_by") { $0.string(orNull: block.foundBy) }
        }
      }
    }
    writer.member("paragraphs") { writeSpans(analysis.article.paragraphs, to: &$0) }
    writer.member("sentences") { writeSpans(analysis.sentences, to: &$0) }
  }

  /// The tokens as pairs `[start,end]`.
  func writeTokens(to writer: inout JSONWriter) {
    writer.member("tokens") {
      $0.list(analysis.tokens) { writer, token in
        writer.inline {
          $0.list([token.span.lowerBound, token.span.upperBound]) { $0.integer(offsets[$1]) }
        }
      }
    }
  }

  /// Everything that analysis finds.
  func writeFindings(to writer: inout JSONWriter) {
    writer.member("mentions") { $0.list(analysis.mentions) { writeMention($1, to: &$0) } }
    writer.member("entities") { $0.list(analysis.entities) { writeEntity($1, to: &$0) } }
    writer.member("quotes") { $0.list(analysis.quotes) { writeQuote($1, to: &$0) } }
    writer.member("times") { $0.list(analysis.times) { writeTime($1, to: &$0) } }
    writer.member("numbers") { $0.list(analysis.numbers) { writeNumber($1, to: &$0) } }
    writer.member("claims") { $0.list(analysis.claims) { writeClaim($1, to: &$0) } }
  }

  /// The id of an entity, or nil when there is none.
  private func entityID(_ index: Int?) -> String? {
    guard let index, analysis.entities.indices.contains(index) else { return nil }
    return analysis.entities[index].id
  }

  private func writeSpans(_ spans: [TextSpan], to writer: inout JSONWriter) {
    writer.list(spans) { writeSpan($1, to: &$0) }
  }

  private func writeSpan(_ span: TextSpan, to writer: inout JSONWriter) {
    writer.object { $0.span(span, offsets) }
  }

  /// Writes the members `start`, `end` and `text` of a span.
  package func writeTextSpan(_ span: TextSpan, to writer: inout JSONWriter) {
    writer.span(span, offsets)
    writer.member("text") { $0.string(analysis.text[span]) }
  }

  /// Writes a mention as an object.
  package func writeMention(_ mention: Mention, to writer: inout JSONWriter) {
    writer.object { writer in
      writeTextSpan(mention.span, to: &writer)
      writer.member("kind") { $0.string(mention.kind.rawValue) }
      writer.member("form") { $0.string(mention.form.rawValue) }
      writer.member("named") { $0.bool(mention.isNamed) }
      writer.member("entity") { $0.string(orNull: entityID(mention.entity)) }
      writer.member("found_by") { $0.string(mention.foundBy) }
      writer.member("linked_by") { $0.string(orNull: mention.linkedBy) }
      writer.member("confidence") {
        if let confidence = mention.confidence { $0.number(confidence) } else { $0.null() }
      }
    }
  }

  /// Writes an entity as an object.
  package func writeEntity(_ entity: Entity, to writer: inout JSONWriter) {
    let identifiers = entity.identifiers.mapValues(MetaValue.string)
    writer.object { writer in
      writer.member("id") { $0.string(entity.id) }
      writer.member("name") { $0.string(entity.name) }
      writer.member("kind") { $0.string(entity.kind.rawValue) }
      writer.member("aliases") { $0.strings(entity.aliases) }
      writer.member("roles") { $0.strings(entity.roles) }
      writer.member("identifiers") { $0.table(identifiers) }
      writer.member("mentions") { writer in
        writer.inline { $0.list(entity.mentions) { $0.integer($1) } }
      }
    }
  }

  /// Writes a quote as an object.
  package func writeQuote(_ quote: Quote, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("parts") { writeSpans(quote.parts, to: &$0) }
      writer.member("direct") { $0.bool(quote.isDirect) }
      writer.member("speaker") { $0.string(orNull: entityID(quote.speaker)) }
      writer.member("speaker_mention") {
        if let mention = quote.speakerMention { $0.integer(mention) } else { $0.null() }
      }
      writer.member("speaker_text") { writer in
        guard let span = quote.speakerSpan else { return writer.null() }
        writer.object { writeTextSpan(span, to: &$0) }
      }
      writer.member("cue") { writer in
        guard let cue = quote.cue else { return writer.null() }
        writer.object { writeTextSpan(cue, to: &$0) }
      }
      writer.member("cue_class") { $0.string(orNull: quote.cueClass?.rawValue) }
      writer.member("negated") { $0.bool(quote.isNegated) }
      writer.member("confidence") { $0.number(quote.confidence) }
      writer.member("found_by") { $0.string(quote.foundBy) }
    }
  }

  /// Writes a time as an object.
  package func writeTime(_ time: TimeExpression, to writer: inout JSONWriter) {
    writer.object { writer in
      writeTextSpan(time.span, to: &writer)
      writer.member("type") { $0.string(time.kind.rawValue) }
      writer.member("value") { $0.string(orNull: time.value) }
      if let modifier = time.modifier { writer.member("mod") { $0.string(modifier.rawValue) } }
      if let frequency = time.frequency { writer.member("freq") { $0.string(frequency) } }
      if let quantity = time.quantity { writer.member("quant") { $0.string(quantity) } }
      if let anchored = time.anchored {
        writer.member("starts") { $0.string(orNull: anchored.begin?.description) }
        writer.member("ends") { $0.string(orNull: anchored.finish?.description) }
      }
      writer.member("found_by") { $0.string(time.foundBy) }
    }
  }

  /// Writes a number as an object.
  package func writeNumber(_ number: NumberExpression, to writer: inout JSONWriter) {
    writer.object { writer in
      writeTextSpan(number.span, to: &writer)
      writer.member("kind") { $0.string(number.kind.rawValue) }
      writer.member("value") { $0.number(number.value) }
      writer.member("unit") { $0.string(orNull: number.unit) }
      if let modifier = number.modifier { writer.member("mod") { $0.string(modifier.rawValue) } }
      writer.member("found_by") { $0.string(number.foundBy) }
    }
  }

  /// Writes a claim as an object.
  package func writeClaim(_ claim: Claim, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("predicate") { $0.string(claim.predicate) }
      writer.member("subject") { $0.string(orNull: entityID(claim.subject)) }
      writer.member("object") { $0.string(orNull: entityID(claim.object)) }
      writer.member("subject_mention") { $0.integer(orNull: claim.mentions.subject) }
      writer.member("object_mention") { $0.integer(orNull: claim.mentions.object) }
      writer.member("time") { $0.string(orNull: claim.time) }
      writer.member("place") { $0.string(orNull: entityID(claim.place)) }
      writer.member("count") { $0.integer(orNull: claim.count) }
      writer.member("modality") { $0.string(claim.modality.rawValue) }
      writer.member("by") { $0.string(orNull: entityID(claim.by)) }
      writer.member("evidence") { writeSpan(claim.evidence, to: &$0) }
      writer.member("confidence") { $0.number(claim.confidence) }
      writer.member("found_by") { $0.string(claim.foundBy) }
    }
  }
}

extension Analysis {
  /// The headline in the text, or else the first sentence of the body, which stands in for a title
  /// that was not given; nil when there is neither.
  package var derivedTitle: String? {
    let headline = article.blocks.first { $0.kind == .headline }?.span
    return (headline ?? sentences.first).map { text[$0] }
  }
}
