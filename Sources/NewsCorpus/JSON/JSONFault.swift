/// The first place where bytes are no JSON document; the decoder itself only says that they are not.
package struct JSONFault: Error, Equatable, CustomStringConvertible {
  /// The byte, from 1.
  package let column: Int
  /// What is wrong there.
  package let problem: String

  package var description: String { "not valid JSON: \(problem) at byte \(column)" }

  /// How deep values may be nested.
  static let depthLimit = 256

  /// Looks for a fault, in one pass and without recursion; nil when there is none.
  package static func find(in bytes: [UInt8]) -> JSONFault? {
    var checker = JSONChecker(bytes)
    do {
      try checker.checkDocument()
      return nil
    } catch {
      return error
    }
  }
}
