import NewsPlugins
import NewsScript

/// The work of `newslab plugin verify`: every installed byte against the locks.
struct PluginVerify {
  let desk: PluginDesk

  /// Writes a line for each plugin; throws when one is not what its lock says.
  func verify() throws {
    let session = desk.session
    var (count, failed) = (0, 0)
    for place in desk.folders.places {
      let lock = try session.plugins { () throws(PluginError) in try place.lock() }
      for entry in lock.entries {
        count += 1
        do throws(CommandFailure) {
          try session.plugins { () throws(PluginError) in _ = try place.tree(of: entry) }
        } catch {
          let failure = error
          failed += 1
          try session.output.flush()
          session.report(Diagnostic(.error, failure.message ?? ""))
          for note in failure.notes { session.report(Diagnostic(.note, note)) }
          continue
        }
        try session.output.write("ok  \(entry.title)  \(entry.sha256)\n")
      }
    }
    if count == 0 { try session.output.write("No plugins are installed.\n") }
    if failed > 0 {
      throw CommandFailure(.permission, "\(failed) of \(count) plugins are not as they were")
    }
  }
}
