import NewsCorpus
import NewsModel

/// The work of `newslab entity merge|split|alias|confirm`: writes down what an analyst decides.
struct EntityDecider {
  private let source: EntitySource
  private let session: Session
  private let by: String

  /// Takes who decides, else `$USER`.
  init(_ source: EntitySource, by: String?, session: Session) throws(CommandFailure) {
    (self.source, self.session) = (source, session)
    self.by = try session.analyst(by)
  }

  /// Makes one entity of two.
  func merge(_ from: String, into target: String) throws {
    try change { file, table in
      let (one, other) = (try entity(from, in: table), try entity(target, in: table))
      // An id that was merged before may go elsewhere now.
      let isFound = try table.ids(of: one).contains(from)
      let id = isFound ? from : one.id
      let decision = try decision(id, .merge, other.id)
      if one.id == other.id, !isFound || id == other.id {
        throw CommandFailure(.usage, "'\(from)' and '\(target)' are one entity already: \(one.id)")
      }
      try replace(&file) { $0.entity == id && $0.verb == .merge && $0.value != other.id }
      file.add(decision)
      return [other.id]
    }
  }

  /// Says that wordings do not mean an entity.
  func split(_ names: [String], from name: String) throws {
    try change { file, table in
      let entity = try entity(name, in: table)
      let known = try table.names(of: entity)
      var changed = [entity.id]
      for name in names {
        let wording = try wording(name, among: known, of: entity)
        let decision = try decision(entity.id, .split, wording)
        let ids = Set(try table.ids(of: entity))
        try replace(&file) {
          $0.verb == .alias && ids.contains($0.entity) && $0.value == wording
            || $0.verb == .merge && $0.entity == decision.splitID && ids.contains($0.value)
        }
        file.add(decision)
        changed.append(decision.splitID)
      }
      return changed
    }
  }

  /// Adds wordings to an entity.
  func alias(_ names: [String], of name: String) throws {
    try change { file, table in
      let entity = try entity(name, in: table)
      let ids = Set(try table.ids(of: entity) + [entity.id])
      for name in names {
        let decision = try decision(entity.id, .alias, name)
        try replace(&file) { $0.verb == .split && ids.contains($0.entity) && $0.value == name }
        file.add(decision)
      }
      return [entity.id]
    }
  }

  /// Settles name and kind: those that are given, or both as they are.
  func confirm(_ entity: String, name: String?, kind: Entity.Kind?) throws {
    try change { file, table in
      let row = try self.entity(entity, in: table)
      let isPlain = name == nil && kind == nil
      if let name = name ?? (isPlain ? row.name : nil) {
        let decision = try decision(row.id, .name, name)
        try replace(&file) { $0.entity == row.id && $0.verb == .name && $0.value != name }
        file.add(decision)
      }
      if let kind = kind?.rawValue ?? (isPlain ? row.kind : nil) {
        let decision = try decision(row.id, .kind, kind)
        try replace(&file) { $0.entity == row.id && $0.verb == .kind && $0.value != kind }
        file.add(decision)
      }
      return [row.id]
    }
  }

  // What they have in common.

  /// Changes the file, then the table, and shows the entities that the body names.
  private func change(
    _ body: (inout EntityDecisionFile, EntityTable) throws -> [String]
  ) throws {
    var file = try source.decisions()
    let changed = try session.withStore { try body(&file, source.table(file)) }
    do throws(FileError) {
      try file.write()
    } catch {
      throw CommandFailure(.inputOutput, "'\(file.path)' cannot be written: \(error)")
    }
    let written = try source.decisions()
    let table = try source.table(written)
    try session.withStore {
      for id in changed {
        for row in try table.entities(named: id) {
          try session.output.write(VisibleText.of(EntityPage.line(of: row)) + "\n")
        }
      }
    }
    if source.report(written) { throw CommandFailure(.failures) }
  }

  private func decision(
    _ entity: String, _ verb: EntityDecision.Verb, _ value: String
  ) throws(CommandFailure) -> EntityDecision {
    do throws(EntityDecisionProblem) {
      return try EntityDecision(entity, verb, value, by: by)
    } catch {
      throw CommandFailure(.usage, error.description)
    }
  }

  /// Takes decisions out that the new one contradicts, and says whose they were.
  private func replace(
    _ file: inout EntityDecisionFile, where isUnwanted: (EntityDecision) -> Bool
  ) throws {
    for old in file.remove(where: isUnwanted) {
      session.report(Diagnostic(.note, "takes the place of '\(old.shown)'"))
    }
  }

  private func entity(_ name: String, in table: EntityTable) throws -> EntityTable.Row {
    try session.entity(name, in: table, of: source.path)
  }

  /// The wording as the entity has it; case does not matter.
  private func wording(
    _ name: String, among known: [EntityTable.Name], of entity: EntityTable.Row
  ) throws(CommandFailure) -> String {
    let names = known.map(\.name)
    if names.contains(name) { return name }
    let same = names.filter { $0.lowercased() == name.lowercased() }
    if same.count == 1 { return same[0] }
    throw CommandFailure(
      .usage,
      "'\(entity.id)' has no name '\(name)'; it is called "
        + names.prefix(12).map { "'\($0)'" }.joined(separator: ", "))
  }
}

extension Session {
  /// Who decides: the one given, else `$USER`.
  func analyst(_ name: String?) throws(CommandFailure) -> String {
    if let name = name ?? environment["USER"] ?? environment["LOGNAME"], !name.isEmpty {
      return name
    }
    throw CommandFailure(.usage, "nobody knows who you are; say it with --by")
  }

  /// The one entity that a name or id means.
  func entity(
    _ name: String, in table: EntityTable, of corpus: String
  ) throws -> EntityTable.Row {
    let rows = try table.entities(named: name)
    if rows.count == 1 { return rows[0] }
    let exact = rows.filter { $0.name == name }
    if exact.count == 1 { return exact[0] }
    guard rows.isEmpty else {
      throw CommandFailure(
        .usage, "'\(name)' means several entities of '\(corpus)'; give one of the ids",
        notes: rows.prefix(20).map(EntityPage.line))
    }
    let nearest = try table.nearest(to: name)
    throw CommandFailure(
      .usage,
      "no entity '\(name)' in '\(corpus)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
  }
}
