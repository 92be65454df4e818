import LuaKit
import NewsModel
import Spelling

/// The types of accumulators: functions of `newslab`, types of Lua and readers of serialised forms
/// are made from this list.
package enum Accumulators {
  /// All of them, in alphabetical order.
  package static let all: [AccumulatorKind] = [
    AccumulatorKind(CounterType.type, CounterType.make),
    AccumulatorKind(DistinctType.type, DistinctType.make),
    AccumulatorKind(PairCounterType.type, PairCounterType.make),
    AccumulatorKind(SampleType.type, SampleType.make),
    AccumulatorKind(StatsType.type, StatsType.make),
    AccumulatorKind(RowTableType.type, RowTableType.make),
    AccumulatorKind(TallyType.type, TallyType.make),
    AccumulatorKind(TimelineType.type, TimelineType.make),
    AccumulatorKind(TopListType.type, TopListType.make),
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
  private static let byClass = Dictionary(
    uniqueKeysWithValues: all.map { (ObjectIdentifier($0.box), $0) })

  /// A new object of Lua that has gathered something.
  static func object<Value>(
    _ value: Value, _ type: LuaClass<ScriptAccumulator<Value>>, _ stack: LuaStack
  ) throws(LuaError) -> LuaObject<ScriptAccumulator<Value>> {
    let object = ScriptAccumulator(value, memory: stack.attached(AccumulatorMemory.self))
    try object.tell(stack)
    return type.object(object)
  }

  /// What an object of Lua has gathered; nil when it is no accumulator.
  static func value(of reference: LuaReference) -> (any Accumulator)? {
    guard let box = reference.objectClass else { return nil }
    return byClass[ObjectIdentifier(box)]?.value(reference)
  }

  /// Pushes an object of Lua for what was gathered.
  static func push(_ value: any Accumulator, to stack: LuaStack) throws(LuaError) {
    guard let kind = byName[type(of: value).typeName] else {
      throw LuaError("'\(type(of: value).typeName)' is no type of accumulators")
    }
    try kind.push(value, stack)
  }

  /// Whether a value is the serialised form of an accumulator, of a known type or not.
  static func isSerialised(_ fields: [String: MetaValue]) -> Bool {
    fields[SerialisedFields.typeField] != nil
  }

  /// Reads the serialised form of an accumulator of any type.
  package static func read(_ value: MetaValue) throws(AccumulatorError) -> any Accumulator {
    guard case .table(let fields) = value,
      case .string(let title)? = fields[SerialisedFields.typeField]
    else { throw AccumulatorError("expected a serialised accumulator, got \(value.typeName)") }
    let name = title.split(separator: "/").first.map(String.init) ?? ""
    guard let kind = byName[name] else {
      let known = all.map(\.name)
      throw AccumulatorError(
        "there is no accumulator '\(title)'" + NearestName.hint(for: name, among: known))
    }
    return try kind.read(value)
  }
}

/// A type of accumulators: what Swift and Lua know it by.
package struct AccumulatorKind: Sendable {
  /// The name of the function of `newslab` that makes one.
  package let name: String
  /// The class of the objects.
  package let box: LuaClassBox
  /// The function that makes one.
  package let make: LuaFunction
  let value: @Sendable (LuaReference) -> (any Accumulator)?
  let push: @Sendable (any Accumulator, LuaStack) throws(LuaError) -> Void
  let read: @Sendable (MetaValue) throws(AccumulatorError) -> any Accumulator

  init<Value: Accumulator>(_ type: LuaClass<ScriptAccumulator<Value>>, _ make: LuaFunction) {
    name = Value.typeName
    box = type.box
    self.make = make
    value = { reference in reference.object(of: type)?.object.value }
    push = { value, stack throws(LuaError) in
      guard let value = value as? Value else { throw LuaError("expected a \(Value.typeName)") }
      try Accumulators.object(value, type, stack).push(to: stack)
    }
    read = { value throws(AccumulatorError) in try Value(serialised: value) }
  }
}
