import Synchronization

/// Whether analysis in this process is to end early, because somebody pressed Ctrl-C.
///
/// Long loops of analyzers look at it; a layer that was cut short is not kept, so that it is
/// computed whole when it is asked for again. It is one flag for the process, as a prompt is: what
/// raises it gives up everything that is being analyzed.
package enum AnalysisStop {
  private static let flag = Atomic<Bool>(false)

  /// Whether loops are to end.
  package static var isRaised: Bool { flag.load(ordering: .relaxed) }

  /// Ends what is being analyzed.
  package static func raise() { flag.store(true, ordering: .relaxed) }

  /// Lets analysis go on.
  package static func lower() { flag.store(false, ordering: .relaxed) }
}
