import NewsModel

/// Explains the mentions of one article; it joins them once more and notes what it thinks of.
package struct StoryExplainer {
  private let analysis: Analysis
  private let words: StoryWords
  private let joined: JoinedStory
  private let features: ((Mention) -> [MentionExplanation.Feature])?

  /// Joins the mentions of an article again.
  package init(_ analysis: Analysis, by explaining: Explaining) {
    (self.analysis, features) = (analysis, explaining.features?(analysis))
    (words, joined) = JoinedStory.join(analysis, by: explaining.lexicons, trace: LinkTrace())
  }

  /// Explains a mention of the analysis by its index.
  package func explanation(of index: Int) -> MentionExplanation {
    let mention = analysis.mentions[index]
    let origin = joined.order.indices.contains(index) ? joined.order[index] : -1
    let thoughts = joined.trace?.candidates[origin] ?? []
    return explanation(
      of: mention, evidence: joined.trace?.evidence[origin] ?? [],
      candidates: thoughts.map { thought in
        let entity = thought.draft.flatMap { joined.numbers[$0] }
        return MentionExplanation.Candidate(
          entity: entity.map { joined.entities[$0].id },
          name: entity.map { joined.entities[$0].name } ?? thought.name, reason: thought.reason)
      })
  }

  /// Explains a mention that something else added: what lists have, and its entity.
  package func explanation(
    of mention: Mention, evidence: [String] = [], candidates: [MentionExplanation.Candidate] = []
  ) -> MentionExplanation {
    let entities = analysis.entities
    let entity = mention.entity.flatMap { entities.indices.contains($0) ? entities[$0] : nil }
    return MentionExplanation(
      text: analysis.text[mention.span], mention: mention,
      features: features?(mention) ?? [], lists: lists(mention), entity: entity?.id,
      name: entity?.name, rule: mention.linkedBy.flatMap { LinkRule(rawValue: $0) },
      evidence: evidence, candidates: candidates)
  }

  /// The indexes of the mentions with these words, whatever their case, "the" left out; when there
  /// are none, of those that have the words inside.
  package func mentions(named text: String) -> [Int] {
    let wanted = Self.bare(text)
    guard !wanted.isEmpty else { return [] }
    let texts = analysis.mentions.map { Self.bare(analysis.text[$0.span]) }
    let same = texts.indices.filter { texts[$0] == wanted }
    return same.isEmpty ? texts.indices.filter { texts[$0].contains(wanted) } : same
  }

  private static func bare(_ text: String) -> String {
    let text = text.lowercased()
    return text.hasPrefix("the ") ? String(text.dropFirst(4)) : text
  }

  /// The indexes of the mentions that cover a byte.
  package func mentions(at position: Int) -> [Int] {
    analysis.mentions.indices.filter { analysis.mentions[$0].span.contains(position) }
  }

  private func lists(_ mention: Mention) -> [MentionExplanation.ListEntry] {
    var range = words.range(of: mention.span)
    guard !range.isEmpty else { return [] }
    if range.count > 1, words[range.lowerBound].hash == KnownWord.the {
      range = range.lowerBound + 1..<range.upperBound
    }
    let lexicons = words.lexicons
    var found: [MentionExplanation.ListEntry] = []
    for list in lexicons.imported {
      for entry in list.entries(named: words.text[words.span(range)]) {
        found.append(
          MentionExplanation.ListEntry(
            list: list.name, name: entry.name, kind: entry.kind.rawValue))
      }
    }
    found += lexicons.entries(words.key(range)).map { entry in
      MentionExplanation.ListEntry(
        list: "\(entry.list)", name: lexicons.name(of: entry), kind: entry.kind.rawValue)
    }
    if mention.form.isNamed { return found }
    for index in range {
      guard let title = words.longest(lexicons.titles, at: index, before: range.upperBound)
      else { continue }
      let entry = lexicons.titles.entries[title.entry]
      let info = lexicons.titleList[Int(entry.code.lowerBound)]
      found.append(
        MentionExplanation.ListEntry(
          list: "titles", name: lexicons.name(of: entry), kind: info.titleClass.rawValue))
      break
    }
    return found
  }
}

/// Gives for an analysis what a trained model went by when it found a mention, the strongest first.
package typealias MentionFeatures =
  @Sendable (Analysis) -> (Mention) -> [MentionExplanation.Feature]

/// What explanations are made of.
package struct Explaining: Sendable {
  let lexicons: Lexicons
  /// What the model that finds names says of a mention, or nil while there is no such model.
  let features: MentionFeatures?

  /// Takes the lists that the analyzers use, and what a model says for itself.
  package init(_ lexicons: Lexicons, features: MentionFeatures? = nil) {
    (self.lexicons, self.features) = (lexicons, features)
  }
}
