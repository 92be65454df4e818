/// A value that an input carried and the model has no field for.
public indirect enum MetaValue: Hashable, Sendable {
  /// JSON null.
  case null
  /// True or false.
  case bool(Bool)
  /// A whole number.
  case integer(Int64)
  /// Any other number.
  case number(Double)
  /// A string.
  case string(String)
  /// A list.
  case list([MetaValue])
  /// Values by name.
  case table([String: MetaValue])
}
