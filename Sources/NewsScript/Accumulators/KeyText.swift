import LuaKit

/// A text that is told from others by its bytes, and ordered by them.
///
/// Swift takes texts for equal that only look the same; which of the two forms then stays would
/// depend on which came first.
package struct KeyText: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The text.
  package let text: String

  /// Takes a text.
  package init(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    self.text = text
  }

  /// Whether the bytes are the same.
  package static func == (left: KeyText, right: KeyText) -> Bool {
    left.text.utf8.count == right.text.utf8.count && left.text.utf8.elementsEqual(right.text.utf8)
  }

  /// Whether the bytes come first.
  package static func < (left: KeyText, right: KeyText) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  /// Hashes the bytes.
  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(UInt8(0xFF))
  }

  /// The text.
  package var description: String { text }

  /// About how many bytes it keeps as a key of a dictionary with a small value.
  var byteCount: Int { 64 + (text.utf8.count > 15 ? text.utf8.count + 32 : 0) }
}

extension LuaCall {
  /// A name that is counted: a string, or a number or boolean as `tostring` shows it.
  ///
  /// Bytes that are no UTF-8 become U+FFFD. An error may name another argument, in which it lies.
  func key(_ index: Int, _ name: String, ofArgument argument: Int? = nil) throws -> KeyText {
    switch try self.argument(index, name, as: LuaValue.self) {
    case .string(let text): return KeyText(String(decoding: text.bytes, as: UTF8.self))
    case .integer(let number): return KeyText(String(number))
    case .number, .boolean: return KeyText(try stack.text(at: index))
    case let value:
      throw bad(
        argument ?? index, name, "expected string, number or boolean, got \(value.typeName)")
    }
  }

  /// The amount that is added, 1 unless given.
  func amount(_ index: Int) throws(LuaError) -> Int {
    try argument(index, "amount", as: Int?.self) ?? 1
  }
}
