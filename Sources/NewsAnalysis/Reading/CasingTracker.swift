import NewsModel

/// Collects the case of a word's letters, part by part ("Anti-Terrorist" has two parts).
struct CasingTracker {
  private var first: ByteClass = []
  private var starts: ByteClass = []
  private var inner: ByteClass = []
  private var isAtStart = true

  /// Takes the next letter or digit.
  @inline(__always)
  mutating func add(_ kind: ByteClass) {
    if isAtStart { begin(kind) } else { inner.formUnion(kind) }
  }

  /// Takes the classes of letters and digits that follow the first one.
  @inline(__always)
  mutating func addInner(_ kinds: ByteClass) { inner.formUnion(kinds) }

  private mutating func begin(_ kind: ByteClass) {
    if first.isEmpty { first = kind } else { starts.formUnion(kind) }
    isAtStart = false
  }

  /// Says that the next letter begins a part, after a hyphen or an apostrophe.
  mutating func beginPart() { isAtStart = true }

  /// The casing of the letters so far.
  var casing: Token.Casing {
    let all = first.union(starts).union(inner)
    guard !all.isDisjoint(with: [.lower, .upper]) else { return .none }
    if !all.contains(.upper) { return .lower }
    if !all.contains(.lower) {
      return starts.contains(.upper) || inner.contains(.upper) ? .upper : .title
    }
    return first.contains(.upper) && !inner.contains(.upper) ? .title : .mixed
  }
}
