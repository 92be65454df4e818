import LuaKit
import NewsAnalysis
import NewsCorpus
import NewsPlugins
import NewsScript

/// Opens components for a run, as often as there are workers, each time in states of their own.
struct ComponentOpener: Sendable {
  /// What the command line calls the components.
  let specifications: [String]
  /// What reads and analyzes articles.
  let tools: AnalysisTools
  /// The corpus that scripts see.
  let corpus: (any Corpus)?
  /// What scripts are granted, and what they may take.
  let options: ScriptOptions
  let environment: [String: String]
  let resources: ResourceFolder
  /// Who works with the scripts.
  let analyst: String?
  /// Where scripts write labels and notes.
  let notebook = SharedNotebook()
  /// Interrupts what the components run.
  let cancellation: LuaCancellation

  /// Takes what a session has for scripts.
  init(
    _ specifications: [String], corpus: (any Corpus)?, cancellation: LuaCancellation,
    in session: Session
  ) throws {
    (self.specifications, self.corpus, self.cancellation) = (specifications, corpus, cancellation)
    (tools, options) = (try session.lazyTools(), session.scriptOptions)
    (environment, resources) = (session.environment, try session.resources())
    analyst = try? session.analyst(nil)
  }

  /// Why one of the components cannot be had.
  struct Failure: Error {
    let error: ComponentLoadError
    let specification: String
  }

  /// Opens a host and all components; what they print goes to `messages`.
  func open(_ messages: RunMessages) throws(Failure) -> [LoadedComponent] {
    let host = options.host(tools, corpus: corpus, environment: environment, analyst: analyst)
    (host.cancellation, host.notebook) = (cancellation, notebook)
    host.print = { text, component in messages.add(.printed(text, component: component)) }
    host.reject = { messages.add(.rejected($0)) }
    let loader = ComponentLoader(
      host: host, environment: environment, folder: ".", resources: resources)
    var loaded: [LoadedComponent] = []
    for specification in specifications {
      host.running = specification
      defer { host.running = nil }
      do throws(ComponentLoadError) {
        loaded += try loader.load(specification)
      } catch {
        throw Failure(error: error, specification: specification)
      }
    }
    return loaded
  }
}
