import Synchronization

/// Something that is made when somebody first asks for it, once, whichever thread asks.
///
/// Threads that ask meanwhile wait. A failure is kept, too.
package final class Lazily<Value: Sendable>: Sendable {
  private let made = Mutex<Result<Value, AnalysisError>?>(nil)
  private let make: @Sendable () throws(AnalysisError) -> Value

  /// Takes what makes it.
  package init(_ make: @escaping @Sendable () throws(AnalysisError) -> Value) { self.make = make }

  /// The value, made now unless that was done before.
  package func get() throws(AnalysisError) -> Value {
    let result = made.withLock { made in
      if let made { return made }
      let result = Result { () throws(AnalysisError) in try make() }
      made = result
      return result
    }
    return try result.get()
  }

  /// Whether somebody asked for it.
  package var isMade: Bool { made.withLock { $0 != nil } }
}
