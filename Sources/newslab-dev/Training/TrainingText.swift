import NewsModel

/// A piece of text with the names that people marked in it.
struct TrainingText {
  /// A marked name.
  struct Name {
    /// Where it stands, in bytes.
    var span: Range<Int>
    /// The kinds it may have, as bits of indices into the tagger's kinds.
    var kinds: UInt16
    /// Whether it may as well be no name.
    var isOptional = false
  }
  /// The set it comes from.
  var set: String
  /// Its name inside the set; what belongs together begins with the same words.
  var id: String
  var text: String
  var names: [Name]
  /// Where a name may stand that the set does not call one.
  var doubtful: [Range<Int>] = []
  /// The kinds that the set does not mark: what it calls no name may be one of these.
  var unmarked: UInt16
  /// Which of three parts of its set it belongs to; -1 for what is always trained on.
  var part: Int
}

/// Kinds as sets of bits.
enum KindSet {
  static let person: UInt16 = 1 << 0
  static let org: UInt16 = 1 << 1
  static let gpe: UInt16 = 1 << 2
  static let loc: UInt16 = 1 << 3
  static let fac: UInt16 = 1 << 4
  static let event: UInt16 = 1 << 5
  static let norp: UInt16 = 1 << 6
  static let work: UInt16 = 1 << 7
  static let product: UInt16 = 1 << 8
  static let law: UInt16 = 1 << 9
  static let place: UInt16 = gpe | loc | fac
  static let other: UInt16 = event | work | product | law
}

/// Bytes of a text by Unicode scalars.
struct ScalarOffsets {
  private let starts: [Int]

  init(_ text: String) {
    var starts: [Int] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      starts.append(offset)
      offset += UTF8.width(scalar)
    }
    starts.append(offset)
    self.starts = starts
  }

  subscript(_ scalar: Int) -> Int { starts[min(max(0, scalar), starts.count - 1)] }
}
