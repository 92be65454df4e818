import CLuaBridge
import Glibc
import Synchronization

/// Stops what a state runs, from any thread.
///
/// While Lua runs nothing is checked and nothing is slower; a stop is a signal to the thread that
/// runs the state. It has no effect on a state that runs nothing.
public final class LuaInterrupter: Sendable {
  /// The signal that is used, SIGURG unless the host program needs that one.
  ///
  /// Set it before the first state is opened.
  public static var signal: Int32 {
    get { chosenSignal.load(ordering: .relaxed) }
    set { chosenSignal.store(newValue, ordering: .relaxed) }
  }
  private static let chosenSignal = Atomic<Int32>(SIGURG)

  /// The address of the C state; 0 once it is closed.
  private let address: Mutex<UInt>

  init(_ state: OpaquePointer) { address = Mutex(UInt(bitPattern: state)) }

  /// Stops the running call; false when none runs.
  @discardableResult
  public func stop(_ reason: LuaError.StopReason = .interrupted) -> Bool {
    let code: Int32 =
      switch reason {
      case .interrupted: 1
      case .time: 2
      case .memory: 3
      }
    return address.withLock { address in
      OpaquePointer(bitPattern: address).map { nl_interrupt($0, code) } ?? false
    }
  }

  func forget() { address.withLock { $0 = 0 } }
}
