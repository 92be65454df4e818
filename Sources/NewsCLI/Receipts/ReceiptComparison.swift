import NewsScript

/// What differs between the receipt of a run and that of the same run done again.
struct ReceiptComparison {
  private let old: Receipt
  private let new: Receipt
  private let articles: [ArticleContent]?
  /// A line for each thing that differs.
  private(set) var differences: [String] = []

  /// Compares; `articles` are those of the new run, or nil when there are too many to name.
  init(_ old: Receipt, _ new: Receipt, articles: [ArticleContent]?) {
    (self.old, self.new, self.articles) = (old, new, articles)
    compare("newslab", old.version, new.version)
    if old.rules != new.rules {
      differences.append("rules: the lists or rules of the analysis are others")
    }
    compareCorpus()
    compare("selection", Self.shown(old.selection), Self.shown(new.selection))
    compareComponents()
    comparePlugins()
    compare("limits", old.limits.joined(separator: ", "), new.limits.joined(separator: ", "))
    compare(
      "permissions", old.permissions.joined(separator: ", "),
      new.permissions.joined(separator: ", "))
    compare("format", old.form.format, new.form.format)
    compare("articles that are left", old.counts.kept, new.counts.kept)
    compare("articles that failed", old.counts.failed, new.counts.failed)
    compare("records that cannot be read", old.counts.unreadable, new.counts.unreadable)
    compareResult()
  }

  private mutating func compare<Value: Equatable>(_ name: String, _ old: Value, _ new: Value) {
    if old != new { differences.append("\(name): was \(Self.text(old)), is \(Self.text(new))") }
  }

  private static func text(_ value: some Equatable) -> String {
    let text = "\(value)"
    return text.isEmpty ? "nothing" : text
  }

  private static func shown(_ values: [String: String]) -> String {
    values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
  }

  private mutating func compareCorpus() {
    guard old.corpus.fingerprint != new.corpus.fingerprint else { return }
    let counts = "\(old.corpus.count) articles, now \(new.corpus.count)"
    guard let articles, old.corpus.marks.count == old.corpus.count else {
      differences.append("corpus: the articles are others (\(counts))")
      return
    }
    let changes = CorpusChanges(old.corpus.marks, articles)
    guard changes.isAny else {
      differences.append("corpus: the same articles in another order")
      return
    }
    var parts: [String] = []
    if changes.gone > 0 { parts.append("\(changes.gone) fewer") }
    if !changes.new.isEmpty { parts.append("\(changes.new.count) more\(Self.names(changes.new))") }
    if !changes.changed.isEmpty {
      parts.append("\(changes.changed.count) changed\(Self.names(changes.changed))")
    }
    differences.append("corpus: \(parts.joined(separator: ", ")) (\(counts))")
  }

  private static func names(_ ids: [String]) -> String {
    let shown = ids.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
    return ids.count > 3 ? " (\(shown) …)" : " (\(shown))"
  }

  private mutating func compareComponents() {
    let names = { (receipt: Receipt) in
      receipt.components.map { "\($0.kind) '\($0.name)'" }
    }
    guard names(old) == names(new) else {
      compare(
        "components", names(old).joined(separator: ", "), names(new).joined(separator: ", "))
      return
    }
    for (before, after) in zip(old.components, new.components) {
      let title = "\(before.kind) '\(before.name)'"
      compare("\(title), source", before.source, after.source)
      if before.code != after.code { differences.append("\(title): its code is another") }
      for name in Set(before.options.keys).union(after.options.keys).sorted() {
        compare(
          "\(title), option \(name)", before.options[name] ?? "not set",
          after.options[name] ?? "not set")
      }
      compare("\(title), statuses", before.statuses.shown, after.statuses.shown)
    }
  }

  private mutating func comparePlugins() {
    let known = { (receipt: Receipt, name: String) in
      receipt.plugins.first { $0.name == name }
    }
    for name in Set((old.plugins + new.plugins).map(\.name)).sorted() {
      let (before, after) = (known(old, name), known(new, name))
      if before?.version != after?.version {
        compare(
          "plugin '\(name)'", before?.version ?? "not there", after?.version ?? "not there")
      } else if before != after {
        differences.append("plugin '\(name)': its files are others, though not its version")
      }
    }
  }

  private mutating func compareResult() {
    guard old.sha256 != new.sha256 else { return }
    differences.append(
      "result: was \(old.bytes) bytes with SHA-256 \(old.sha256.prefix(16))…, is \(new.bytes) "
        + "with \(new.sha256.prefix(16))…")
  }
}

extension RunCounts.Statuses {
  /// The counts in words.
  fileprivate var shown: String { "\(ok) ok, \(skipped) skipped, \(error) error, \(limit) limit" }
}

/// What became of the articles of a corpus since their marks were noted.
private struct CorpusChanges {
  /// How many are not there any more.
  private(set) var gone = 0
  /// The ids of those that were not there.
  private(set) var new: [String] = []
  /// The ids of those that say something else.
  private(set) var changed: [String] = []

  init(_ marks: [String], _ articles: [ArticleContent]) {
    var known: [Substring: [Substring]] = [:]
    for mark in marks {
      known[mark.prefix(8), default: []].append(mark.dropFirst(9))
    }
    var moved: [(id: String, key: Substring)] = []
    for article in articles {
      let mark = article.mark
      let key = mark.prefix(8)
      if let place = known[key]?.firstIndex(of: mark.dropFirst(9)) {
        known[key]?.remove(at: place)
      } else {
        moved.append((article.id, key))
      }
    }
    for (id, key) in moved {
      if known[key]?.popLast() == nil { new.append(id) } else { changed.append(id) }
    }
    gone = known.values.reduce(0) { $0 + $1.count }
  }

  var isAny: Bool { gone > 0 || !new.isEmpty || !changed.isEmpty }
}
