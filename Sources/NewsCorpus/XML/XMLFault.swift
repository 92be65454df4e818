import CXML2

/// The first thing that a parser of XML found wrong.
struct XMLFault: Error, CustomStringConvertible {
  /// What is wrong, in the parser's words.
  let problem: String
  /// The line, from 1.
  let line: Int

  var description: String { "not well-formed XML: \(problem)" }

  /// Remembers the first fault that a parser tells of.
  final class Memory {
    private(set) var first: XMLFault?

    func take(_ error: UnsafePointer<xmlError>) {
      guard first == nil, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      // A parser that is asked for more may say that names are in no namespace; that is harmless.
      guard error.pointee.domain != XML_FROM_NAMESPACE.rawValue else { return }
      let words = error.pointee.message.map { String(cString: $0) } ?? "unknown error"
      let line = words.split(separator: "\n").first.map(String.init) ?? words
      let lower = line.prefix(1).lowercased() + line.dropFirst()
      first = XMLFault(problem: String(lower.prefix(200)), line: Int(error.pointee.line))
    }
  }
}
