import NewsModel

extension PlainData {
  /// The deepest that tables lie in each other.
  static let deepest = 32

  /// As data that JSON can hold, whatever the strings and numbers are: what it has no form for is an
  /// object, `{"bytes": "ff00"}`, `{"number": "2.0"}` or `{"keys": […], "values": […]}`.
  package var serialised: MetaValue {
    switch self {
    case .null: .null
    case .boolean(let value): .bool(value)
    case .integer(let value): .integer(Int64(value))
    case .number(let value): Self.serialised(value)
    case .text(let text): .string(text)
    case .bytes(let bytes): .table(["bytes": .string(Hexadecimal.text(of: bytes))])
    case .table(let pairs): Self.serialised(pairs) { $0.serialised }
    }
  }

  /// A number of Lua that is no integer, even when it is whole: JSON does not tell 2.0 from 2.
  static func serialised(_ value: Double) -> MetaValue {
    if value.isFinite, value != value.rounded() { return .number(value) }
    return .table(["number": .string(value.isNaN ? "nan" : value.description)])
  }

  /// A list when the keys are 1 to their number.
  static func serialised<Value>(
    _ pairs: [(key: Key, value: Value)], _ serialised: (Value) -> MetaValue
  ) -> MetaValue {
    let values = MetaValue.list(pairs.map { serialised($0.value) })
    let isList = pairs.enumerated().allSatisfy { $0.element.key == .integer($0.offset + 1) }
    if isList { return values }
    let keys = pairs.map { pair -> MetaValue in
      switch pair.key {
      case .integer(let number): .integer(Int64(number))
      case .text(let key): .string(key.text)
      }
    }
    return .table(["keys": .list(keys), "values": values])
  }

  /// Reads what ``serialised`` gives.
  package init(serialised value: MetaValue, depth: Int = 0) throws(AccumulatorError) {
    switch value {
    case .null:
      guard depth == 0 else { throw AccumulatorError("expected a value, got null") }
      self = .null
    case .bool(let value): self = .boolean(value)
    case .integer(let value): self = .integer(Int(value))
    case .number(let value): self = .number(value)
    case .string(let text): self = .text(text)
    case .list: self = .table(try Self.pairs(of: value, depth: depth, Self.child))
    case .table(let fields):
      if let special = try Self.special(fields) {
        self = special
      } else {
        self = .table(try Self.pairs(of: value, depth: depth, Self.child))
      }
    }
  }

  private static func child(_ value: MetaValue, depth: Int) throws(AccumulatorError) -> PlainData {
    try PlainData(serialised: value, depth: depth)
  }

  /// What stands for a string or number that JSON has no form for; nil for a table.
  private static func special(_ fields: [String: MetaValue]) throws(AccumulatorError) -> PlainData?
  {
    guard fields.count == 1, let (name, value) = fields.first else { return nil }
    switch (name, value) {
    case ("bytes", .string(let text)):
      guard let bytes = Hexadecimal.bytes(of: text), String(validating: bytes, as: UTF8.self) == nil
      else { throw AccumulatorError("expected hexadecimal digits of bytes that are no UTF-8") }
      return .bytes(bytes)
    case ("number", .string(let text)):
      guard let value = Double(text), serialised(value) == .table(fields) else {
        throw AccumulatorError("expected a whole number as '2.0', nan, inf or -inf, got '\(text)'")
      }
      return .number(value)
    default: return nil
    }
  }

  /// The keys and values of a serialised table; a body reads the values.
  static func pairs<Value>(
    of value: MetaValue, depth: Int, _ read: (MetaValue, Int) throws(AccumulatorError) -> Value
  ) throws(AccumulatorError) -> [(key: Key, value: Value)] {
    if depth == deepest {
      throw AccumulatorError("tables lie in more than \(deepest) tables within each other")
    }
    let (keys, values) = try keysAndValues(of: value)
    var pairs: [(key: Key, value: Value)] = []
    pairs.reserveCapacity(values.count)
    for (key, value) in zip(keys, values) {
      if let last = pairs.last, !(last.key < key) {
        throw AccumulatorError("the key \(key.pathPart) does not come after the one before it")
      }
      let child = try AccumulatorError.within(key.pathPart) { () throws(AccumulatorError) in
        try read(value, depth + 1)
      }
      pairs.append((key, child))
    }
    return pairs
  }

  private static func keysAndValues(of value: MetaValue) throws(AccumulatorError)
    -> ([Key], [MetaValue])
  {
    if case .list(let values) = value { return (values.indices.map { .integer($0 + 1) }, values) }
    guard case .table(let fields) = value, fields.count == 2, let keys = fields["keys"],
      case .list(let values)? = fields["values"]
    else { throw AccumulatorError("expected a list or an object of 'keys' and 'values'") }
    let read = try AccumulatorError.within(".keys") { () throws(AccumulatorError) in
      try keys.asList(Self.key)
    }
    guard read.count == values.count else {
      throw AccumulatorError("\(read.count) keys stand for \(values.count) values")
    }
    return (read, values)
  }

  private static func key(_ value: MetaValue) throws(AccumulatorError) -> Key {
    switch value {
    case .integer(let number): return .integer(Int(number))
    case .string(let text): return .text(KeyText(text))
    default: throw AccumulatorError("expected integer or string, got \(value.typeName)")
    }
  }
}
