import Glibc
import NewsCorpus

/// Where an import stops for a while, so that tests can end the process at just that moment.
///
/// `NEWSLAB_IMPORT_PAUSE=insert:17:60000` stops for a minute when the seventeenth article was put in;
/// with `*` for the number it stops each time.
struct ImportPause {
  private let phase: StoreWriter.Phase
  private let number: Int?
  private let milliseconds: UInt32

  /// Reads the variable; nil when it is not set, or says something else.
  init?(_ environment: [String: String]) {
    let parts = environment["NEWSLAB_IMPORT_PAUSE"]?.split(separator: ":") ?? []
    guard parts.count == 3, let phase = StoreWriter.Phase(rawValue: String(parts[0])),
      let milliseconds = UInt32(parts[2])
    else { return nil }
    (self.phase, number, self.milliseconds) = (phase, Int(parts[1]), milliseconds)
  }

  /// What an import is to call; it says when it stops at a certain place.
  func reach(_ session: Session) -> (StoreWriter.Phase) -> Void {
    var count = 0
    return { phase in
      guard phase == self.phase else { return }
      count += 1
      guard number == nil || number == count else { return }
      if number != nil {
        session.report(Diagnostic(.note, "paused at \(phase.rawValue) \(count)"))
      }
      usleep(milliseconds * 1000)
    }
  }
}
