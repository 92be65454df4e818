import NewsModel

extension EntityJoiner {
  /// Joins names that an imported list has for one thing; false when it has none, or when it has
  /// the name for several things.
  mutating func joinImported(_ index: Int) -> Bool {
    let mention = mentions[index]
    guard mention.form != .demonym, let list = ImportedNames.list(lexicons.imported, of: mention)
    else { return false }
    let entries = list.entries(named: words.text[mention.span]).filter { $0.kind == mention.kind }
    guard let entry = entries.first,
      entries.allSatisfy({ $0.name == entry.name && $0.id == entry.id })
    else { return false }
    let key = Lexicons.key(of: entry.name)
    let isNew = drafts.count
    let head = words[ranges[index].upperBound - 1].hash
    var new = EntityDraft(kind: entry.kind, name: entry.name, key: key, head: head)
    if let known = lexicons.entries(key).first(where: { $0.kind == entry.kind }) {
      new.list = known.list
      new.country = lexicons.code(of: known)
    }
    let draft = draft(entry.kind, key: key, new)
    if draft == isNew { define(draft, ranges[index]) }
    link(index, draft, .list)
    return true
  }
}
