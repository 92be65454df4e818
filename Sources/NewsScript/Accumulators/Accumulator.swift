import LuaKit
import NewsModel

/// Gathers from article after article, and merges with others of its kind.
///
/// Adding to one from the first article to the last gives the same bytes as adding to several, each
/// over a part of the articles, and merging them: however the articles are cut, and in whatever
/// order neighbours are merged first. Where the order of articles matters, what is added carries
/// its ``CorpusPlace``.
///
/// It is a value: a copy costs next to nothing until one of the two changes, and goes to another
/// thread as it is.
package protocol Accumulator: Sendable {
  /// The name of the function of `newslab` that makes one.
  static var typeName: String { get }
  /// The version of the serialised form.
  static var version: Int { get }
  /// The parameters it was made with and everything in it, by name, as plain data.
  ///
  /// The same contents are the same bytes once they are written as JSON.
  var fields: [String: MetaValue] { get }
  /// Reads what ``fields`` gives; the input is not trusted.
  init(fields: SerialisedFields) throws(AccumulatorError)
  /// Adds all that another one holds, which comes later in the corpus; throws when the two were made
  /// with different parameters.
  mutating func merge(_ other: Self) throws(LuaError)
  /// An empty one with the same parameters.
  func emptied() -> Self
  /// About how many bytes it keeps.
  var byteCount: Int { get }
}

extension Accumulator {
  /// The first version.
  package static var version: Int { 1 }

  /// All of it as plain data, with the name and version of its type: `{"accumulator": "counter/1"…}`.
  package var serialised: MetaValue {
    var fields = fields
    fields[SerialisedFields.typeField] = .string("\(Self.typeName)/\(Self.version)")
    return .table(fields)
  }

  /// Reads what ``serialised`` gives; throws when it is of another type or malformed.
  package init(serialised: MetaValue) throws(AccumulatorError) {
    try self.init(fields: SerialisedFields(serialised, of: Self.self))
  }

  /// Adds all that another accumulator holds; throws when it is of another type.
  mutating func merge(any other: any Accumulator) throws(LuaError) {
    guard let same = other as? Self else {
      throw LuaError("cannot merge a \(type(of: other).typeName) into a \(Self.typeName)")
    }
    try merge(same)
  }
}

/// What is wrong with the serialised form of an accumulator, or with what a report gathered.
package struct AccumulatorError: Error, Equatable, CustomStringConvertible {
  /// Where: a path such as `.counts[3]`; nothing for the whole.
  package private(set) var path: String
  /// What was expected and found.
  package let problem: String

  /// Begins without a path.
  init(_ problem: String) { (path, self.problem) = ("", problem) }

  /// The same, seen from one level above.
  func under(_ part: String) -> AccumulatorError {
    var error = self
    error.path = part + path
    return error
  }

  /// The path and the problem.
  package var description: String { path.isEmpty ? problem : "\(path): \(problem)" }

  /// Runs a body whose errors are seen from one level above.
  static func within<Result>(
    _ part: @autoclosure () -> String, _ body: () throws(AccumulatorError) -> Result
  ) throws(AccumulatorError) -> Result {
    do throws(AccumulatorError) {
      return try body()
    } catch {
      throw error.under(part())
    }
  }
}
