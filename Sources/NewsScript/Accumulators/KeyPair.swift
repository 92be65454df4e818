/// Two names; which is first may count or not.
struct KeyPair: Hashable, Comparable, Sendable {
  let first: KeyText
  let second: KeyText

  init(_ first: KeyText, _ second: KeyText) { (self.first, self.second) = (first, second) }

  /// Two names without an order: the one whose bytes come first is first.
  init(unordered left: KeyText, _ right: KeyText) {
    self = right < left ? KeyPair(right, left) : KeyPair(left, right)
  }

  static func < (left: KeyPair, right: KeyPair) -> Bool {
    left.first != right.first ? left.first < right.first : left.second < right.second
  }

  var byteCount: Int { first.byteCount + second.byteCount }
}
