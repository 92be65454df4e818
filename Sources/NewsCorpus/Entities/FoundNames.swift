import NewsAnalysis
import NewsModel

/// What an article calls an entity: a wording of one id.
package struct FoundName: Hashable, Sendable {
  /// What a wording is.
  package enum Sort: String, Sendable {
    case name
    /// What a person is called by office.
    case role
  }

  /// The id that the article has for the entity.
  package var id: String
  /// The kind that it has there.
  package var kind: Entity.Kind
  /// Whether it is a name.
  package var sort: Sort
  /// The wording, with single spaces.
  package var name: String
  /// Identifiers elsewhere, as a JSON object, or an empty string.
  package var identifiers: String

  /// Makes a wording.
  package init(
    id: String, kind: Entity.Kind, sort: Sort = .name, name: String, identifiers: String = ""
  ) {
    (self.id, self.kind, self.sort, self.name) = (id, kind, sort, name)
    self.identifiers = identifiers
  }
}

/// What the analysis of one article says for the entity table: wordings with their counts, and who
/// is quoted.
package struct FoundNames: Sendable {
  /// How often a wording is used.
  package struct Use: Hashable, Sendable {
    /// How often it stands there, or something that is no name for it.
    package var mentions = 0
    /// Whether it is the best name that the article has.
    package var isBest = false
    /// Makes a use.
    package init(mentions: Int = 0, isBest: Bool = false) {
      (self.mentions, self.isBest) = (mentions, isBest)
    }
  }

  /// The wordings, in order of their appearance.
  package private(set) var names: [FoundName] = []
  /// How each is used.
  package private(set) var uses: [FoundName: Use] = [:]
  /// A quote, and the wording of its speaker if it has one.
  struct Said: Sendable {
    var quote: Quote
    var speaker: FoundName?
    var cue: String?
  }

  /// The quotes, in order.
  private(set) var said: [Said] = []

  /// Takes wordings as they are; one that is given twice counts twice.
  package init(_ uses: [(FoundName, Use)]) {
    for (name, use) in uses { note(name, use) }
  }

  /// Looks through mentions, entities and quotes.
  ///
  /// Pronouns, roles and other wordings that are no names count for the best name.
  package init(_ analysis: Analysis) {
    let (text, mentions, entities) = (analysis.text, analysis.mentions, analysis.entities)
    var wordings: [Int: FoundName] = [:]
    for entity in entities {
      let best = Self.name(of: entity)
      note(best, Use(mentions: 0, isBest: true))
      for index in entity.mentions where mentions.indices.contains(index) {
        let mention = mentions[index]
        let wording = Self.wording(of: mention, text[mention.span], best)
        wordings[index] = wording
        note(wording, Use(mentions: 1))
      }
      for role in entity.roles {
        var found = best
        (found.sort, found.name) = (.role, Self.spaced(role))
        if !found.name.isEmpty { note(found, Use()) }
      }
    }
    for quote in analysis.quotes {
      var said = Said(quote: quote, cue: quote.cue.map { Self.spaced(text[$0]) })
      if let speaker = quote.speaker, entities.indices.contains(speaker) {
        let named = quote.speakerMention.flatMap { mention in
          entities[speaker].mentions.contains(mention) ? wordings[mention] : nil
        }
        said.speaker = named ?? Self.name(of: entities[speaker])
      }
      self.said.append(said)
    }
  }

  private mutating func note(_ name: FoundName, _ use: Use) {
    guard var known = uses[name] else {
      names.append(name)
      uses[name] = use
      return
    }
    known.mentions += use.mentions
    known.isBest = known.isBest || use.isBest
    uses[name] = known
  }

  private static func name(of entity: Entity) -> FoundName {
    var identifiers = ""
    if !entity.identifiers.isEmpty {
      let table = entity.identifiers.mapValues { MetaValue.string($0) }
      identifiers = StoredJSON.bytes(table).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
    return FoundName(
      id: entity.id, kind: entity.kind, sort: .name, name: spaced(entity.name),
      identifiers: identifiers)
  }

  /// The best name with another wording, when the mention is a name.
  private static func wording(of mention: Mention, _ text: String, _ best: FoundName) -> FoundName {
    guard mention.form == .name || mention.form == .surname || mention.form == .acronym else {
      return best
    }
    var name = spaced(text)
    if name == best.name { return best }
    for end in ["'s", "’s"] where name.hasSuffix(end) { name.removeLast(2) }
    if !best.name.hasPrefix("The ") {
      for start in ["the ", "The "] where name.hasPrefix(start) { name.removeFirst(4) }
    }
    if name.isEmpty { return best }
    var found = best
    found.name = name
    return found
  }

  /// The words with a space between each two; control characters count as spaces.
  private static func spaced(_ text: String) -> String {
    text.split { $0.isWhitespace || $0.unicodeScalars.allSatisfy { $0.value < 0x20 } }
      .joined(separator: " ")
  }
}
