import LineEditor

/// Gathers candidates for one range: those that begin with what is typed.
struct CandidateList {
  private let prefix: String
  private let range: Range<Int>
  private var candidates: [Completion] = []
  private var others: [Completion] = []
  private var known: Set<String> = []
  /// What is said below the candidates when there may be more.
  private var more: String?
  /// No more are shown.
  static let limit = 300

  /// Begins for what is typed already.
  init(_ prefix: String, at range: Range<Int>) { (self.prefix, self.range) = (prefix, range) }

  /// Adds a candidate when its name begins with what is typed; of two of a name the first counts.
  mutating func add(
    _ name: String, text: String? = nil, label: String? = nil, summary: String = ""
  ) {
    let isExact = name.utf8.starts(with: prefix.utf8)
    guard isExact || Self.begins(name, with: prefix), known.insert(text ?? name).inserted else {
      return
    }
    let completion = Completion(text ?? name, label: label ?? name, summary: summary)
    if isExact { candidates.append(completion) } else { others.append(completion) }
  }

  /// Says that not all names were looked at.
  mutating func noteMore(_ text: String) { more = text }

  /// Whether a name begins with letters, in any case.
  static func begins(_ name: String, with prefix: String) -> Bool {
    guard name.utf8.count >= prefix.utf8.count else { return false }
    return name.lowercased().hasPrefix(prefix.lowercased())
  }

  /// The candidates: those that are written as what is typed, else those in another case; nil when
  /// there are none.
  var completions: Completions? {
    var shown = candidates.isEmpty ? others : candidates
    guard !shown.isEmpty else { return nil }
    var note = more
    if shown.count > Self.limit {
      note = "… \(shown.count - Self.limit) more"
      shown = Array(shown.prefix(Self.limit))
    }
    // What is said stands in the list and changes nothing that is typed.
    if let note { shown.append(Completion(prefix, label: note)) }
    return Completions(range: range, candidates: shown)
  }
}
