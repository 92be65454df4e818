import Glibc
import NewsCorpus

extension Session {
  /// Locks a store for writing; after a second of waiting it says who holds it.
  ///
  /// Without `waits`, or once Ctrl-C was pressed, a store that is held is a failure.
  func lock(
    _ store: String, command: String, waits: Bool, until stop: StopSignal
  ) throws(CommandFailure) -> StoreLock {
    var turns = 0
    do throws(StoreError) {
      return try StoreLock.acquire(store, command: command) { holder in
        guard waits, !stop.isRaised else { return false }
        usleep(100_000)
        turns += 1
        if turns == 10 {
          report(Diagnostic(.note, "waiting for '\(store)': it is being written to by \(holder)"))
        }
        return true
      }
    } catch {
      if stop.isRaised { throw CommandFailure(.interrupted, "interrupted while waiting: \(error)") }
      let notes = waits ? [] : ["without --no-wait newslab waits for it"]
      throw CommandFailure(.inputOutput, error.description, notes: notes)
    }
  }

  /// Runs something that throws errors of stores.
  func withStore<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as StoreError {
      throw CommandFailure(.inputOutput, error.description)
    } catch let error as SQLiteError {
      throw CommandFailure(.inputOutput, StoreError.sqlite(error).description)
    }
  }
}
