import LuaKit
import NewsCorpus
import NewsScript

/// `newslab FILE.lua [ARGUMENTS]`: a script that is run as it stands; components that it returns
/// are run over the corpus.
enum ScriptFile {
  static func run(_ path: String, arguments: [String], in session: Session) throws {
    let source: [UInt8]
    do {
      source = try DescriptorSource(path: path).readAll(upTo: 64 << 20)
    } catch {
      throw CommandFailure(.inputOutput, "cannot read '\(path)': \(error)")
    }
    let host = try session.scriptHost(corpus: nil)
    let components: [LoadedComponent]
    do throws(LuaError) {
      let state = try ScriptState(host: host, policy: .script)
      let results = try state.run(source, name: "@" + path, arguments: arguments)
      components = try state.components(in: results).map {
        LoadedComponent($0, in: state, from: path)
      }
    } catch {
      session.report(error, prefix: nil)
      throw CommandFailure(session.exitCode(of: error))
    }
    if !components.isEmpty {
      try CorpusRun(components, host: host, session: session).run(format: .text, outputPath: nil)
    }
  }
}
