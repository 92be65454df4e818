/// What a value is, for those who read plain data that they do not trust; nil when it is something else.
extension MetaValue {
  /// A string, or null.
  package static func text(_ value: String?) -> MetaValue { value.map { .string($0) } ?? .null }

  /// The values by name of a table.
  package var fields: [String: MetaValue]? {
    if case .table(let fields) = self { fields } else { nil }
  }

  /// The elements of a list.
  package var elements: [MetaValue]? {
    if case .list(let elements) = self { elements } else { nil }
  }

  /// The text of a string.
  package var text: String? { if case .string(let text) = self { text } else { nil } }

  /// A whole number.
  package var whole: Int? {
    if case .integer(let number) = self { Int(exactly: number) } else { nil }
  }

  /// A number of things, from 0 to 2^40, so that sums of them are no problem.
  package var count: Int? { whole.flatMap { (0...1 << 40).contains($0) ? $0 : nil } }

  /// Any number.
  package var decimal: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }
}
