import LuaKit
import NewsAnalysis
import NewsPlugins
import NewsScript

extension Newslab {
  /// Runs components over a corpus, in the order given: filters narrow, annotators and classifiers
  /// add, reports gather.
  ///
  /// A component is named as on the command line: `file.lua`, `file.lua:name`, `plugin:name`, or a
  /// name that only one has. Settings are texts by the name of an option, or by `component.option`.
  /// One article that fails does not stop the others; its result says why.
  public func run(
    _ components: [String], on corpus: ArticleCorpus, settings: [String: String] = [:]
  ) throws(NewslabError) -> RunResult {
    var options = RunOptions()
    options.settings = settings
    return try run(components, on: corpus, options: options)
  }

  /// Runs components over a corpus as ``run(_:on:settings:)`` does, under options.
  ///
  /// An article in which a component meets a limit counts as failed; the others are run.
  public func run(
    _ components: [String], on corpus: ArticleCorpus, options: RunOptions
  ) throws(NewslabError) -> RunResult {
    let cancellation = options.cancellation ?? Cancellation()
    do throws(NewslabError) {
      let result = try run(components, on: corpus, options, cancellation)
      if !cancellation.isCancelled { return result }
    } catch  where !cancellation.isCancelled {
      throw error
    } catch {}
    throw .cancelled
  }

  /// Runs components over a corpus as ``run(_:on:options:)`` does, for a task: when the task is
  /// cancelled, whatever runs is interrupted, and this throws ``NewslabError/cancelled``.
  ///
  /// The run keeps its thread until it ends; give long ones an executor of their own.
  public func runCancellable(
    _ components: [String], on corpus: ArticleCorpus, options: RunOptions = RunOptions(),
    isolation: isolated (any Actor)? = #isolation
  ) async throws(NewslabError) -> RunResult {
    var options = options
    let cancellation = options.cancellation ?? Cancellation()
    options.cancellation = cancellation
    let outcome = await cancellation.whileTaskRuns {
      Result { () throws(NewslabError) in try run(components, on: corpus, options: options) }
    }
    return try outcome.get()
  }

  private func run(
    _ components: [String], on corpus: ArticleCorpus, _ options: RunOptions,
    _ cancellation: Cancellation
  ) throws(NewslabError) -> RunResult {
    let host = ScriptHost(tools)
    host.corpus = corpus.corpus
    host.gazetteers = GazetteerCache()
    (host.permissions, host.limits) = (options.permissions, options.limits)
    (host.policy, host.cancellation) = (options.policy, cancellation)
    host.print = { text, component in options.print(text, component) }
    let loader = ComponentLoader(
      host: host, environment: [:], folder: ".", resources: resources)
    var loaded: [LoadedComponent] = []
    for specification in components {
      do throws(ComponentLoadError) {
        loaded += try loader.load(specification)
      } catch {
        throw .component(error.description)
      }
    }
    try Self.apply(options.settings, to: &loaded)
    let run = ComponentRun(loaded)
    var result = RunResult()
    for article in corpus {
      if cancellation.isCancelled { throw .cancelled }
      result.add(run.process(host.article(article)), of: loaded)
    }
    for outcome in run.finish() { result.add(outcome) }
    return result
  }
}
