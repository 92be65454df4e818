import NewsAnalysis
import NewsModel

extension PackedReader {
  /// A layer of a text of some length.
  mutating func tokens(within length: Int) throws(Damaged) -> [Token] {
    let count = try count()
    var tokens: [Token] = []
    tokens.reserveCapacity(count)
    var end = 0
    for _ in 0..<count {
      let head = try number()
      let size = try number()
      let start = end + head / 30
      guard start <= length, size <= length - start,
        let kind = Token.Kind(rawValue: UInt8(head % 30 / 5)),
        let casing = Token.Casing(rawValue: UInt8(head % 5))
      else { throw Damaged() }
      end = start + size
      tokens.append(Token(start: start, end: end, kind: kind, casing: casing))
    }
    return tokens
  }

  /// Spans in order.
  mutating func spans(within length: Int) throws(Damaged) -> [TextSpan] {
    let count = try count()
    var spans: [TextSpan] = []
    spans.reserveCapacity(count)
    var end = 0
    for _ in 0..<count {
      let start = end + (try signed())
      let span = try span(from: start, within: length)
      spans.append(span)
      end = span.upperBound
    }
    return spans
  }

  private mutating func span(from start: Int, within length: Int) throws(Damaged) -> TextSpan {
    let size = try number()
    guard start >= 0, start <= length, size <= length - start else { throw Damaged() }
    return start..<start + size
  }

  private mutating func requiredSpan(within length: Int) throws(Damaged) -> TextSpan {
    guard let span = try span(within: length) else { throw Damaged() }
    return span
  }

  private mutating func strings() throws(Damaged) -> [String] {
    let count = try count()
    var strings: [String] = []
    for _ in 0..<count { strings.append(try string()) }
    return strings
  }

  private mutating func value<Case: CaseIterable>() throws(Damaged) -> Case {
    let number = try number()
    guard let value = Case.allCases.dropFirst(number).first else { throw Damaged() }
    return value
  }

  /// A number below a limit, or nil.
  private mutating func index(below limit: Int) throws(Damaged) -> Int? {
    guard let index = try optionalNumber() else { return nil }
    guard index < limit else { throw Damaged() }
    return index
  }

  /// Mentions of some number of entities.
  mutating func mentions(within length: Int, entities: Int) throws(Damaged) -> [Mention] {
    let words = try strings()
    let count = try count()
    var mentions: [Mention] = []
    mentions.reserveCapacity(count)
    var start = 0
    for _ in 0..<count {
      start += try signed()
      let span = try span(from: start, within: length)
      let kind: Entity.Kind = try value()
      let form: Mention.Form = try value()
      let entity = try index(below: entities)
      let foundBy = try number()
      let linkedBy = try index(below: words.count)
      let confidence = try number() == 0 ? nil : try double()
      guard foundBy < words.count else { throw Damaged() }
      mentions.append(
        Mention(
          span: span, kind: kind, form: form, entity: entity, foundBy: words[foundBy],
          linkedBy: linkedBy.map { words[$0] }, confidence: confidence))
    }
    return mentions
  }

  /// Entities; that their mentions are there is checked by whoever has these.
  mutating func entities() throws(Damaged) -> [Entity] {
    let count = try count()
    var entities: [Entity] = []
    entities.reserveCapacity(count)
    for _ in 0..<count {
      let id = try string()
      let name = try string()
      var entity = Entity(kind: try value(), name: name, id: id)
      entity.aliases = try strings()
      entity.roles = try strings()
      let identifiers = try strings()
      guard identifiers.count % 2 == 0 else { throw Damaged() }
      for index in stride(from: 0, to: identifiers.count, by: 2) {
        entity.identifiers[identifiers[index]] = identifiers[index + 1]
      }
      let mentions = try self.count()
      for _ in 0..<mentions { entity.mentions.append(try number()) }
      entities.append(entity)
    }
    return entities
  }

  /// Quotes of some number of entities and mentions.
  mutating func quotes(
    within length: Int, entities: Int, mentions: Int
  ) throws(Damaged) -> [Quote] {
    let count = try count()
    var quotes: [Quote] = []
    for _ in 0..<count {
      let parts = try spans(within: length)
      guard !parts.isEmpty else { throw Damaged() }
      let isDirect = try number() == 1
      let speaker = try index(below: entities)
      let mention = try index(below: mentions)
      let speakerSpan = try span(within: length)
      let cue = try span(within: length)
      let cueClass = try optionalString().map { name throws(Damaged) in
        guard let known = CueClass(rawValue: name) else { throw Damaged() }
        return known
      }
      let isNegated = try number() == 1
      let confidence = try double()
      quotes.append(
        Quote(
          parts: parts, isDirect: isDirect, speaker: speaker, speakerMention: mention,
          speakerSpan: speakerSpan, cue: cue, cueClass: cueClass, isNegated: isNegated,
          confidence: confidence, foundBy: try string()))
    }
    return quotes
  }

  /// Time expressions.
  mutating func times(within length: Int) throws(Damaged) -> [TimeExpression] {
    let count = try count()
    var times: [TimeExpression] = []
    for _ in 0..<count {
      let span = try requiredSpan(within: length)
      let kind: TimeExpression.Kind = try value()
      let value = try optionalString()
      let modifier = try optionalString().map { name throws(Damaged) in
        guard let modifier = TimeModifier(rawValue: name) else { throw Damaged() }
        return modifier
      }
      let (frequency, quantity) = (try optionalString(), try optionalString())
      let (begin, finish) = (try optionalDate(), try optionalDate())
      var time = TimeExpression(
        span: span, kind: kind, value: value, modifier: modifier, foundBy: try string())
      (time.frequency, time.quantity) = (frequency, quantity)
      if begin != nil || finish != nil { time.anchored = TimeBounds(begin: begin, finish: finish) }
      times.append(time)
    }
    return times
  }

  private mutating func optionalDate() throws(Damaged) -> NewsDate? {
    guard let text = try optionalString() else { return nil }
    guard let date = NewsDate(iso8601: text) else { throw Damaged() }
    return date
  }

  /// Claims about some number of entities, by some number of mentions.
  mutating func claims(
    within length: Int, entities: Int, mentions: Int
  ) throws(Damaged) -> [Claim] {
    let count = try count()
    var claims: [Claim] = []
    for _ in 0..<count {
      let predicate = try string()
      let subject = try number()
      guard subject < entities else { throw Damaged() }
      let object = try index(below: entities)
      var words = Claim.Mentions()
      words.subject = try index(below: mentions)
      words.object = try index(below: mentions)
      let time = try optionalString()
      let place = try index(below: entities)
      let number = try optionalNumber()
      let modality: Claim.Modality = try value()
      let by = try index(below: entities)
      let evidence = try requiredSpan(within: length)
      let confidence = try double()
      claims.append(
        Claim(
          predicate: predicate, subject: subject, object: object, mentions: words, time: time,
          place: place, count: number, modality: modality, by: by, evidence: evidence,
          confidence: confidence, foundBy: try string()))
    }
    return claims
  }
}
