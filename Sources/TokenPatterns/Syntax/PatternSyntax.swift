/// A pattern as it was read.
struct PatternSyntax: Hashable, Sendable {
  var body: PatternNode
  var clauses: [PatternClause] = []
  var constraint: PatternConstraint?
  /// Which matches the pattern itself asks for, or nil.
  var mode: PatternMode?
  /// The names of the labels, in order of appearance.
  var labels: [String] = []
}

/// A part of a pattern that matches tokens one after the other.
indirect enum PatternNode: Hashable, Sendable {
  case token(TokenExpression)
  case sequence([PatternNode])
  case choice([PatternNode])
  case repeated(PatternNode, min: Int, max: Int?)
  /// A part whose place is kept; the number is that of the label.
  case labelled(Int, PatternNode)
  /// A part whose tokens stand in one region.
  case inside(RegionTag, PatternNode)
  /// The border before the first or after the last token of a region.
  case edge(RegionTag, isEnd: Bool)
  /// A whole region.
  case region(RegionTag)
}

/// What stands behind the body.
enum PatternClause: Hashable, Sendable {
  case within(RegionTag)
  case containing(PatternNode)
}

/// Parts of an article that a tag can name.
package enum RegionKind: String, CaseIterable, Hashable, Sendable {
  /// Sentences.
  case sentence = "s"
  /// Paragraphs.
  case paragraph = "p"
  /// Parts of direct quotes.
  case quote
  /// Mentions.
  case mention = "ent"
}

/// Which regions a tag means.
struct RegionTag: Hashable, Sendable {
  var kind: RegionKind
  /// What must be true of a mention.
  var tests: [TokenTest] = []
}

/// What must be true of a token.
indirect enum TokenExpression: Hashable, Sendable {
  case any
  case test(TokenTest)
  case not(TokenExpression)
  case all([TokenExpression])
  case either([TokenExpression])
}

/// One question to a token: whether an attribute has a value; for a flag whether it is set.
struct TokenTest: Hashable, Sendable {
  var attribute: TokenAttribute
  var value: ValuePattern?
}

/// What must be true of the labels of a match.
indirect enum PatternConstraint: Hashable, Sendable {
  /// Whether all tokens of a label fit.
  case fits(label: Int, TokenExpression)
  /// Whether an attribute is the same, or not the same, for two labels.
  case same(label: Int, TokenAttribute, label2: Int, TokenAttribute, isSame: Bool, ValueFolding)
  /// How far the first tokens of two labels are apart.
  case distance(from: Int, to: Int, Comparison, Int)
  case not(PatternConstraint)
  case all([PatternConstraint])
  case either([PatternConstraint])
  case implies(PatternConstraint, PatternConstraint)

  /// How numbers are compared.
  enum Comparison: String, CaseIterable, Hashable, Sendable {
    case atMost = "<=", atLeast = ">=", less = "<", more = ">", equal = "=", unequal = "!="

    /// Whether it holds.
    func holds(_ left: Int, _ right: Int) -> Bool {
      switch self {
      case .atMost: left <= right
      case .atLeast: left >= right
      case .less: left < right
      case .more: left > right
      case .equal: left == right
      case .unequal: left != right
      }
    }
  }
}
