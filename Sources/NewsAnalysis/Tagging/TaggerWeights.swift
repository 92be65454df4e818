/// The tagger's weights and word classes, in a file that is mapped into memory.
///
/// The file is little-endian: a header of eight numbers, the scores of a label after another, then
/// the table of word classes and the table of features, in which each feature has a mark of 16 bits
/// and a row of signed bytes, one for each label. What the file says of its own parts is checked
/// once, when it is opened; all later reads stay inside these parts.
package final class TaggerWeights: Sendable {
  private let file: MappedFile
  private let layout: Layout
  private let shape: Shape
  /// The score of a label after another, ``TagSet/stride`` for each label before.
  package let transitions: [Float]
  /// The classes of words.
  package let clusters: WordClusters

  /// The number of bytes of a feature's row.
  static let rowBytes = 24
  /// How many places after its own a feature may stand at.
  static let reach = 24
  static let magic: UInt32 = 0x3147_544E
  /// Changes whenever features or the layout of the file do.
  static let version: UInt32 = 1

  private struct Layout {
    var marks = 0
    var rows = 0
    var slots = 0
  }

  /// What a file of weights is made for.
  package struct Shape: Sendable {
    /// The number of features of a word.
    package var width: Int
    /// The number of labels, at most ``TaggerWeights/rowBytes``.
    package var labels: Int
    /// Names, see ``TagSet``.
    package static let names = Shape(width: TaggerInput.width, labels: TagSet.count)

    /// Makes a shape.
    package init(width: Int, labels: Int) { (self.width, self.labels) = (width, labels) }
  }

  /// Maps a file of weights.
  ///
  /// - Throws: ``AnalysisError/badModel(_:_:)`` when it is missing, damaged or of another version.
  package init(path: String, shape: Shape = .names) throws(AnalysisError) {
    self.shape = shape
    guard let file = MappedFile(path) else { throw .badModel(path, "cannot be read") }
    self.file = file
    var reader = ModelReader(file: file)
    guard reader.number() == Self.magic else { throw .badModel(path, "is no model of newslab") }
    guard reader.number() == Self.version, reader.number() == UInt32(shape.width) else {
      throw .badModel(path, "was made for another version of newslab; train it again")
    }
    let scale = Float(bitPattern: reader.number())
    let words = Int(reader.number())
    let slots = Int(reader.number())
    _ = reader.number()
    let labels = Int(reader.number())
    let transitions = shape.labels * TagSet.stride
    let size =
      8 * 4 + transitions * 4 + words * 6 + slots * (2 + Self.rowBytes) + Self.reach * Self.rowBytes
      + Self.reach * 2
    guard labels == shape.labels, words > 0, words.nonzeroBitCount == 1, slots > 0,
      words < 1 << 24, slots < 1 << 26, scale.isFinite, size == file.count
    else { throw .badModel(path, "is damaged: its size does not fit what it says of itself") }
    self.transitions = reader.values(transitions, of: Float.self).map { $0 / scale }
    clusters = WordClusters(
      keys: reader.values(words, of: UInt32.self), paths: reader.values(words, of: UInt16.self))
    layout = Layout(
      marks: reader.position, rows: reader.position + 2 * (slots + Self.reach), slots: slots)
  }

  /// Adds the rows of some features to the scores of a word's labels.
  @inline(__always)
  func add(_ features: ArraySlice<UInt32>, to scores: UnsafeMutablePointer<Int16>) {
    file.withBytes { bytes in
      for feature in features {
        guard let row = row(of: feature, in: bytes) else { continue }
        for label in 0..<Self.rowBytes {
          scores[label] &+= Int16(
            bytes.load(fromByteOffset: row + label, as: Int8.self))
        }
      }
    }
  }

  /// Where the row of a feature begins; nil when it has no weights.
  @inline(__always)
  private func row(of feature: UInt32, in bytes: UnsafeRawBufferPointer) -> Int? {
    let home = Self.home(of: feature, slots: layout.slots)
    let mark = Self.mark(of: feature)
    var place = home
    while place < home + Self.reach {
      let found = bytes.loadUnaligned(fromByteOffset: layout.marks + 2 * place, as: UInt16.self)
      if found == mark { return layout.rows + place * Self.rowBytes }
      if found == 0 { return nil }
      place += 1
    }
    return nil
  }

  /// The weights of a feature for each label; nil when it has none.
  package func weights(of feature: UInt32) -> [Int8]? {
    file.withBytes { bytes in
      row(of: feature, in: bytes).map { row in
        (0..<shape.labels).map { bytes.load(fromByteOffset: row + $0, as: Int8.self) }
      }
    }
  }

  @inline(__always)
  static func home(of feature: UInt32, slots: Int) -> Int {
    Int((UInt64(feature) &* UInt64(slots)) >> 32)
  }

  @inline(__always)
  static func mark(of feature: UInt32) -> UInt16 {
    let mixed = feature &* 0x85EB_CA6B
    return UInt16(truncatingIfNeeded: mixed >> 13) | 1
  }
}

/// Reads the numbers of a mapped file one after the other; behind its end there are zeros.
private struct ModelReader {
  let file: MappedFile
  private(set) var position = 0

  init(file: MappedFile) { self.file = file }

  mutating func number() -> UInt32 {
    guard position + 4 <= file.count else { return 0 }
    defer { position += 4 }
    return file.withBytes { $0.loadUnaligned(fromByteOffset: position, as: UInt32.self) }
  }

  /// The next values in a row; empty when there are fewer.
  mutating func values<Value: BitwiseCopyable>(_ count: Int, of type: Value.Type) -> [Value] {
    let size = count * MemoryLayout<Value>.stride
    guard count >= 0, position + size <= file.count else { return [] }
    let start = position
    position += size
    return file.withBytes { bytes in
      [Value](unsafeUninitializedCapacity: count) { buffer, filled in
        UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + size]))
        filled = count
      }
    }
  }
}
