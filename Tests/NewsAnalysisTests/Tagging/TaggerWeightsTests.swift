import Foundation
import NewsAnalysis
import TestSupport
import Testing

struct TaggerWeightsTests {
  private static func model() -> [UInt8] {
    var rows: [UInt32: [Float]] = [:]
    for number in 0..<300 {
      var row = [Float](repeating: 0, count: TagSet.count)
      row[number % TagSet.count] = Float(number % 50 + 10) * (number % 2 == 0 ? 1 : -1)
      rows[UInt32(number) &* 0x9E37_79B9] = row
    }
    var transitions = [Float](repeating: 0, count: TagSet.count * TagSet.stride)
    transitions[5] = -3
    let words = [(key: WordClusters.key(77, isCapital: true), path: UInt16(0b1011))]
    return TaggerWeightsWriter(
      rows: rows, transitions: transitions, clusters: WordClusters(words)
    ).bytes()
  }

  private static func open(_ bytes: [UInt8]) throws -> TaggerWeights {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).model")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    return try TaggerWeights(path: file.path)
  }

  @Test func `what was written is read`() throws {
    let weights = try Self.open(Self.model())
    #expect(weights.clusters.path(77, isCapital: true) == 0b1011)
    #expect(weights.clusters.path(77, isCapital: false) == 0)
    #expect(weights.transitions[5] < 0)
    for number in 0..<300 {
      let row = try #require(weights.weights(of: UInt32(number) &* 0x9E37_79B9))
      let label = number % TagSet.count
      #expect(row[label] != 0 && (row[label] > 0) == (number % 2 == 0))
      #expect(row.enumerated().allSatisfy { $0.offset == label || $0.element == 0 })
    }
  }

  @Test func `a file that is cut or changed is refused or harmless`() throws {
    let bytes = Self.model()
    for count in [0, 3, 31, 32, 100, bytes.count - 1] {
      #expect(throws: AnalysisError.self) { try Self.open(Array(bytes.prefix(count))) }
    }
    #expect(throws: AnalysisError.self) { try Self.open(bytes + [0]) }
    var random = Generator(seed: 3)
    var opened = 0
    for _ in 0..<60 {
      var changed = bytes
      let place = Int.random(in: 0..<changed.count, using: &random)
      changed[place] = UInt8.random(in: 0...255, using: &random)
      guard let weights = try? Self.open(changed) else { continue }
      opened += 1
      for feature: UInt32 in [0, 1, 0x9E37_79B9, .max] { _ = weights.weights(of: feature) }
      _ = weights.clusters.path(77, isCapital: true)
    }
    #expect(opened > 0)
  }

  @Test func `a missing file says so`() {
    #expect {
      try TaggerWeights(path: "/no/such.model")
    } throws: {
      "\($0)" == "model '/no/such.model' cannot be read"
    }
  }

  @Test func `the model of the product fits its features`() throws {
    let weights = try TaggerWeights(path: NameBench.folder + "/names.model")
    #expect(weights.transitions.contains { $0 != 0 })
    let hash = TextFolding.hash("paris")
    #expect(weights.clusters.path(hash, isCapital: true) > 1)
  }
}
