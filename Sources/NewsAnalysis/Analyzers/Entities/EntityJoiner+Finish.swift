import NewsModel

extension EntityJoiner {
  /// Mentions in text order, an outer one before those inside it, and the entities in order of
  /// their first mention.
  consuming func finish() -> JoinedStory {
    let order = mentions.enumerated().sorted { left, right in
      let (a, b) = (left.element.span, right.element.span)
      if a.lowerBound != b.lowerBound { return a.lowerBound < b.lowerBound }
      if a.upperBound != b.upperBound { return a.upperBound > b.upperBound }
      return left.offset < right.offset
    }.map(\.offset)
    var sorted = order.map { mentions[$0] }
    var entities: [Entity] = []
    var numbers: [Int: Int] = [:]
    var ids: [String: Int] = [:]
    for index in sorted.indices {
      guard let draft = sorted[index].entity else { continue }
      let number = numbers[draft] ?? entities.count
      if number == entities.count {
        entities.append(entity(drafts[draft], &ids))
        numbers[draft] = number
      }
      sorted[index].entity = number
      entities[number].mentions.append(index)
      addAlias(sorted[index], to: &entities[number])
    }
    return JoinedStory(
      mentions: sorted, entities: entities, order: order, numbers: numbers, trace: trace)
  }

  private func entity(_ draft: EntityDraft, _ ids: inout [String: Int]) -> Entity {
    var entity = Entity(kind: draft.kind, name: draft.name)
    ids[entity.id, default: 0] += 1
    if let count = ids[entity.id], count > 1 { entity.id += "-\(count)" }
    entity.roles = draft.roles.map(\.text)
    if let holder = draft.holder { entity.identifiers["holder"] = holder }
    if draft.list == .countries, let country = draft.country {
      entity.identifiers["iso2"] = country
      if let wikidata = lexicons.wikidata[country] {
        entity.identifiers["wikidata"] = lexicons.string(wikidata)
      }
    }
    return entity
  }

  /// Adds the wording of a mention; pronouns and peoples are no names of an entity.
  private func addAlias(_ mention: Mention, to entity: inout Entity) {
    guard mention.form != .pronoun, mention.form != .demonym else { return }
    var wording = words.text[mention.span]
    if wording.hasPrefix("The ") { wording = "the " + wording.dropFirst(4) }
    if wording != entity.name, entity.aliases.count < 64, !entity.aliases.contains(wording) {
      entity.aliases.append(wording)
    }
  }
}
