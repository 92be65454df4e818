import NewsModel

extension ImportedNames {
  /// Gives entities the ids that imported lists have for their names, by the name of the list.
  static func identify(
    _ entities: inout [Entity], by mentions: [Mention], of story: StoryWords
  ) {
    let lists = story.lexicons.imported
    guard !lists.isEmpty else { return }
    for mention in mentions {
      guard let entity = mention.entity, let list = list(lists, of: mention),
        entities[entity].identifiers[list.name] == nil
      else { continue }
      let entries = list.entries(named: story.text[mention.span])
      guard let entry = entries.first(where: { $0.kind == mention.kind && !$0.id.isEmpty })
      else { continue }
      entities[entity].identifiers[list.name] = entry.id
    }
  }

  /// The imported list by which a mention was found.
  static func list(_ lists: [Gazetteer], of mention: Mention) -> Gazetteer? {
    guard mention.foundBy.utf8.starts(with: rule("").utf8) else { return nil }
    return lists.first { rule($0.name) == mention.foundBy }
  }
}
