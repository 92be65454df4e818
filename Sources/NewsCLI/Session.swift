import CommandKit
import NewsAnalysis
import NewsCorpus
import NewsModel
import NewsPlugins

/// What a command works with: environment, input, output, and the tools that are made when needed.
package final class Session {
  /// The environment variables.
  package let environment: [String: String]
  /// Standard input.
  package let input: any ByteSource
  /// Standard output: results, nothing else.
  package let output: OutputBuffer
  /// Whether standard error is a terminal, where progress is shown.
  package var isOnTerminal = false
  /// What scripts are granted, and what they may take.
  package var scriptOptions = ScriptOptions()
  /// Whether the prompt leaves `init.lua` alone.
  package var skipsInit = false
  /// How corpora are read.
  package var readerOptions = ReaderOptions()
  /// How dates are read that a text leaves open; other tools are made when it changes.
  package var timeOptions = TimeOptions() {
    didSet { if timeOptions != oldValue { known = nil } }
  }
  private let errors: any ByteSink
  private var known: AnalysisTools?

  /// Begins with nothing loaded.
  package init(
    environment: [String: String], input: any ByteSource, output: any ByteSink,
    error: any ByteSink
  ) {
    (self.environment, self.input, errors) = (environment, input, error)
    self.output = OutputBuffer(output, name: "standard output")
  }

  /// The same tools and rights, with other streams: for a command that runs inside another one.
  init(within outer: Session, columns: Int, output: any ByteSink, error: any ByteSink) {
    environment = outer.environment.merging(["COLUMNS": String(columns)]) { $1 }
    (input, errors) = (outer.input, error)
    self.output = OutputBuffer(output, name: "the screen")
    (isOnTerminal, scriptOptions, readerOptions) =
      (outer.isOnTerminal, outer.scriptOptions, outer.readerOptions)
    timeOptions = outer.timeOptions
    known = outer.known
  }

  /// The columns of the screen, from `$COLUMNS`.
  package var columns: Int { environment["COLUMNS"].flatMap { Int($0) } ?? 80 }

  /// Prints a line on standard error; what cannot be printed is lost.
  package func report(_ diagnostic: Diagnostic) {
    say(diagnostic.line)
  }

  /// Prints on standard error; what cannot be printed is lost.
  package func say(_ text: String) { try? errors.write(Array(text.utf8)) }

  /// Writes bytes of a script to standard error, as they are unless it is a terminal; what cannot be
  /// written is lost.
  package func sayRaw(_ bytes: [UInt8]) {
    try? errors.write(isOnTerminal ? VisibleSink.shown(bytes[...]) : bytes)
  }

  /// Where lists, shipped scripts and plugins are.
  package func resources() throws(CommandFailure) -> ResourceFolder {
    do throws(AnalysisError) {
      return try ResourceFolder.find(data: environment["NEWSLAB_DATA"])
    } catch {
      throw CommandFailure(.inputOutput, error.description)
    }
  }

  /// What reads and analyzes articles, with all lists loaded.
  package func tools() throws(CommandFailure) -> AnalysisTools {
    let tools = try lazyTools()
    do throws(AnalysisError) {
      try tools.load()
      return tools
    } catch {
      throw CommandFailure(.inputOutput, error.description)
    }
  }

  /// The same, but most lists are loaded when a layer first needs them: for what may not analyze at
  /// all, and can say it when a list cannot be loaded.
  package func lazyTools() throws(CommandFailure) -> AnalysisTools {
    if let known { return known }
    let resources = try resources()
    let folders = PluginFolders(environment: environment, folder: ".", resources: resources)
    try plugins { () throws(PluginError) in try folders.checkTables() }
    let imported = try importedLists().map(\.list)
    do throws(AnalysisError) {
      let tools = try AnalysisTools(
        lexicons: resources.lexicons, imported: imported, roleTables: folders.roleTables,
        profileTables: folders.profileTables, claimTables: folders.claimTables,
        times: timeOptions)
      known = tools
      return tools
    } catch {
      throw CommandFailure(.inputOutput, error.description)
    }
  }

  /// The lists of names that were imported for the project and by the user.
  func importedLists() throws(CommandFailure) -> [GazetteerCache.Opened] {
    do throws(GazetteerError) {
      return try GazetteerFolders(environment: environment, folder: ".")
        .open(by: GazetteerCache(environment: environment))
    } catch {
      throw CommandFailure(.inputOutput, error.description)
    }
  }

  /// Opens the named corpus, else that of `$NEWSLAB_CORPUS`; nil when there is neither.
  package func corpusIfNamed(_ name: String?) throws -> (any Corpus)? {
    let isNamed = name != nil || environment["NEWSLAB_CORPUS"]?.isEmpty == false
    return isNamed ? try corpus(named: name) : nil
  }

  /// Opens the named corpus, else that of `$NEWSLAB_CORPUS`.
  package func corpus(named name: String?) throws -> any Corpus {
    guard let path = name ?? environment["NEWSLAB_CORPUS"], !path.isEmpty else {
      throw CommandFailure(
        .usage, "no corpus is named; name a folder or file, or set NEWSLAB_CORPUS")
    }
    if readerOptions.pluginFormats == nil { readerOptions.pluginFormats = try pluginFormats() }
    do {
      return try Corpora.open(
        [path], input: input, options: readerOptions, tools: lazyTools())
    } catch let error as CorpusError {
      throw CommandFailure(error)
    }
  }
}
