import LuaKit
import NewsAnalysis
import NewsCorpus
import NewsScript

/// Components over all articles of a corpus, with what goes wrong on standard error.
struct CorpusRun {
  private let components: [LoadedComponent]
  private let messages: RunMessages
  private let session: Session
  private let settings: RunSettings
  private let plan: RunPlan
  private let stop: RunStop

  /// Takes components that print to `messages`, and what opens them again for each worker.
  init(
    _ components: [LoadedComponent], messages: RunMessages, settings: RunSettings,
    stop: RunStop = RunStop(), session: Session,
    open: @escaping @Sendable (RunMessages) throws -> [LoadedComponent]
  ) {
    (self.components, self.messages, self.session) = (components, messages, session)
    (self.settings, self.stop) = (settings, stop)
    var plan = RunPlan(open: open)
    plan.workers = settings.workers ?? Processors.count
    plan.opensAnew = settings.opensAnew
    plan.wantsEveryArticle = settings.statusesPath != nil || settings.listener != nil
    plan.stop = stop
    self.plan = plan
  }

  /// Runs and writes; throws at the end when articles or reports failed.
  func run(on corpus: any Corpus) throws {
    try checkNames()
    let watch = RunWatch(components, settings: settings, stop: stop, session: session)
    let files = try RunFiles(settings, session: session)
    var output = try makeOutput(files)
    var plan = plan
    let saver = settings.saves ? try RunSaver(components, corpus, session: session) : nil
    plan.wantsKept = output.wantsArticles || settings.saves
    plan.wantsDropped = settings.saves
    plan.wantsDerivedTitles = output.wantsDerivedTitles
    plan.wantsContents = settings.receipt != nil
    try settings.receipt?.begin(components, in: session)
    let journal = try openJournal(for: plan)
    (plan.memory, plan.corpus) = (journal, corpus)
    messages.deliver = { watch.hear($0) }
    defer { messages.deliver = nil }
    if let words = settings.isolation { try isolate(&plan, words, corpus) }
    let engine = RunEngine(plan, components: components, messages: messages)
    if settings.isolation != nil { try Self.checkShareable(engine) }
    var unmergeable = plan.workers > 1 ? engine.unmergeable : []
    if !engine.unmergeable.isEmpty { journal?.remove() }
    watch.journal = engine.unmergeable.isEmpty ? journal : nil
    let source = try shards(of: corpus, readers: engine.workers)
    watch.total = source.total
    // At the prompt it is the prompt that hears Ctrl-C.
    let signal = settings.listener == nil ? StopSignal() : nil
    try engine.run(source) {
      if signal?.isRaised == true { stop.raise() }
      if settings.listener?.isStopped() == true { stop.interrupt() }
      watch.tick()
    } consume: { result in
      try take(result, watch, files, &output)
      if result.number > 0 {
        report(unmergeable)
        unmergeable = []
      }
      try saver?.save(result)
      watch.tick()
    }
    try watch.checkStop()
    try end(engine, watch, files, &output)
  }

  /// Lets processes work, which end when a component takes far more time than it may.
  private func isolate(
    _ plan: inout RunPlan, _ words: [String], _ corpus: any Corpus
  ) throws {
    let options = session.scriptOptions
    let identity = RunIdentity(
      components, tools: try session.lazyTools(), limits: options, wishes: nil)
    let patience = options.limits.time.map { time in
      UInt64(clamping: time.components.seconds) * 2_000_000_000 + 10_000_000_000
    }
    let memory = max(4 << 30, 2 * min(options.limits.memory ?? 2 << 30, 1 << 44) + (2 << 30))
    let limit = "\(WorkerCommand.processMemory.description.name)=\(memory)"
    let wishes =
      (plan.wantsDerivedTitles ? [WorkerCommand.titles.description.name] : [])
      + (plan.wantsDropped ? [WorkerCommand.dropped.description.name] : [])
    let setting = IsolatedWorker.Setting(
      arguments: [words[0], limit] + wishes + words.dropFirst(), run: identity.hash,
      components: components.count, usesStore: corpus is StoreCorpus, patience: patience,
      stop: stop)
    plan.makeWorker = { try IsolatedWorker(setting, number: $0) }
  }

  /// Puts the results of workers elsewhere together and lets the reports finish.
  func merge(_ forEachResult: ((ShardResult) throws -> Void) throws -> Void) throws {
    try checkNames()
    let watch = RunWatch(components, settings: settings, stop: stop, session: session)
    let files = try RunFiles(settings, session: session)
    var output = try makeOutput(files)
    messages.deliver = { watch.hear($0) }
    defer { messages.deliver = nil }
    let engine = RunEngine(plan, components: components, messages: messages, isMerging: true)
    try forEachResult { result in
      engine.add(result.gathered)
      try take(result, watch, files, &output)
    }
    try end(engine, watch, files, &output)
  }

  /// Says and writes what became of a shard, as far as the run goes: what other workers made of
  /// articles behind the one that ends it is nobody's result.
  private func take(
    _ result: ShardResult, _ watch: RunWatch, _ files: RunFiles, _ output: inout RunOutput
  ) throws {
    let isOver = watch.isOver
    watch.add(result)
    settings.receipt?.add(result)
    if isOver { return }
    for article in result.articles {
      settings.listener?.add(article)
      try files.write(article, of: components, worker: result.worker)
      if article.isKept { try output.add(article) }
      if article.failure != nil, article.id == watch.lastStraw { return }
    }
  }

  /// Lets the reports finish, and writes the rest.
  private func end(
    _ engine: RunEngine, _ watch: RunWatch, _ files: RunFiles, _ output: inout RunOutput
  ) throws {
    let (reports, said) = engine.finish()
    for message in said { watch.say(message) }
    let documents = written(reports, watch)
    settings.listener?.end(documents)
    try output.finish(documents, counts: watch.counts)
    try files.finish()
    try settings.receipt?.finish(
      components, settings, counts: watch.counts, written: files.written, in: session)
    watch.journal?.remove()
    try watch.finish(hasFailed: documents.count < reports.count)
  }

  /// The journal that was asked for; what decides about an article must be known by now.
  private func openJournal(for plan: RunPlan) throws -> RunJournal? {
    guard let request = settings.journal else { return nil }
    let identity = RunIdentity(
      components, tools: try session.lazyTools(), limits: session.scriptOptions, wishes: plan)
    let names = components.map(\.component.name)
    return try request.open(
      run: identity.hash, components: components.count, savers: settings.saves ? Set(names) : [],
      in: session)
  }

  private func makeOutput(_ files: RunFiles) throws(CommandFailure) -> RunOutput {
    var width = settings.outputPath == nil ? session.fittingColumns : nil
    if let receipt = settings.receipt { width = receipt.width(fitting: width) }
    return try RunOutput(components, settings, width: width, write: files.write)
  }

  private func shards(of corpus: any Corpus, readers: Int) throws -> any ShardSource {
    do throws(CorpusError) {
      return try corpus.shards(
        settings.selection, rule: ShardRule(size: settings.shardSize), readers: readers)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// The documents of the reports that wrote one.
  private func written(
    _ reports: [ReportOutcome], _ watch: RunWatch
  ) -> [NamedDocument] {
    reports.compactMap { report in
      let component = report.component
      switch report.result {
      case .success(let document):
        return NamedDocument(
          name: component.component.name, summary: component.component.summary, document: document)
      case .failure(let error):
        session.report(error, prefix: component.component.title, source: component.source)
        return nil
      }
    }
  }

  /// Throws when a report cannot be worked on in parts by several processes.
  static func checkShareable(_ engine: RunEngine) throws(CommandFailure) {
    guard let report = engine.unmergeable.first else { return }
    throw CommandFailure(
      .usage, why(report) + ", so workers cannot share it",
      notes: ["'newslab help accumulators' says what can be shared"])
  }

  private static func why(_ unmergeable: LoadedComponent) -> String {
    "\(unmergeable.component.title) gathers in a table of its own and has no 'merge'"
  }

  /// Says once which reports keep the run on one worker.
  private func report(_ unmergeable: [LoadedComponent]) {
    for component in unmergeable {
      session.report(
        Diagnostic(
          .note,
          Self.why(component) + ", so one worker runs everything; 'newslab help accumulators' says "
            + "how many can"))
    }
  }

  /// Labels, options and reports go by the name of their component, so that no two may share one.
  private func checkNames() throws {
    var sources: [String: String] = [:]
    for component in components {
      let name = component.component.name
      if component.component.kind == .reader {
        throw CommandFailure(
          .usage, "'\(name)' is a reader, which reads a corpus and does not run over one",
          notes: ["name it with --reader \(component.source)"])
      }
      guard let other = sources.updateValue(component.source, forKey: name) else { continue }
      let from = other == component.source ? "" : ", from \(other) and \(component.source)"
      throw CommandFailure(.usage, "two components are called '\(name)'\(from)")
    }
  }
}
