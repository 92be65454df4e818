import Glibc
import LuaKit
import NewsScript

extension REPL {
  /// Opens a prompt inside a script that runs, and comes back when the person leaves it.
  ///
  /// The variables of the place can be seen and set. `os.exit` ends the script.
  static func open(
    in state: ScriptState, at call: LuaCall, _ session: Session, within outer: REPL? = nil
  ) throws {
    let host = state.host
    let (print, write, openPrompt) = (host.print, host.write, host.openPrompt)
    let limits = (state.lua.limits, host.limits)
    host.endLine()
    var mask = sigset_t()
    pthread_sigmask(SIG_BLOCK, nil, &mask)
    defer {
      host.limits = limits.1
      (host.print, host.write, host.openPrompt) = (print, write, openPrompt)
      // The script is interrupted as before.
      if outer == nil { pthread_sigmask(SIG_SETMASK, &mask, nil) }
    }
    let kept = ResultMemory.names.map { ($0, try? state.lua.global($0)) }
    let place = call.stack.callerLocation.map { "\($0.source):\($0.line)" } ?? "the script"
    let status = try call.stack.whileWaiting {
      defer {
        // What the script may take is not the prompt's to say, nor what is called Out there.
        state.lua.limits = limits.0
        for (name, value) in kept { try? state.lua.setGlobal(name, value ?? .nil) }
      }
      let repl = try REPL(state: state, session: session, within: outer)
      defer {
        if outer == nil {
          repl.lines.close()
          repl.signals.end()
        }
      }
      repl.show(ValuePrinter.visibleLines("\(place) waits; Ctrl-D goes on with it.\n")[0] + "\n")
      repl.run()
      return repl.exitStatus
    }
    if let status { call.stack.exit(status) }
  }
}
