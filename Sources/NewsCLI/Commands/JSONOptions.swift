import CommandKit
import NewsCorpus
import NewsModel

extension OffsetUnit: ArgumentValue {}
extension ArticleJSON.ExtraLayer: ArgumentValue {}

/// The options that say how articles are written as JSON.
enum JSONOptions {
  static let offsets = Option(
    "--offsets", value: "UNIT", default: OffsetUnit.scalars, "What positions count.")
  static let layers = Option<[ArticleJSON.ExtraLayer]>(
    "--layers", value: "LAYER", "Layer to write in addition.")

  /// The form that was asked for.
  static func form(_ arguments: ParsedArguments, layout: JSONWriter.Layout) -> ArticleJSON {
    ArticleJSON(
      unit: arguments[offsets], layout: layout, extraLayers: arguments[layers])
  }
}
