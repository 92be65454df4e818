/// What a value must be: a regular expression over the whole value, or a text as it stands.
package struct ValuePattern: Hashable, Sendable {
  /// The text between the quotation marks.
  let source: String
  /// Which differences do not count.
  var folding: ValueFolding
  /// What must match, already folded.
  let node: ValueNode

  /// The values that match when they are few, folded; nil for many or unknown ones.
  func literals(limit: Int = 64) -> [String]? {
    node.literals(limit: limit).map { texts in
      Set(texts.map { folding.fold(String(String.UnicodeScalarView($0))) }).sorted()
    }
  }
}

/// A part of a regular expression.
indirect enum ValueNode: Hashable, Sendable {
  case scalar(Unicode.Scalar)
  case set(ScalarSet)
  case sequence([ValueNode])
  case choice([ValueNode])
  case repeated(ValueNode, min: Int, max: Int?)

  /// The texts that match when there are at most so many.
  func literals(limit: Int) -> [[Unicode.Scalar]]? {
    switch self {
    case .scalar(let scalar): return [[scalar]]
    case .set(let set): return set.members(limit: limit)?.map { [$0] }
    case .choice(let parts):
      var all: [[Unicode.Scalar]] = []
      for part in parts {
        guard let texts = part.literals(limit: limit - all.count) else { return nil }
        all += texts
      }
      return all.count <= limit ? all : nil
    case .sequence(let parts):
      var all: [[Unicode.Scalar]] = [[]]
      for part in parts {
        guard let texts = part.literals(limit: limit), all.count * texts.count <= limit else {
          return nil
        }
        all = all.flatMap { start in texts.map { start + $0 } }
      }
      return all
    case .repeated(let part, let min, let max):
      guard let max, max <= 8, let texts = part.literals(limit: limit) else { return nil }
      var all: [[Unicode.Scalar]] = []
      var step: [[Unicode.Scalar]] = [[]]
      for count in 0...max {
        if count >= min { all += step }
        guard all.count <= limit, step.count * texts.count <= limit else { return nil }
        if count < max { step = step.flatMap { start in texts.map { start + $0 } } }
      }
      return all
    }
  }

  /// How many steps a machine for it has, at most the limit and one more.
  func size(limit: Int) -> Int {
    switch self {
    case .scalar, .set: return 1
    case .sequence(let parts), .choice(let parts):
      return parts.reduce(1) { min(limit + 1, $0 + $1.size(limit: limit) + 1) }
    case .repeated(let part, let least, let most):
      let (size, overflow) = (part.size(limit: limit) + 2)
        .multipliedReportingOverflow(by: max(1, most ?? (least + 1)))
      return overflow ? limit + 1 : min(limit + 1, size)
    }
  }
}
