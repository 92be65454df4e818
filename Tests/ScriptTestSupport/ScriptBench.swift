import LuaKit
import NewsAnalysis
import NewsCorpus
import NewsModel
import NewsScript

/// States to run scripts in, with the lists of the checkout.
package enum ScriptBench {
  /// The folders of the checkout.
  package static func resources() throws -> ResourceFolder {
    try ResourceFolder.find(executable: #filePath, data: nil)
  }

  private static let tools = Result { try AnalysisTools(lexicons: resources().lexicons) }

  /// A host without a corpus, or with the articles of a folder.
  package static func host(corpus: String? = nil) throws -> ScriptHost {
    let tools = try tools.get()
    let host = ScriptHost(tools)
    if let corpus { host.corpus = try Corpora.open([corpus], tools: tools) }
    return host
  }

  /// A state under the policy of scripts.
  package static func state(_ host: ScriptHost? = nil) throws -> ScriptState {
    try ScriptState(host: host ?? self.host(), policy: .script)
  }

  /// What the chunk gives, as `tostring` shows its first result.
  package static func text(of code: String, in state: ScriptState? = nil) throws -> String {
    let state = try state ?? self.state()
    return try state.lua.text(of: state.run(Array(code.utf8), name: "@test.lua").first ?? .nil)
  }

  /// The error that a chunk raises, or nil.
  package static func failure(of code: String, in state: ScriptState? = nil) throws -> LuaError? {
    let state = try state ?? self.state()
    do {
      try state.run(Array(code.utf8), name: "@test.lua")
      return nil
    } catch {
      return error
    }
  }

  /// The components that a chunk returns.
  package static func components(
    of code: String, name: String = "test.lua", host: ScriptHost? = nil
  )
    throws -> [LoadedComponent]
  {
    try ScriptState.components(
      of: Array(code.utf8), shown: name, host: host ?? self.host())
  }
}
