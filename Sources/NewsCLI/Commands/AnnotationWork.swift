import CommandKit
import NewsCorpus

/// The work of `newslab corpus label` and `note`.
struct AnnotationWork {
  let store: String
  let session: Session
  let waits: Bool
  let isRemoved: Bool
  let by: String?

  /// Gives a label, takes one away, or shows all; the words are id, name and value.
  func label(_ words: [String]) throws {
    let usage = "newslab corpus label STORE ID NAME [VALUE]"
    let id = try id(words, most: isRemoved ? 2 : 3, usage: usage)
    guard words.count > 1 else {
      if isRemoved { throw CommandError.missingArgument("NAME", usage: usage) }
      let labels = try annotations(of: id).labels.map { ArticleCard.describe($0) }
      return try write(labels, orElse: "No labels.")
    }
    let who = try session.analyst(by)
    try change("label") { store throws(AnnotationError) in
      if isRemoved {
        try store.removeLabel(words[1], by: who, from: id)
      } else {
        let value = words.count > 2 ? words[2] : nil
        try store.add(ArticleLabel(words[1], value, by: who), to: id)
      }
    }
  }

  /// Adds a note, takes one away, or shows all; the words are id and text, or a number.
  func note(_ words: [String]) throws {
    let usage = "newslab corpus note STORE ID " + (isRemoved ? "--remove N" : "TEXT")
    let id = try id(words, most: 2, usage: usage)
    guard words.count > 1 else {
      if isRemoved { throw CommandError.missingArgument("N", usage: usage) }
      let notes = try annotations(of: id).notes.map { "\($0.number): \($0.text) (\($0.by))" }
      return try write(notes, orElse: "No notes.")
    }
    if isRemoved {
      guard let number = Int(words[1]), number > 0 else {
        throw CommandError.badValue(
          of: "argument 'N'", words[1], expected: "the number of a note", nearest: nil)
      }
      try change("note") { store throws(AnnotationError) in
        try store.removeNote(number, from: id)
      }
      return
    }
    let who = try session.analyst(by)
    try change("note") { store throws(AnnotationError) in
      try store.addNote(words[1], by: who, to: id)
    }
  }

  private func id(_ words: [String], most: Int, usage: String) throws -> String {
    guard let id = words.first else { throw CommandError.missingArgument("ID", usage: usage) }
    if words.count > most { throw CommandError.extraArgument(words[most], usage: usage) }
    return id
  }

  private func write(_ lines: [String], orElse sentence: String) throws {
    for line in lines.isEmpty ? [sentence] : lines {
      try session.output.write(VisibleText.of(line) + "\n")
    }
  }

  private func annotations(of id: String) throws -> ArticleAnnotations {
    let corpus = try StoreCorpus(path: store, tools: session.lazyTools())
    do throws(CorpusError) {
      return corpus.annotations(of: try corpus.article(id: id))
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Changes something as the only one that writes.
  private func change(
    _ action: String, _ body: (StoreAnnotations) throws(AnnotationError) -> some Any
  ) throws {
    // What is no store, or not there, must not get a lock.
    _ = try StoreFile.read(store)
    let lock = try session.lock(
      store, command: "newslab corpus \(action) \(store)", waits: waits, until: StopSignal())
    defer { withExtendedLifetime(lock) {} }
    let annotations = StoreAnnotations(try StoreFile.write(store))
    do throws(AnnotationError) {
      _ = try body(annotations)
    } catch {
      guard case .noArticle(let id) = error else {
        let isStore = if case .store = error { true } else { false }
        throw CommandFailure(isStore ? .inputOutput : .usage, error.description)
      }
      // The corpus knows the nearest id.
      _ = try self.annotations(of: id)
      throw CommandFailure(.usage, error.description)
    }
  }
}
