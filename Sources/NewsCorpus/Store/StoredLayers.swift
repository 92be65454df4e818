import NewsAnalysis
import NewsModel

/// The layers of one article as a store keeps them, unpacked when an analysis asks for one.
///
/// A damaged layer counts as one that is not kept.
package final class StoredLayers: KeptLayers {
  private let length: Int
  /// The blobs, in the order of ``PackedLayers/columns``; none when nothing is kept.
  private let load: () -> [[UInt8]]
  private lazy var blobs = load()
  private lazy var found: (mentions: [Mention], entities: [Entity])? = unpackEntities()

  /// Takes what gives the blobs, for a text of some length.
  package init(length: Int, load: @escaping () -> [[UInt8]]) {
    (self.length, self.load) = (length, load)
  }

  package func layer(_ name: LayerName) -> LayerChange? {
    let length = length
    switch name {
    case .tokens:
      return unpack(0) { reader throws(PackedReader.Damaged) in try reader.tokens(within: length) }
        .map { tokens in { $0.tokens = tokens } }
    case .sentences:
      return unpack(1) { reader throws(PackedReader.Damaged) in try reader.spans(within: length) }
        .map { sentences in { $0.sentences = sentences } }
    case .entities:
      return found.map { found in { ($0.mentions, $0.entities) = (found.mentions, found.entities) }
      }
    case .quotes:
      guard let found else { return nil }
      let (entities, mentions) = (found.entities.count, found.mentions.count)
      return unpack(4) { reader throws(PackedReader.Damaged) in
        try reader.quotes(within: length, entities: entities, mentions: mentions)
      }.map { quotes in { $0.quotes = quotes } }
    case .times:
      return unpack(5) { reader throws(PackedReader.Damaged) in try reader.times(within: length) }
        .map { times in { $0.times = times } }
    case .claims:
      guard let found else { return nil }
      let (entities, mentions) = (found.entities.count, found.mentions.count)
      return unpack(6) { reader throws(PackedReader.Damaged) in
        try reader.claims(within: length, entities: entities, mentions: mentions)
      }.map { claims in { $0.claims = claims } }
    case .forms, .pos, .names, .numbers: return nil
    }
  }

  /// The layers that should be there and cannot be unpacked.
  var damaged: [LayerName] {
    let kept: [LayerName] = [.tokens, .sentences, .entities, .quotes, .times, .claims]
    return kept.filter { layer($0) == nil }
  }

  private func unpackEntities() -> (mentions: [Mention], entities: [Entity])? {
    let length = length
    let entities = unpack(3) { reader throws(PackedReader.Damaged) in try reader.entities() }
    guard let entities else { return nil }
    let mentions = unpack(2) { reader throws(PackedReader.Damaged) in
      try reader.mentions(within: length, entities: entities.count)
    }
    guard let mentions,
      entities.allSatisfy({ $0.mentions.allSatisfy { $0 < mentions.count } })
    else { return nil }
    return (mentions, entities)
  }

  private func unpack<Layer>(
    _ column: Int, _ read: (inout PackedReader) throws(PackedReader.Damaged) -> Layer
  ) -> Layer? {
    guard blobs.indices.contains(column) else { return nil }
    return blobs[column].withUnsafeBytes { bytes in
      var reader = PackedReader(bytes)
      guard let layer = try? read(&reader), reader.isAtEnd else { return nil }
      return layer
    }
  }
}
