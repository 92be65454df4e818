import NewsAnalysis
import NewsCorpus
import NewsModel
import TestSupport
import Testing

struct PackedLayersTests {
  static let columns = PackedLayers.columns

  /// Layers as no analyzer makes them: everything that can be there or not.
  private static func layers() -> Layers {
    var layers = Layers()
    layers.tokens = [
      Token(start: 3, end: 7, kind: .email, casing: .mixed),
      Token(start: 900, end: 1000, kind: .word, casing: .none),
    ]
    layers.sentences = [3..<7, 5..<5, 0..<1000]
    layers.mentions = [
      Mention(span: 3..<900, kind: .group, form: .demonym, foundBy: ""),
      Mention(
        span: 3..<7, kind: .person, form: .name, entity: 1, foundBy: "a", linkedBy: "b",
        confidence: 0.1 + 0.2),
    ]
    var entity = Entity(kind: .law, name: "É", id: "law:é")
    (entity.aliases, entity.roles, entity.mentions) = (["", "x"], ["y"], [1, 0])
    entity.identifiers = ["b": "2", "a": ""]
    layers.entities = [Entity(kind: .org, name: ""), entity]
    layers.quotes = [
      Quote(
        parts: [5..<9, 2..<3], isDirect: false, speaker: 0, speakerMention: 1, cue: 0..<0,
        isNegated: true, confidence: 1, foundBy: "q"),
      Quote(parts: [0..<1], isDirect: true, confidence: -.infinity, foundBy: ""),
    ]
    layers.times = [
      TimeExpression(span: 0..<2, kind: .set, value: nil, foundBy: "t"),
      TimeExpression(
        span: 1..<1000, kind: .date, value: "", modifier: .approximate,
        anchored: TimeBounds(begin: NewsDate(year: 2017, month: 4, day: 6), finish: nil),
        foundBy: "t"),
    ]
    layers.times[0].frequency = "2X"
    layers.times[0].quantity = "EVERY"
    layers.claims = [
      Claim(
        predicate: "p", subject: 1, object: 0, mentions: Claim.Mentions(subject: 0), time: "2017",
        place: 1, count: 12, modality: .reported, by: 0, evidence: 7..<9, confidence: 0.5,
        foundBy: "c"),
      Claim(
        predicate: "", subject: 0, object: nil, modality: .asserted, evidence: 0..<0, foundBy: ""),
    ]
    return layers
  }

  private static func unpacked(_ blobs: [[UInt8]], length: Int = 1000) -> Layers? {
    let kept = StoredLayers(length: length) { blobs }
    var layers = Layers()
    for name in [LayerName.tokens, .sentences, .entities, .quotes, .times, .claims] {
      guard let change = kept.layer(name) else { return nil }
      change(&layers)
    }
    return layers
  }

  @Test func `come out as they went in`() throws {
    let layers = Self.layers()
    let found = try #require(Self.unpacked(PackedLayers(layers).blobs))
    #expect(found.tokens == layers.tokens)
    #expect(found.sentences == layers.sentences)
    #expect(found.mentions == layers.mentions)
    #expect(found.entities == layers.entities)
    #expect(found.quotes == layers.quotes)
    #expect(found.times == layers.times)
    #expect(found.claims == layers.claims)
  }

  @Test func `nothing comes out as nothing`() throws {
    let found = try #require(Self.unpacked(PackedLayers(Layers()).blobs, length: 0))
    #expect(found.tokens.isEmpty && found.claims.isEmpty)
  }

  @Test func `a text that is shorter is another text`() {
    #expect(Self.unpacked(PackedLayers(Self.layers()).blobs, length: 999) == nil)
  }

  @Test(arguments: 0..<300)
  func `damaged bytes are refused or give places inside the text`(seed: UInt64) {
    var generator = Generator(seed: seed)
    var blobs = PackedLayers(Self.layers()).blobs
    let column = Int.random(in: 0..<blobs.count, using: &generator)
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let place = Int.random(in: 0..<blobs[column].count, using: &generator)
      blobs[column][place] = UInt8.random(in: 0...255, using: &generator)
    }
    if Bool.random(using: &generator) { blobs[column].removeLast() }
    guard let layers = Self.unpacked(blobs) else { return }
    let spans =
      layers.tokens.map(\.span) + layers.sentences + layers.mentions.map(\.span)
      + layers.times.map(\.span) + layers.claims.map(\.evidence) + layers.quotes.flatMap(\.parts)
    #expect(spans.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= 1000 })
    #expect(layers.mentions.allSatisfy { $0.entity ?? 0 < max(1, layers.entities.count) })
    for entity in layers.entities {
      #expect(entity.mentions.allSatisfy { $0 < layers.mentions.count })
    }
  }
}
