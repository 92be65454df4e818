/// Makes the bytes of a file of weights, as ``TaggerWeights`` reads them.
package struct TaggerWeightsWriter {
  /// The weights of each feature, one for each label.
  package var rows: [UInt32: [Float]]
  /// The score of a label after another, ``TagSet/stride`` for each label before.
  package var transitions: [Float]
  /// The classes of words.
  package var clusters: WordClusters
  private let shape: TaggerWeights.Shape

  /// Takes what is to be written.
  package init(
    rows: [UInt32: [Float]], transitions: [Float], clusters: WordClusters,
    shape: TaggerWeights.Shape = .names
  ) {
    (self.rows, self.transitions, self.clusters) = (rows, transitions, clusters)
    self.shape = shape
  }

  /// The bytes of the file; features whose weights are all next to nothing are left out.
  package func bytes() -> [UInt8] {
    var largest: Float = 0
    var all: [Float] = []
    for row in rows.values { for weight in row where weight != 0 { all.append(abs(weight)) } }
    all.sort()
    // The few weights beyond the largest thousandth are cut, so that the rest is finer.
    if !all.isEmpty { largest = all[min(all.count - 1, all.count * 9995 / 10_000)] }
    let scale = largest > 0 ? largest / 127 : 1
    var kept: [(feature: UInt32, row: [Int8])] = []
    for feature in rows.keys.sorted() {
      guard let row = rows[feature] else { continue }
      let quantised = row.map { Int8(max(-127, min(127, ($0 / scale).rounded()))) }
      if quantised.contains(where: { abs(Int($0)) > 2 }) { kept.append((feature, quantised)) }
    }
    var slots = max(16, kept.count * 10 / 8)
    var places: [Int: Int] = [:]
    while true {
      if let found = place(kept.map(\.feature), slots: slots) {
        places = found
        break
      }
      slots += slots / 8
    }
    return file(kept, places, slots: slots, scale: scale)
  }

  /// A place for each feature, by the feature's number; nil when one finds none near its own.
  private func place(_ features: [UInt32], slots: Int) -> [Int: Int]? {
    var isTaken = [Bool](repeating: false, count: slots + TaggerWeights.reach)
    var places: [Int: Int] = [:]
    for (number, feature) in features.enumerated() {
      let home = TaggerWeights.home(of: feature, slots: slots)
      var place = home
      while place < home + TaggerWeights.reach, isTaken[place] { place += 1 }
      guard place < home + TaggerWeights.reach else { return nil }
      isTaken[place] = true
      places[place] = number
    }
    return places
  }

  private func file(
    _ kept: [(feature: UInt32, row: [Int8])], _ places: [Int: Int], slots: Int, scale: Float
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    func add(_ number: UInt32) {
      for shift in [0, 8, 16, 24] as [UInt32] {
        bytes.append(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
    let words = clusters.table
    for number in [
      TaggerWeights.magic, TaggerWeights.version, UInt32(shape.width), scale.bitPattern,
      UInt32(words.keys.count), UInt32(slots), UInt32(kept.count), UInt32(shape.labels),
    ] { add(number) }
    for value in transitions { add(value.bitPattern) }
    for key in words.keys { add(key) }
    for path in words.paths { bytes += [UInt8(path & 0xFF), UInt8(path >> 8)] }
    for place in 0..<slots + TaggerWeights.reach {
      let mark = places[place].map { TaggerWeights.mark(of: kept[$0].feature) } ?? 0
      bytes += [UInt8(mark & 0xFF), UInt8(mark >> 8)]
    }
    for place in 0..<slots + TaggerWeights.reach {
      var row = [UInt8](repeating: 0, count: TaggerWeights.rowBytes)
      if let number = places[place] {
        for (label, weight) in kept[number].row.prefix(shape.labels).enumerated() {
          row[label] = UInt8(bitPattern: weight)
        }
      }
      bytes += row
    }
    return bytes
  }
}
