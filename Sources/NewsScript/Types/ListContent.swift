import LuaKit

/// What a list of an article has elements of.
enum ListContent {
  case layer(Layer)
  case matches(ScriptMatches)

  /// What the elements are called together.
  var name: String {
    switch self {
    case .layer(let layer): layer.rawValue
    case .matches(let matches): matches.isCaseIgnored ? "matches, case ignored" : "matches"
    }
  }

  /// The class of the elements.
  var elementClass: LuaClassBox {
    switch self {
    case .layer(let layer): layer.type.box
    case .matches: MatchType.type.box
    }
  }

  /// How many there are; computes a layer.
  func count(in article: ScriptArticle) -> Int {
    switch self {
    case .layer(let layer): layer.count(in: article)
    case .matches(let matches): matches.all.count
    }
  }
}
