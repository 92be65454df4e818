import NewsModel

/// The labels that the tagger gives to words: outside, or the beginning or inside of a name of one
/// of ten kinds.
package enum TagSet {
  /// The kinds that the tagger knows, in the order of their labels.
  package static let kinds: [Entity.Kind] = [
    .person, .org, .gpe, .loc, .fac, .event, .norp, .workOfArt, .product, .law,
  ]
  /// The label of a word that belongs to no name.
  package static let outside = 0
  /// The number of labels.
  package static let count = 1 + 2 * kinds.count
  /// The number of weights in a row, with padding.
  package static let stride = 32

  /// The label of the first word of a name.
  package static func begin(_ kind: Int) -> Int { 1 + 2 * kind }
  /// The label of a further word of a name.
  package static func inside(_ kind: Int) -> Int { 2 + 2 * kind }
  /// Whether a label begins a name.
  package static func isBegin(_ label: Int) -> Bool { label & 1 == 1 }
  /// Whether a label goes on with a name.
  package static func isInside(_ label: Int) -> Bool { label > 0 && label & 1 == 0 }
  /// The index of the kind of a label that is not ``outside``.
  package static func kind(_ label: Int) -> Int { (label - 1) / 2 }

  /// The index of a kind, or nil when the tagger does not know it.
  package static func index(of kind: Entity.Kind) -> Int? { kinds.firstIndex(of: kind) }

  /// Labels as a set of bits.
  package static func bit(_ label: Int) -> UInt32 { 1 << UInt32(label) }
  /// All labels.
  package static let all: UInt32 = (1 << UInt32(count)) - 1
}
