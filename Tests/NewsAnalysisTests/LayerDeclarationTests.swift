import NewsAnalysis
import NewsModel
import TestSupport
import Testing

/// Analyzers run beside nothing but the layers that they declare.
struct LayerDeclarationTests {
  static let text = """
     date 2017-04-06 LIMA. REUTERS - President Ada Byron met Ina Moll in Paris on Monday.

    "We agree with the UN," Byron said. She noted that it rains.
    """

  @Test(arguments: LayerName.allCases)
  func `an analyzer reads the layers that it declares and no other`(layer: LayerName) throws {
    let analyzers = try Analyzers.all(NameBench.lists).map { try $0.get() }
    let analyzer = try #require(analyzers.first { type(of: $0).provides == layer })
    #expect(try Self.layersRead(by: analyzer) == Set(type(of: analyzer).requires))
  }

  @Test func `an analyzer that reads what it does not declare is found out`() throws {
    #expect(try Self.layersRead(by: Sneak()) == [.names])
  }

  /// The layers that an analyzer asks for when those that it declares are given to it ready made.
  private static func layersRead(by analyzer: any Analyzer) throws -> Set<LayerName> {
    let whole = try Workbench.analysis(text)
    var layers = Layers()
    (layers.tokens, layers.sentences, layers.names) = (whole.tokens, whole.sentences, whole.names)
    (layers.mentions, layers.entities) = (whole.mentions, whole.entities)
    (layers.quotes, layers.times) = (whole.quotes, whole.times)
    layers.numbers = whole.numbers
    layers.english = try WordForms(folder: Workbench.folder)
    let given = type(of: analyzer).requires.compactMap { provider(of: $0, layers) }
    #expect(given.count == type(of: analyzer).requires.count)
    let analysis = Analysis(of: whole.article, by: try Pipeline(given))
    _ = analyzer.analyze(analysis)
    return Set(LayerName.allCases.filter(analysis.has))
  }

  private static func provider(of layer: LayerName, _ layers: Layers) -> (any Analyzer)? {
    switch layer {
    case .tokens: Given<Tokens>(layers: layers)
    case .sentences: Given<Sentences>(layers: layers)
    case .names: Given<Names>(layers: layers)
    case .entities: Given<Entities>(layers: layers)
    case .quotes: Given<Quotes>(layers: layers)
    case .times: Given<Times>(layers: layers)
    case .numbers: Given<Numbers>(layers: layers)
    case .forms: Given<Forms>(layers: layers)
    case .claims, .pos: nil
    }
  }
}

private protocol LayerTag { static var layer: LayerName { get } }
private enum Tokens: LayerTag { static let layer = LayerName.tokens }
private enum Sentences: LayerTag { static let layer = LayerName.sentences }
private enum Names: LayerTag { static let layer = LayerName.names }
private enum Entities: LayerTag { static let layer = LayerName.entities }
private enum Quotes: LayerTag { static let layer = LayerName.quotes }
private enum Forms: LayerTag { static let layer = LayerName.forms }
private enum Times: LayerTag { static let layer = LayerName.times }
private enum Numbers: LayerTag { static let layer = LayerName.numbers }

/// Gives one layer that was found before.
private struct Given<Tag: LayerTag>: Analyzer {
  static var provides: LayerName { Tag.layer }
  static var requires: [LayerName] { [] }
  static var isEnglishOnly: Bool { false }
  static var summary: String { "Gives a layer that was found before." }
  let layers: Layers

  func analyze(_ analysis: Analysis) -> LayerChange {
    { [layers] target in
      switch Tag.layer {
      case .tokens: target.tokens = layers.tokens
      case .sentences: target.sentences = layers.sentences
      case .names: target.names = layers.names
      case .entities: (target.mentions, target.entities) = (layers.mentions, layers.entities)
      case .quotes: target.quotes = layers.quotes
      case .times: target.times = layers.times
      case .numbers: target.numbers = layers.numbers
      case .forms: target.english = layers.english
      case .pos: target.partsOfSpeech = layers.partsOfSpeech
      case .claims: target.claims = layers.claims
      }
    }
  }
}

/// Reads a layer that it does not declare.
private struct Sneak: Analyzer {
  static let provides = LayerName.claims
  static let requires: [LayerName] = []
  static let isEnglishOnly = false
  static let summary = "Reads names."

  func analyze(_ analysis: Analysis) -> LayerChange {
    let count = analysis.names.count
    return { $0.claims.reserveCapacity(count) }
  }
}
