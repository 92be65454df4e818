import NewsModel
import Spelling

/// Reads the serialised form of an accumulator; every error says what was expected, found, and where.
package struct SerialisedFields {
  static let typeField = "accumulator"
  private let fields: [String: MetaValue]

  /// Takes the serialised form of an accumulator of a type.
  init(_ value: MetaValue, of type: any Accumulator.Type) throws(AccumulatorError) {
    let expected = "\(type.typeName)/\(type.version)"
    guard case .table(let fields) = value else {
      throw AccumulatorError("expected a serialised \(expected), got \(value.typeName)")
    }
    guard case .string(let name)? = fields[Self.typeField] else {
      throw AccumulatorError("expected a serialised \(expected), found no type")
    }
    guard name == expected else { throw AccumulatorError("expected \(expected), got '\(name)'") }
    self.fields = fields
  }

  /// Throws when there are fields beside the known ones.
  func check(known: [String]) throws(AccumulatorError) {
    for name in names where !known.contains(name) {
      throw AccumulatorError(
        "there is no field '\(name)'" + NearestName.hint(for: name, among: known))
    }
  }

  /// The names of the fields, in order.
  var names: [String] { fields.keys.filter { $0 != Self.typeField }.sorted() }

  /// The value of a field; throws when it is missing.
  func value(_ name: String) throws(AccumulatorError) -> MetaValue {
    guard let value = fields[name] else { throw AccumulatorError("'\(name)' is missing") }
    return value
  }

  /// What a body reads from a field.
  func read<Result>(_ name: String, _ read: (MetaValue) throws(AccumulatorError) -> Result)
    throws(AccumulatorError) -> Result
  {
    let value = try value(name)
    return try AccumulatorError.within(".\(name)") { () throws(AccumulatorError) in
      try read(value)
    }
  }

  func string(_ name: String) throws(AccumulatorError) -> String {
    try read(name) { value throws(AccumulatorError) in try value.asString() }
  }

  /// A whole number that lies in a range.
  func integer(_ name: String, in range: ClosedRange<Int> = .min ... .max)
    throws(AccumulatorError) -> Int
  {
    try read(name) { value throws(AccumulatorError) in try value.asInteger(in: range) }
  }

  /// The elements of a list, each read by a body; an error names the element, counted from 1.
  func list<Element>(_ name: String, _ element: (MetaValue) throws(AccumulatorError) -> Element)
    throws(AccumulatorError) -> [Element]
  {
    try read(name) { value throws(AccumulatorError) in try value.asList(element) }
  }
}

extension MetaValue {
  func asString() throws(AccumulatorError) -> String {
    guard case .string(let text) = self else {
      throw AccumulatorError("expected string, got \(typeName)")
    }
    return text
  }

  func asInteger(in range: ClosedRange<Int> = .min ... .max) throws(AccumulatorError) -> Int {
    guard case .integer(let value) = self else {
      throw AccumulatorError("expected integer, got \(typeName)")
    }
    guard range.contains(Int(value)) else {
      throw AccumulatorError(
        range.upperBound == .max
          ? "expected \(range.lowerBound) or more, got \(value)"
          : "expected \(range.lowerBound) to \(range.upperBound), got \(value)")
    }
    return Int(value)
  }

  func asList<Element>(_ read: (MetaValue) throws(AccumulatorError) -> Element)
    throws(AccumulatorError) -> [Element]
  {
    guard case .list(let values) = self else {
      throw AccumulatorError("expected list, got \(typeName)")
    }
    var elements: [Element] = []
    elements.reserveCapacity(values.count)
    for (offset, value) in values.enumerated() {
      elements.append(
        try AccumulatorError.within("[\(offset + 1)]") { () throws(AccumulatorError) in
          try read(value)
        })
    }
    return elements
  }

  /// The elements of a list that has a fixed number of them, which `shape` shows.
  func asTuple(_ shape: String, count: Int) throws(AccumulatorError) -> [MetaValue] {
    guard case .list(let values) = self else {
      throw AccumulatorError("expected \(shape), got \(typeName)")
    }
    guard values.count == count else {
      throw AccumulatorError("expected \(shape), got a list of \(values.count)")
    }
    return values
  }
}

/// Throws unless each key comes after the one before it.
func checkOrder<Element>(_ elements: [Element], _ isBefore: (Element, Element) -> Bool)
  throws(AccumulatorError)
{
  for index in elements.indices.dropFirst() where !isBefore(elements[index - 1], elements[index]) {
    throw AccumulatorError("element \(index + 1) does not come after the one before it")
  }
}
