import LuaKit
import NewsModel

/// A finite number of Lua, compared exactly: an integer is not rounded to compare it with a float.
enum ExactNumber: Hashable, Comparable, Sendable {
  case integer(Int)
  /// A number that is no integer of 64 bits.
  case real(Double)

  /// Takes a float; a whole one is an integer where there is one.
  init(_ value: Double) { self = Int(exactly: value).map { .integer($0) } ?? .real(value) }

  /// The nearest float.
  var double: Double {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value
    }
  }

  static func < (left: ExactNumber, right: ExactNumber) -> Bool {
    switch (left, right) {
    case (.integer(let left), .integer(let right)): left < right
    case (.real(let left), .real(let right)): left < right
    case (.integer(let left), .real(let right)): isLess(left, right)
    case (.real(let left), .integer(let right)): !isLess(right, left)
    }
  }

  /// Whether an integer is less than a float that equals no integer.
  private static func isLess(_ integer: Int, _ real: Double) -> Bool {
    guard let floor = Int(exactly: real.rounded(.down)) else { return real > 0 }
    return integer <= floor
  }

  /// As plain data of JSON.
  var serialised: MetaValue {
    switch self {
    case .integer(let value): .integer(Int64(value))
    case .real(let value): PlainData.serialised(value)
    }
  }

  init(serialised value: MetaValue) throws(AccumulatorError) {
    switch try PlainData(serialised: value) {
    case .integer(let value): self = .integer(value)
    case .number(let value) where value.isFinite && Int(exactly: value) == nil: self = .real(value)
    default: throw AccumulatorError("expected number, got \(value.typeName)")
    }
  }
}

extension LuaCall {
  /// A finite number, and whether it is an integer of Lua.
  func finiteNumber(_ index: Int, _ name: String) throws(LuaError) -> (ExactNumber, isInteger: Bool)
  {
    switch try argument(index, name, as: LuaValue.self) {
    case .integer(let value): return (.integer(value), true)
    case .number(let value):
      guard value.isFinite else { throw bad(index, name, "expected a finite number, got \(value)") }
      return (ExactNumber(value), false)
    case let value: throw bad(index, name, "expected number, got \(value.typeName)")
    }
  }

  /// Plain data: what goes with the articles from one state to another.
  func plainData(_ index: Int, _ name: String) throws(LuaError) -> PlainData {
    let value = try argument(index, name, as: LuaValue.self)
    do throws(LuaError) {
      return try PlainData(value, name: "")
    } catch {
      throw bad(index, name, error.message)
    }
  }

  /// The number of the article that is processed, or nil.
  var articlePosition: Int? { stack.attached(ScriptHost.self)?.position }
}

extension ExactNumber: LuaPushable {
  static var luaType: LuaType { "number" }

  func push(to stack: LuaStack) throws(LuaError) {
    switch self {
    case .integer(let value): try value.push(to: stack)
    case .real(let value): try value.push(to: stack)
    }
  }
}
